package nl.skillspaspoort.core.jsonld;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * The canonicalizer with Titanium's context processing.
 *
 * <p>Titanium reads contexts; expansion, RDF and RDFC-1.0 are ours. Its expansion leaves parts out
 * without a word and does not tell where, its conversion formats numbers with one formatter for all
 * threads, and both would have to be searched afterwards for what is missing. Here nothing can go
 * missing that has no error.
 */
final class TitaniumCanonicalizer implements Canonicalizer {
  private final Contexts contexts;
  private final ContextLibrary library;
  private final CanonicalizationLimits limits;
  private final boolean plain;
  private final LongAdder documents = new LongAdder();

  TitaniumCanonicalizer(Contexts contexts, CanonicalizationLimits limits) {
    this(contexts, limits, true);
  }

  /**
   * With or without the demand for {@linkplain PlainForm plain form}.
   *
   * @param plain false in tests only: of JSON-LD in all its forms
   */
  TitaniumCanonicalizer(Contexts contexts, CanonicalizationLimits limits, boolean plain) {
    this(contexts, new ContextLibrary(contexts), limits, plain);
  }

  private TitaniumCanonicalizer(
      Contexts contexts, ContextLibrary library, CanonicalizationLimits limits, boolean plain) {
    this.plain = plain;
    this.contexts = Objects.requireNonNull(contexts, "contexts");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.library = library;
  }

  @Override
  public String canonicalize(JsonObject document, HashAlgorithm hash) throws JsonLdException {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(hash, "hash");
    documents.increment();
    CanonicalizationBudget budget = new CanonicalizationBudget(limits);
    return Rdfc10.canonicalize(toRdf(document, budget), hash, budget).nQuads();
  }

  @Override
  public SelectableDocument selectable(JsonObject document) throws JsonLdException {
    return SelectableDocument.of(Objects.requireNonNull(document, "document"), this);
  }

  @Override
  public PathCounts counts() {
    return new PathCounts(0, documents.sum());
  }

  /** The scopes that come back from document to document. */
  ContextLibrary library() {
    return library;
  }

  @Override
  public CanonicalizationLimits limits() {
    return limits;
  }

  @Override
  public TitaniumCanonicalizer withLimits(CanonicalizationLimits other) {
    return new TitaniumCanonicalizer(contexts, library, other, plain);
  }

  /** The statements of a document, in safe mode. */
  Set<Quad> toRdf(JsonObject document, CanonicalizationBudget budget) throws JsonLdException {
    return toRdf(document, budget, new RdfConverter(budget));
  }

  /** The same, with the converter, which knows afterwards where the blank nodes come from. */
  Set<Quad> toRdf(JsonObject document, CanonicalizationBudget budget, RdfConverter converter)
      throws JsonLdException {
    Expander expander =
        new Expander(
            new ScopeChanges(library, contexts, budget), budget, new PlainForm(budget, plain));
    return converter.convert(expander.expand(document));
  }
}
