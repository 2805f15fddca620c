package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The canonicalizer for documents of the ordinary kind, and another one for the rest.
 *
 * <p>The compiled path knows plain trees over contexts that it has compiled before. It never
 * refuses: whatever it does not know, and whatever may be wrong, it hands on. So every error is the
 * general path's, and what both can do has to be the same bytes.
 */
final class CompiledCanonicalizer implements Canonicalizer {
  static final CompiledCanonicalizer STANDARD =
      new CompiledCanonicalizer(Contexts.bundled(), CanonicalizationLimits.DEFAULT);

  private final CompiledScope.Compiler compiler;
  private final CanonicalizationLimits limits;
  private final TitaniumCanonicalizer general;
  private final LongAdder compiled = new LongAdder();

  CompiledCanonicalizer(Contexts contexts, CanonicalizationLimits limits) {
    this(new TitaniumCanonicalizer(contexts, limits), contexts, limits);
  }

  private CompiledCanonicalizer(
      TitaniumCanonicalizer general, Contexts contexts, CanonicalizationLimits limits) {
    this(general, new CompiledScope.Compiler(general.library(), contexts, true), limits);
  }

  private CompiledCanonicalizer(
      TitaniumCanonicalizer general,
      CompiledScope.Compiler compiler,
      CanonicalizationLimits limits) {
    this.general = general;
    this.compiler = compiler;
    this.limits = limits;
  }

  @Override
  public String canonicalize(JsonObject document, HashAlgorithm hash) throws JsonLdException {
    return new String(canonicalBytes(document, hash), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] canonicalBytes(JsonObject document, HashAlgorithm hash) throws JsonLdException {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(hash, "hash");
    byte[] canonical = compiled(document, hash);
    if (canonical != null) {
      compiled.increment();
      return canonical;
    }
    return general.canonicalBytes(document, hash);
  }

  @Override
  public SelectableDocument selectable(JsonObject document) throws JsonLdException {
    return general.selectable(document);
  }

  @Override
  public CanonicalizationLimits limits() {
    return limits;
  }

  @Override
  public Canonicalizer withLimits(CanonicalizationLimits other) {
    // How contexts are worked out depends on no limit.
    return new CompiledCanonicalizer(general.withLimits(other), compiler, other);
  }

  @Override
  public PathCounts counts() {
    return new PathCounts(compiled.sum(), general.counts().general());
  }

  /** The canonical form; null if the document is one for the general path. */
  byte @Nullable [] compiled(JsonObject document, HashAlgorithm hash) {
    List<String> urls = urls(document.get(Vocabulary.CONTEXT).orElse(null));
    if (urls == null) {
      return null;
    }
    CompiledScope scope = compiler.root(urls);
    if (scope == null) {
      return null;
    }
    Statements statements = new Statements(limits);
    return new CompiledWalk(statements).root(scope, document) ? statements.canonical(hash) : null;
  }

  private static @Nullable List<String> urls(@Nullable JsonValue context) {
    if (!(context instanceof JsonArray array)) {
      return null;
    }
    List<String> urls = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonString url)) {
        return null;
      }
      urls.add(url.value());
    }
    return urls;
  }
}
