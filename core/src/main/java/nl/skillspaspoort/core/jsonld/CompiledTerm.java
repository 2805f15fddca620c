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
 * @param iri the IRI or keyword that it stands for; empty for nothing
 * @param hasContext true if its values, or objects of this type, have a scope of their own
 * @param predicate the IRI as a part of a statement, in UTF-8, with a space behind it; as an object
 *     it is written the same way
 * @param coercion how a string is read
 * @param datatype of its values; null if it has none
 * @param rank of the predicate among those of its scope at least, in the order of their bytes
 * @param closing what ends a string value, from its closing quote on, with a space behind it
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; the bytes are written out, not handed out
record CompiledTerm(
    Kind kind,
    String iri,
    boolean hasContext,
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
    String mapping = definition.getUriMapping();
    String iri = mapping == null ? "" : mapping;
    String type = definition.getTypeMapping();
    boolean hasContext = definition.getLocalContext() != null;
    if (iri.equals(Vocabulary.ID)) {
      return of(Kind.ID, iri, hasContext, null);
    }
    if (iri.equals(Vocabulary.TYPE)) {
      return of(isSimple(definition) ? Kind.TYPE : Kind.OTHER, iri, hasContext, null);
    }
    boolean readable =
        NQuads.isIri(iri)
            && isSimple(definition)
            && !definition.isReverseProperty()
            && definition.getLanguageMapping() == null
            && definition.getDirectionMapping() == null
            && (type == null ? !defaultsSet : isReadable(type));
    return readable
        ? of(Kind.PROPERTY, iri, hasContext, type)
        : of(Kind.OTHER, iri, hasContext, null);
  }

  private static boolean isReadable(String type) {
    return type.equals(Vocabulary.ID) || type.equals(Vocabulary.VOCAB) || NQuads.isIri(type);
  }

  /**
   * The term of these parts.
   *
   * @param type what its values are, as in a definition; null if it does not say
   */
  static CompiledTerm of(Kind kind, String iri, boolean hasContext, @Nullable String type) {
    if (kind != Kind.PROPERTY) {
      return new CompiledTerm(kind, iri, hasContext, NONE, 0, Coercion.STRING, null, NONE);
    }
    byte[] predicate = (NQuads.iri(iri) + " ").getBytes(StandardCharsets.UTF_8);
    if (type == null) {
      return new CompiledTerm(
          kind, iri, hasContext, predicate, 0, Coercion.STRING, null, PLAIN_CLOSING);
    }
    if (type.equals(Vocabulary.ID)) {
      return new CompiledTerm(kind, iri, hasContext, predicate, 0, Coercion.ID, null, NONE);
    }
    if (type.equals(Vocabulary.VOCAB)) {
      return new CompiledTerm(kind, iri, hasContext, predicate, 0, Coercion.VOCABULARY, null, NONE);
    }
    byte[] closing =
        type.equals(Vocabulary.XSD_STRING)
            ? PLAIN_CLOSING
            : ("\"^^" + NQuads.iri(type) + " ").getBytes(StandardCharsets.UTF_8);
    return new CompiledTerm(kind, iri, hasContext, predicate, 0, Coercion.DATATYPE, type, closing);
  }

  /** What its values are, as in a definition; null if it does not say. */
  @Nullable String type() {
    return switch (coercion) {
      case STRING -> null;
      case ID -> Vocabulary.ID;
      case VOCABULARY -> Vocabulary.VOCAB;
      case DATATYPE -> datatype;
    };
  }

  CompiledTerm withRank(int place) {
    return new CompiledTerm(kind, iri, hasContext, predicate, place, coercion, datatype, closing);
  }

  /** Without container, or with one that only says that there may be several values. */
  private static boolean isSimple(TermDefinition definition) {
    Collection<String> containers = definition.getContainerMapping();
    return containers == null || Set.of(Vocabulary.SET).containsAll(containers);
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
