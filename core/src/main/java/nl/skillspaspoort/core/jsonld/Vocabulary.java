package nl.skillspaspoort.core.jsonld;

import java.util.regex.Pattern;

/**
 * The keywords of JSON-LD and the IRIs of RDF and XML Schema that the conversion itself writes.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#keywords">JSON-LD 1.1, Syntax Tokens and
 *     Keywords</a>
 */
final class Vocabulary {
  static final String CONTEXT = "@context";
  static final String DIRECTION = "@direction";
  static final String GRAPH = "@graph";
  static final String ID = "@id";
  static final String INCLUDED = "@included";
  static final String INDEX = "@index";
  static final String JSON = "@json";
  static final String LANGUAGE = "@language";
  static final String LIST = "@list";
  static final String NEST = "@nest";
  static final String NONE = "@none";
  static final String REVERSE = "@reverse";
  static final String SET = "@set";
  static final String TYPE = "@type";
  static final String VALUE = "@value";
  static final String VOCAB = "@vocab";

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String RDF_FIRST = RDF + "first";
  static final String RDF_JSON = RDF + "JSON";
  static final String RDF_NIL = RDF + "nil";
  static final String RDF_REST = RDF + "rest";
  static final String RDF_TYPE = RDF + "type";

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  static final String XSD_BOOLEAN = XSD + "boolean";
  static final String XSD_DOUBLE = XSD + "double";
  static final String XSD_INTEGER = XSD + "integer";
  static final String XSD_STRING = XSD + "string";

  /**
   * Datatype of a string with a base direction: this, then the language, an underscore and the
   * direction.
   */
  static final String I18N = "https://www.w3.org/ns/i18n#";

  private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

  private Vocabulary() {}

  /** True if the text has the form that all language tags of BCP 47 have. */
  static boolean isLanguageTag(String text) {
    return LANGUAGE_TAG.matcher(text).matches();
  }

  /** True for {@code @} and letters: reserved, whether it is a keyword of today or not. */
  static boolean hasKeywordForm(String value) {
    if (value.length() < 2 || value.charAt(0) != '@') {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (!(unit >= 'a' && unit <= 'z') && !(unit >= 'A' && unit <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
