package nl.skillspaspoort.verifier;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Parts of an Open Badge that do not say what they are, though its specification asks for that. No
 * decision depends on it, so it is a remark; a wrong type is refused elsewhere. Not thread-safe.
 */
final class MissingTypes {
  private static final String TYPE = "type";

  private int count;
  private String first = "";

  private MissingTypes() {}

  /** One remark with the first place; none for a credential of which parts are withheld. */
  static List<Problem> in(CredentialClaims claims) {
    if (claims.achievementSubject().isEmpty() || !claims.withheld().isNothing()) {
      return List.of();
    }
    MissingTypes missing = new MissingTypes();
    missing.issuer(claims.json().get("issuer"));
    missing.subject(claims.json().get("credentialSubject"));
    return missing.count == 0
        ? List.of()
        : List.of(
            new Problem(
                ProblemCode.TYPE_MISSING,
                missing.first,
                missing.count + " part(s) without a type, the first here",
                "the type that Open Badges gives such a part"));
  }

  private void issuer(Optional<JsonValue> issuer) {
    look(issuer, "/issuer");
    if (issuer.isPresent() && issuer.get() instanceof JsonObject profile) {
      look(profile.get("otherIdentifier"), "/issuer/otherIdentifier");
      look(profile.get("parentOrg"), "/issuer/parentOrg");
    }
  }

  private void subject(Optional<JsonValue> value) {
    String where = "/credentialSubject";
    Optional<JsonValue> only = value;
    if (value.isPresent() && value.get() instanceof JsonArray array && array.size() == 1) {
      only = Optional.of(array.get(0));
      where = where + "/0";
    }
    if (only.isPresent() && only.get() instanceof JsonObject subject) {
      for (String member : List.of("identifier", "source", "result")) {
        look(subject.get(member), JsonPointer.member(where, member));
      }
      Optional<JsonValue> achievement = subject.get("achievement");
      if (achievement.isPresent() && achievement.get() instanceof JsonObject what) {
        look(what.get("resultDescription"), where + "/achievement/resultDescription");
      }
    }
  }

  private void look(Optional<JsonValue> value, String where) {
    if (value.isPresent() && value.get() instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (isUntyped(array.get(i))) {
          found(JsonPointer.element(where, i));
        }
      }
    } else if (value.isPresent() && isUntyped(value.get())) {
      found(where);
    }
  }

  private static boolean isUntyped(JsonValue value) {
    return value instanceof JsonObject part && !part.has(TYPE);
  }

  private void found(String where) {
    first = count == 0 ? where : first;
    count++;
  }
}
