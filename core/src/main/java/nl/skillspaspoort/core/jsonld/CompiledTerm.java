package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.context.TermDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scope says about one term, worked out once: how its values are written in N-Quads.
 *
 * @param kind what the compiled path does with it
 * @param term the definition
 * @param iri the IRI that it stands for; empty for {@link Kind#OTHER}
 * @param predicate the IRI as a part of a statement, in UTF-8, with a space behind it; as an object
 *     it is written the same way
 * @param coercion how a string is read
 * @param datatype of its values; null if it has none
 * @param rank of the predicate among those of its scope, in the order of their bytes
 * @param closing what ends a string value, from its closing quote on, with a space behind it
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; the bytes are written out, not handed out
record CompiledTerm(
    Kind kind,
    Term term,
    String iri,
    byte[] predicate,
    int rank,
    Coercion coercion,
    @Nullable String datatype,
    byte[] closing) {

  private static final byte[] NONE = {};
  private static final byte[] PLAIN_CLOSING = "\" ".getBytes(StandardCharsets.UTF_8);

  enum Kind {
    ID,
    TYPE,
    PROPERTY,
    /** Something that is left to the general path. */
    OTHER
  }

  enum Coercion {
    STRING,
    ID,
    VOCABULARY,
    DATATYPE
  }

  static CompiledTerm of(TermDefinition definition, boolean defaultsSet) {
    Term term = new Term(definition);
    String iri = definition.getUriMapping();
    if (iri == null) {
      return other(term);
    }
    if (iri.equals(Vocabulary.ID)) {
      return new CompiledTerm(Kind.ID, term, iri, NONE, 0, Coercion.STRING, null, NONE);
    }
    if (iri.equals(Vocabulary.TYPE)) {
      return isSimple(definition)
          ? new CompiledTerm(Kind.TYPE, term, iri, NONE, 0, Coercion.STRING, null, NONE)
          : other(term);
    }
    String type = definition.getTypeMapping();
    boolean readable =
        NQuads.isIri(iri)
            && isSimple(definition)
            && !definition.isReverseProperty()
            && definition.getLanguageMapping() == null
            && definition.getDirectionMapping() == null
            && !Vocabulary.JSON.equals(type)
            && !Vocabulary.NONE.equals(type)
            && !(defaultsSet && type == null);
    if (!readable) {
      return other(term);
    }
    byte[] predicate = (NQuads.iri(iri) + " ").getBytes(StandardCharsets.UTF_8);
    if (type == null) {
      return new CompiledTerm(
          Kind.PROPERTY, term, iri, predicate, 0, Coercion.STRING, null, PLAIN_CLOSING);
    }
    if (type.equals(Vocabulary.ID)) {
      return new CompiledTerm(Kind.PROPERTY, term, iri, predicate, 0, Coercion.ID, null, NONE);
    }
    if (type.equals(Vocabulary.VOCAB)) {
      return new CompiledTerm(
          Kind.PROPERTY, term, iri, predicate, 0, Coercion.VOCABULARY, null, NONE);
    }
    if (!NQuads.isIri(type)) {
      return other(term);
    }
    byte[] closing =
        type.equals(Vocabulary.XSD_STRING)
            ? PLAIN_CLOSING
            : ("\"^^" + NQuads.iri(type) + " ").getBytes(StandardCharsets.UTF_8);
    return new CompiledTerm(
        Kind.PROPERTY, term, iri, predicate, 0, Coercion.DATATYPE, type, closing);
  }

  CompiledTerm withRank(int place) {
    return new CompiledTerm(kind, term, iri, predicate, place, coercion, datatype, closing);
  }

  private static CompiledTerm other(Term term) {
    return new CompiledTerm(Kind.OTHER, term, "", NONE, 0, Coercion.STRING, null, NONE);
  }

  /** Without container, or with one that only says that there may be several values. */
  private static boolean isSimple(TermDefinition definition) {
    Collection<String> containers = definition.getContainerMapping();
    return containers == null || Set.of(Vocabulary.SET).containsAll(containers);
  }

  /** True if its values, or objects of this type, have a scope of their own. */
  boolean hasContext() {
    return term.hasContext();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
