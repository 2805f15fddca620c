package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One long name that many statements repeat: little to send, much to write. */
final class LongNameTest {

  @Tag("T22")
  @Tag("T31")
  @Test
  void longSubjectOfManyStatements_isTooMuch() {
    assertThat(refusal("https://a.example/" + "x".repeat(1 << 20)))
        .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
  }

  private static ProblemCode refusal(String subject) {
    List<JsonValue> results = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      results.add(
          JsonObject.builder()
              .put("id", "urn:r:" + i)
              .put("type", JsonArray.of(new JsonString("Result")))
              .build());
    }
    JsonObject document =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.ofStrings(
                    List.of(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")))
            .put(
                "type", JsonArray.ofStrings(List.of("VerifiableCredential", "OpenBadgeCredential")))
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", subject)
                    .put("type", JsonArray.of(new JsonString("AchievementSubject")))
                    .put("result", new JsonArray(results))
                    .build())
            .build();
    return catchThrowableOfType(
            JsonLdException.class,
            () -> Canonicalizer.standard().canonicalize(document, HashAlgorithm.SHA_256))
        .problem()
        .code();
  }
}
