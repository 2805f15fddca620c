package nl.skillspaspoort.core.status;

import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** The members that both kinds of W3C entries have, read without converting anything. */
final class EntryMembers {
  static final String ID = "id";
  static final String TYPE = "type";
  static final String PURPOSE = "statusPurpose";
  static final String INDEX = "statusListIndex";
  static final String LIST = "statusListCredential";

  private static final int MOST_INDEX_DIGITS = 15;

  private EntryMembers() {}

  static long index(JsonObject entry, String where) throws JsonFormatException {
    String text = entry.requiredText(INDEX, where);
    if (!isIndex(text)) {
      throw malformed(
          where + "/" + INDEX,
          "text of " + text.length() + " characters in another form",
          "a whole number in base 10, zero or more, in a string");
    }
    return Long.parseLong(text);
  }

  /** Base 10, no sign, no leading zero, and small enough to be one index on every machine. */
  private static boolean isIndex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty()
        && text.length() <= MOST_INDEX_DIGITS
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  static StatusPurpose purpose(JsonObject entry, String where) throws JsonFormatException {
    String text = entry.requiredText(PURPOSE, where);
    if (text.isBlank()) {
      throw malformed(where + "/" + PURPOSE, "empty text", "a purpose");
    }
    return new StatusPurpose(text);
  }

  static String list(JsonObject entry, String where) throws JsonFormatException {
    String list = uri(entry.requiredText(LIST, where), where + "/" + LIST);
    if (entry.has(ID) && entry.requiredText(ID, where).equals(list)) {
      throw malformed(
          where + "/" + ID, "the URL of the list as the id of an entry", "an id of its own");
    }
    return list;
  }

  /** As long as browsers and servers take them; a verifier keeps the URLs that it was asked. */
  private static final int MAX_URL_CHARS = 2_048;

  static String uri(String text, String where) throws JsonFormatException {
    if (text.length() <= MAX_URL_CHARS && AbsoluteUri.is(text)) {
      return text;
    }
    throw malformed(
        where,
        "text of " + text.length() + " characters",
        "one absolute URL of at most " + MAX_URL_CHARS + " characters");
  }

  static JsonFormatException malformed(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected));
  }
}
