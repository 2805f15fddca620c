package nl.skillspaspoort.core.status;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
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

  /** Base 10, no sign, no leading zero, and small enough to be one index on every machine. */
  private static final Pattern INDEX_FORM = Pattern.compile("0|[1-9][0-9]{0,14}");

  private EntryMembers() {}

  static long index(JsonObject entry, String where) throws JsonFormatException {
    String at = where + "/" + INDEX;
    String text = entry.required(INDEX, where).asString(at);
    if (!INDEX_FORM.matcher(text).matches()) {
      throw malformed(
          at,
          "text of " + text.length() + " characters in another form",
          "a whole number in base 10, zero or more, in a string");
    }
    return Long.parseLong(text);
  }

  static StatusPurpose purpose(JsonObject entry, String where) throws JsonFormatException {
    String at = where + "/" + PURPOSE;
    String text = entry.required(PURPOSE, where).asString(at);
    if (text.isBlank()) {
      throw malformed(at, "empty text", "a purpose");
    }
    return new StatusPurpose(text);
  }

  static String list(JsonObject entry, String where) throws JsonFormatException {
    String at = where + "/" + LIST;
    String list = uri(entry.required(LIST, where).asString(at), at);
    if (entry.has(ID) && entry.required(ID, where).asString(where + "/" + ID).equals(list)) {
      throw malformed(
          where + "/" + ID, "the URL of the list as the id of an entry", "an id of its own");
    }
    return list;
  }

  static String uri(String text, String where) throws JsonFormatException {
    try {
      if (new URI(text).isAbsolute()) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Said below, with the place and without the text.
    }
    throw malformed(where, "text of " + text.length() + " characters", "one absolute URL");
  }

  static JsonFormatException malformed(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected));
  }
}
