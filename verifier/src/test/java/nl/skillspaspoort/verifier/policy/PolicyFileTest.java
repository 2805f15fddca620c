package nl.skillspaspoort.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("T96")
final class PolicyFileTest {

  @Test
  void emptyFile_isTheStrictDefault() throws PolicyException {
    VerificationPolicy read = policy("{}");
    assertThat(read.toJson()).isEqualTo(VerificationPolicy.strict().toJson());
    assertThat(read.id()).isEqualTo(VerificationPolicy.strict().id()).startsWith("sha-256:");
    assertThat(read.isBearerAllowed()).isFalse();
  }

  @Test
  void everyMember_isReadAndWrittenBack() throws PolicyException {
    VerificationPolicy read =
        policy(
            """
            {
              "$schema": "https://skillspaspoort.nl/schemas/verification-policy.schema.json",
              "id": "https://werkgever.example/regels/1",
              "clockSkew": "PT30S",
              "maxPresentationLifetime": "PT2H",
              "maxStatusAge": "PT12H",
              "territory": "NL",
              "allowedContexts": [["https://www.w3.org/2018/credentials/v1"]],
              "acceptedStatusMessages": ["bevestigd"],
              "ages": [
                {"achievementType": "Certificate", "maxAge": "P24M"},
                {"credentialType": "OpenBadgeCredential",
                  "standard": "https://evc.example/standards/1", "maxAge": "P5Y", "refuse": true}
              ],
              "weakened": ["allowBearer", "acceptUnknownStatus"]
            }
            """);
    assertThat(read.id()).isEqualTo("https://werkgever.example/regels/1");
    assertThat(read.clockSkew()).isEqualTo(Duration.ofSeconds(30));
    assertThat(read.maxPresentationLifetime()).isEqualTo(Duration.ofHours(2));
    assertThat(read.maxStatusAge()).isEqualTo(Duration.ofHours(12));
    assertThat(read.territory()).contains("NL");
    assertThat(read.allowedContexts())
        .hasSize(VerificationPolicy.strict().allowedContexts().size() + 1);
    assertThat(read.acceptedStatusMessages()).containsExactly("bevestigd");
    assertThat(read.ageRules())
        .containsExactly(
            new AgeRule(
                Optional.empty(),
                Optional.of("Certificate"),
                Optional.empty(),
                Period.ofMonths(24),
                false),
            new AgeRule(
                Optional.of("OpenBadgeCredential"),
                Optional.empty(),
                Optional.of("https://evc.example/standards/1"),
                Period.ofYears(5),
                true));
    assertThat(read.isBearerAllowed()).isTrue();
    assertThat(read.isUnknownStatusAccepted()).isTrue();
    assertThat(read.areEndlessStatusListsAccepted()).isFalse();
    VerificationPolicy again =
        VerificationPolicy.parse(read.toJson().toJson().getBytes(StandardCharsets.UTF_8));
    assertThat(again.toJson()).isEqualTo(read.toJson());
    assertThat(again.id()).isEqualTo(read.id());
    assertThat(again.territory()).isEqualTo(read.territory());
    assertThat(again.ageRules()).isEqualTo(read.ageRules());
  }

  @Test
  void otherDemands_haveAnotherName() throws PolicyException {
    assertThat(policy("{\"clockSkew\": \"PT1S\"}").id())
        .isNotEqualTo(VerificationPolicy.strict().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"strict\": true} | /strict | UNKNOWN_MEMBER",
        "{\"maxStatusAge\": 86400} | /maxStatusAge | MALFORMED_VALUE_ERROR",
        "{\"maxStatusAge\": \"1 dag\"} | /maxStatusAge | MALFORMED_VALUE_ERROR",
        "{\"maxStatusAge\": \"PT0S\"} | /maxStatusAge | MALFORMED_VALUE_ERROR",
        "{\"clockSkew\": \"PT6M\"} | /clockSkew | MALFORMED_VALUE_ERROR",
        "{\"maxPresentationLifetime\": \"-PT1M\"} | /maxPresentationLifetime | MALFORMED_VALUE_ERROR",
        "{\"territory\": \"nl\"} | /territory | MALFORMED_VALUE_ERROR",
        "{\"id\": \"regels\"} | /id | MALFORMED_VALUE_ERROR",
        "{\"weakened\": [\"allowBearer\", \"everything\"]} | /weakened/1 | MALFORMED_VALUE_ERROR",
        "{\"weakened\": \"allowBearer\"} | /weakened | MALFORMED_VALUE_ERROR",
        "{\"allowedContexts\": [[1]]} | /allowedContexts/0/0 | MALFORMED_VALUE_ERROR",
        "{\"ages\": [{}]} | /ages/0 | MISSING_MEMBER",
        "{\"ages\": [{\"maxAge\": \"PT1H\"}]} | /ages/0/maxAge | MALFORMED_VALUE_ERROR",
        "{\"ages\": [{\"maxAge\": \"P0D\"}]} | /ages/0/maxAge | MALFORMED_VALUE_ERROR",
        "{\"ages\": [{\"maxAge\": \"P201Y\"}]} | /ages/0/maxAge | MALFORMED_VALUE_ERROR",
        "{\"ages\": [{\"maxAge\": \"P1Y\", \"x\": 1}]} | /ages/0/x | UNKNOWN_MEMBER",
        "{\"ages\": [{\"maxAge\": \"P1Y\", \"refuse\": \"yes\"}]} | /ages/0/refuse | MALFORMED_VALUE_ERROR"
      })
  void whatIsWrong_isSaidWithItsPlace(String file, String where, ProblemCode code) {
    Problem problem = catchThrowableOfType(PolicyException.class, () -> policy(file)).problem();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.where()).isEqualTo(where);
    assertThat(problem.found() + problem.expected()).doesNotContain("found", "expected");
  }

  /** What the schema allows and what the reader knows are the same words. */
  @Test
  void schema_hasTheMembersOfTheReader() throws IOException, JsonFormatException {
    JsonObject schema = schema();
    JsonObject properties = object(schema, "properties");
    assertThat(new TreeSet<>(properties.names())).isEqualTo(new TreeSet<>(PolicyFile.MEMBERS));
    JsonObject age = object(object(properties, "ages"), "items");
    assertThat(new TreeSet<>(object(age, "properties").names()))
        .isEqualTo(new TreeSet<>(PolicyFile.AGE_MEMBERS));
    JsonArray words =
        object(object(properties, "weakened"), "items").required("enum", "").asArray("");
    assertThat(words).isEqualTo(JsonArray.ofStrings(PolicyFile.WEAKENINGS.keySet()));
  }

  /** Every option of the code that makes a check weaker can be had by a file, and is written. */
  @Test
  void everyWeakening_isAppliedAndWritten() throws PolicyException {
    Set<String> names = PolicyFile.WEAKENINGS.keySet();
    assertThat(names).hasSizeGreaterThanOrEqualTo(5);
    for (String name : names) {
      VerificationPolicy read = policy("{\"weakened\": [\"" + name + "\"]}");
      assertThat(read.toJson().get("weakened").orElseThrow())
          .isEqualTo(JsonArray.ofStrings(List.of(name)));
    }
  }

  private static JsonObject schema() throws IOException, JsonFormatException {
    try (InputStream in = PolicyFileTest.class.getResourceAsStream("policy.schema.json")) {
      return JsonReader.strict().readObject(java.util.Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static JsonObject object(JsonObject owner, String member) throws JsonFormatException {
    return owner.required(member, "").asObject("");
  }

  private static VerificationPolicy policy(String json) throws PolicyException {
    return VerificationPolicy.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
