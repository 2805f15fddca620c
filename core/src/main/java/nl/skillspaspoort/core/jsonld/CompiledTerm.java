package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.context.TermDefinition;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scope says about one term, worked out once: how its values are written in N-Quads.
 *
 * @param kind what the compiled path does with it
 * @param term the definition
 * @param iri the IRI that it stands for; empty for {@link Kind#OTHER}
 * @param predicate the IRI as a part of a statement
 * @param coercion how a string is read
 * @param datatype of its values; null if it has none
 * @param suffix what follows the closing quote of a string
 */
record CompiledTerm(
    Kind kind,
    Term term,
    String iri,
    String predicate,
    Coercion coercion,
    @Nullable String datatype,
    String suffix) {

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
      return new CompiledTerm(Kind.ID, term, iri, "", Coercion.STRING, null, "");
    }
    if (iri.equals(Vocabulary.TYPE)) {
      return isSimple(definition)
          ? new CompiledTerm(Kind.TYPE, term, iri, "", Coercion.STRING, null, "")
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
    String predicate = NQuads.iri(iri);
    if (type == null) {
      return new CompiledTerm(Kind.PROPERTY, term, iri, predicate, Coercion.STRING, null, "");
    }
    if (type.equals(Vocabulary.ID)) {
      return new CompiledTerm(Kind.PROPERTY, term, iri, predicate, Coercion.ID, null, "");
    }
    if (type.equals(Vocabulary.VOCAB)) {
      return new CompiledTerm(Kind.PROPERTY, term, iri, predicate, Coercion.VOCABULARY, null, "");
    }
    if (!NQuads.isIri(type)) {
      return other(term);
    }
    String suffix = type.equals(Vocabulary.XSD_STRING) ? "" : "^^" + NQuads.iri(type);
    return new CompiledTerm(Kind.PROPERTY, term, iri, predicate, Coercion.DATATYPE, type, suffix);
  }

  private static CompiledTerm other(Term term) {
    return new CompiledTerm(Kind.OTHER, term, "", "", Coercion.STRING, null, "");
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
