package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.AWARDED_IN_TIME;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static nl.skillspaspoort.core.trust.ListFixtures.verified;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question to the same lists gets the same explanation, byte by byte, everywhere. */
@Tag("T75")
class TrustDecisionTest {

  @ParameterizedTest
  @ValueSource(strings = {"trusted-historical", "not-trusted", "undetermined"})
  void explanation_isTheOneInTheFile(String name) {
    assertThat(JsonWriter.pretty(decision(name).toJson())).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trusted-historical", "not-trusted", "undetermined"})
  void explanation_isTheSameAgain_fromListsThatWereReadAgain(String name) {
    assertThat(decision(name).toJson().toJson()).isEqualTo(decision(name).toJson().toJson());
  }

  private static TrustDecision decision(String name) {
    TrustList register =
        verified(
            draft()
                .issuer(
                    centre(
                        List.of(
                            KeyPeriod.from(
                                ListFixtures.RECOGNISED_FROM, TestKeys.ISSUER.publicKey())),
                        evcGrant())));
    TrustList sector =
        verified(
            draft("https://sector.example/lists/water", 3)
                .issuer(
                    ListFixtures.issuer(
                        TestKeys.did(TestKeys.STRANGER).value(), List.of(), evcGrant())));
    UnavailableList down =
        new UnavailableList(
            "https://down.example/list",
            Problem.of(ProblemCode.LIST_UNAVAILABLE, "no answer within 5 seconds", "the list"));
    List<SkillReference> skills = new ArrayList<>(Credentials.EVC_SHOWN);
    Collections.reverse(skills);
    return switch (name) {
      case "trusted-historical" ->
          TrustPolicy.anyOf(List.of(sector, down, register))
              .decide(
                  query(AWARDED_IN_TIME)
                      .skills(skills)
                      .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)
                      .build());
      case "not-trusted" ->
          TrustPolicy.ordered(List.of(sector, register)).decide(query(AWARDED_IN_TIME).build());
      default ->
          TrustPolicy.allOf(List.of(register, down))
              .withGrace(Duration.ofDays(1))
              .decide(
                  query(AWARDED_IN_TIME, ListFixtures.NEXT_UPDATE.plus(Duration.ofHours(30)))
                      .build());
    };
  }

  private static String golden(String name) {
    try (InputStream in =
        TrustDecisionTest.class.getResourceAsStream("decision-" + name + ".json")) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
