package nl.skillspaspoort.wallet.cli;

import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * What in a credential leads to its holder by other ways: whoever gets it can find or follow her.
 */
enum Identifiers {
  /** There is none. */
  NONE,
  /** An identifier of which the digest is there: it can often be guessed. */
  HASHED,
  /** An e-mail address, or another identifier that can be read. */
  PLAIN;

  private static final Pattern EMAIL =
      Pattern.compile("(?i)(mailto:)?[^@\\s/:]{1,64}@[^@\\s/:]+\\.[^@\\s/:]+");

  /** What others wrote about themselves, and what is the same for everybody. */
  private static final Set<String> NOT_THE_HOLDER = Set.of("issuer", "proof", "@context");

  static Identifiers in(JsonObject credential) {
    Identifiers worst = NONE;
    for (int i = 0; i < credential.size(); i++) {
      if (!NOT_THE_HOLDER.contains(credential.nameAt(i))) {
        worst = worse(worst, of(credential.valueAt(i)));
      }
    }
    return worst;
  }

  private static Identifiers of(JsonValue value) {
    Identifiers worst = NONE;
    if (value instanceof JsonString text && EMAIL.matcher(text.value().strip()).matches()) {
      return PLAIN;
    }
    if (value instanceof JsonArray array) {
      for (JsonValue element : array.elements()) {
        worst = worse(worst, of(element));
      }
    }
    if (value instanceof JsonObject object) {
      worst = object.has("identityHash") ? identity(object) : NONE;
      for (int i = 0; i < object.size(); i++) {
        worst = worse(worst, of(object.valueAt(i)));
      }
    }
    return worst;
  }

  private static Identifiers identity(JsonObject identity) {
    return identity.get("hashed").map(JsonValue::toJson).orElse("").equals("true") ? HASHED : PLAIN;
  }

  private static Identifiers worse(Identifiers one, Identifiers other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
