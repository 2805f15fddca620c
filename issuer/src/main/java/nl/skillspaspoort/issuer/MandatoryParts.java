package nl.skillspaspoort.issuer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * What a holder can never leave out when she shows a part of a credential: who issued it, whom it
 * is about and what was achieved; and everything that limits it, such as validity, status, schema
 * and terms of use. Without that a revoked or expired credential would look like a good one.
 *
 * <p>At the top everything is mandatory but what is known to be there for reading only; below the
 * subject only what is named here.
 */
public final class MandatoryParts {
  private static final Set<String> OPTIONAL =
      Set.of(
          "name",
          "description",
          "image",
          "awardedDate",
          "evidence",
          "endorsement",
          "endorsementJwt");
  private static final List<String> OF_SUBJECT = List.of("id", "type");
  private static final List<String> OF_ACHIEVEMENT =
      List.of(
          "id",
          "type",
          "achievementType",
          "name",
          "description",
          "criteria",
          "inLanguage",
          "version");
  private static final String SUBJECT = "credentialSubject";
  private static final String ACHIEVEMENT = "achievement";

  private MandatoryParts() {}

  /** JSON Pointers of the mandatory parts of a credential. */
  public static List<String> of(JsonObject credential) {
    List<String> pointers = new ArrayList<>();
    for (String name : credential.names()) {
      if (name.equals(SUBJECT)) {
        subjects(credential.get(SUBJECT).orElseThrow(), "/" + SUBJECT, pointers);
      } else if (!name.equals("@context") && !OPTIONAL.contains(name)) {
        pointers.add(JsonPointer.of(List.of(name)));
      }
    }
    return List.copyOf(pointers);
  }

  private static void subjects(JsonValue value, String where, List<String> pointers) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        subjects(array.get(i), JsonPointer.element(where, i), pointers);
      }
    } else if (value instanceof JsonObject subject) {
      members(subject, where, OF_SUBJECT, pointers);
      if (subject.get(ACHIEVEMENT).orElse(null) instanceof JsonObject achievement) {
        members(achievement, where + "/" + ACHIEVEMENT, OF_ACHIEVEMENT, pointers);
      }
    }
  }

  private static void members(
      JsonObject object, String where, List<String> names, List<String> pointers) {
    for (String name : names) {
      if (object.has(name)) {
        pointers.add(where + "/" + name);
      }
    }
  }
}
