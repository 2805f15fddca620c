package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.schema.HeldSchemas;
import nl.skillspaspoort.verifier.schema.SchemaSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A credential that names a schema is held against it, after its signature was found good. */
@Tag("T77")
class SchemaCheckTest {
  private static final String ID = "https://school.example/schema.json";

  @Test
  void credentialThatFollows_isValid() throws JsonFormatException {
    VerificationResult result = verify(schema("name"), 1);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    assertThat(result.axes().content()).isEqualTo(Axes.Content.OK);
  }

  @Test
  void credentialThatBreaks_isInvalid() throws JsonFormatException {
    VerificationResult result = verify(schema("nothing"), 1);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.axes().content()).isEqualTo(Axes.Content.INVALID);
    assertThat(outcome(result).problem().orElseThrow().code())
        .isEqualTo(ProblemCode.SCHEMA_NOT_MET);
  }

  @Test
  void credentialWithASchemaThatIsNotHeld_isUndetermined() throws JsonFormatException {
    assertThat(verify(SchemaSource.none(), 1).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verify(schema("name"), 2).verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(verify(schema("nothing"), 2).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(verify(schema("name"), 9).verdict()).isEqualTo(Verdict.INVALID);
  }

  private static CheckOutcome outcome(VerificationResult result) {
    return result.outcomes().stream()
        .filter(outcome -> outcome.check() == Check.SCHEMA)
        .findFirst()
        .orElseThrow();
  }

  private static SchemaSource schema(String required) throws JsonFormatException {
    String json =
        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"required\": [\""
            + required
            + "\"]}";
    return HeldSchemas.builder()
        .schema(URI.create(ID), json.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** The first schema is the one that is held. */
  private static VerificationResult verify(SchemaSource schemas, int named) {
    List<JsonValue> elements = new ArrayList<>();
    for (int i = 0; i < named; i++) {
      elements.add(
          JsonObject.builder()
              .put("id", i == 0 ? ID : ID + "?" + i)
              .put("type", "JsonSchema")
              .build());
    }
    JsonObject credential = Credentials.evc().with("credentialSchema", new JsonArray(elements));
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow())
        .schemas(schemas)
        .build()
        .verify(Credentials.signed(credential).bytes());
  }
}
