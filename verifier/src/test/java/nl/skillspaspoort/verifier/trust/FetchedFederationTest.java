package nl.skillspaspoort.verifier.trust;

import static nl.skillspaspoort.core.federation.FederationFixtures.ANCHORS;
import static nl.skillspaspoort.core.federation.FederationFixtures.REGISTER;
import static nl.skillspaspoort.core.federation.FederationFixtures.REGISTER_KEY;
import static nl.skillspaspoort.core.federation.FederationFixtures.SCHOOL;
import static nl.skillspaspoort.core.federation.FederationFixtures.SECTOR;
import static nl.skillspaspoort.core.federation.FederationFixtures.SECTOR_KEY;
import static nl.skillspaspoort.core.federation.FederationFixtures.aboutSchool;
import static nl.skillspaspoort.core.federation.FederationFixtures.aboutSector;
import static nl.skillspaspoort.core.federation.FederationFixtures.claims;
import static nl.skillspaspoort.core.federation.FederationFixtures.register;
import static nl.skillspaspoort.core.federation.FederationFixtures.school;
import static nl.skillspaspoort.core.federation.FederationFixtures.sign;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.federation.EntityId;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.UnavailableList;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three parties publish their statements; what is fetched counts only as far as it verifies. */
@Tag("T69")
class FetchedFederationTest {
  private static final String WELL_KNOWN = "/.well-known/openid-federation";

  private final Map<String, String> published = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void publish() {
    published.put(SCHOOL + WELL_KNOWN, school());
    published.put(SECTOR + WELL_KNOWN, sector(List.of(REGISTER.value())));
    published.put(REGISTER + WELL_KNOWN, register(FetchedFederationTest::withEndpoint));
    published.put("https://sector.example/fetch?sub=https%3A%2F%2Fschool.example", aboutSchool());
    published.put("https://register.example/fetch?sub=https%3A%2F%2Fsector.example", aboutSector());
  }

  private static JsonObject withEndpoint(JsonObject claims) {
    String host = claims.text("iss").orElseThrow();
    return claims.with(
        "metadata",
        Credentials.json(
            "{\"federation_entity\": {\"federation_fetch_endpoint\": \"" + host + "/fetch\"}}"));
  }

  private static String sector(List<String> hints) {
    return sign(
        withEndpoint(claims(SECTOR, SECTOR, SECTOR_KEY))
            .with("authority_hints", JsonArray.ofStrings(hints)),
        "entity-statement+jwt",
        SECTOR_KEY);
  }

  private TrustSource load() {
    Fetcher fetcher =
        (url, types) -> {
          asked.add(url.toString());
          assertThat(types).containsExactly("application/entity-statement+jwt");
          String text = published.get(url.toString());
          return text == null
              ? new FetchResult.Unreachable(
                  Problem.of(ProblemCode.FETCH_NOT_FOUND, "no document", "a document"), false)
              : new FetchResult.Fetched(
                  URI.create(url.toString()),
                  "application/entity-statement+jwt",
                  text.getBytes(StandardCharsets.US_ASCII));
        };
    return FetchedFederation.through(fetcher, ANCHORS).load(SCHOOL, FixedClock.NOW);
  }

  private static ProblemCode code(TrustSource source) {
    return ((UnavailableList) source).problem().code();
  }

  @Test
  void chainThatIsPublished_recognisesTheSchool() {
    TrustSource source = load();
    assertThat(source).isInstanceOf(TrustList.class);
    assertThat(source.id()).isEqualTo(REGISTER.value());
    assertThat(asked).hasSize(5);
    assertThat(
            Verifier.builder()
                .trust(TrustPolicy.anyOf(List.of(source)))
                .policy(VerificationPolicy.builder().allowBearer().build())
                .clock(FixedClock.atNow())
                .build()
                .verify(Credentials.signed(Credentials.evc()).bytes())
                .verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void anotherWay_isTriedWhenTheFirstLeadsNowhere() {
    published.put(
        SECTOR + WELL_KNOWN,
        sector(List.of("https://nowhere.example", SCHOOL.value(), REGISTER.value())));
    assertThat(load()).isInstanceOf(TrustList.class);
  }

  @Test
  void wayThatLeadsToNoAnchor_recognisesNobody() {
    published.put(SECTOR + WELL_KNOWN, sector(List.of()));
    assertThat(code(load())).isEqualTo(ProblemCode.UNKNOWN_ANCHOR);
  }

  @Test
  @Tag("T68")
  void circleOfSuperiors_ends() {
    published.put(SECTOR + WELL_KNOWN, sector(List.of(SCHOOL.value(), SECTOR.value())));
    assertThat(code(load())).isEqualTo(ProblemCode.UNKNOWN_ANCHOR);
    assertThat(asked).hasSizeLessThan(6);
  }

  @Test
  @Tag("T64")
  void statementThatTheSuperiorDidNotSign_doesNotCount() {
    String location = "https://register.example/fetch?sub=https%3A%2F%2Fsector.example";
    published.put(
        location, sign(claims(REGISTER, SECTOR, SECTOR_KEY), "entity-statement+jwt", SECTOR_KEY));
    assertThat(code(load())).isEqualTo(ProblemCode.FEDERATION_CHAIN_INVALID);
    published.put(location, aboutSchool());
    assertThat(code(load())).isEqualTo(ProblemCode.FEDERATION_CHAIN_INVALID);
  }

  @Test
  @Tag("T71")
  void placeThatDoesNotAnswer_isToldAsThat() {
    published.remove("https://sector.example/fetch?sub=https%3A%2F%2Fschool.example");
    assertThat(code(load())).isEqualTo(ProblemCode.LIST_UNAVAILABLE);
    published.remove(SCHOOL + WELL_KNOWN);
    assertThat(code(load())).isEqualTo(ProblemCode.LIST_UNAVAILABLE);
  }

  @Test
  @Tag("T8")
  void configurationOfAnother_isRefused() {
    published.put(SCHOOL + WELL_KNOWN, register());
    assertThat(code(load())).isEqualTo(ProblemCode.FEDERATION_CHAIN_INVALID);
  }

  @Test
  @Tag("T73")
  void identifierInAnAddress_cannotBecomeAnotherParameter() {
    EntityId sly = new EntityId("https://school.example/&sub=https://other.example");
    String location =
        load().id().isEmpty()
            ? ""
            : asked.stream().filter(url -> url.contains("?sub=")).findFirst().orElseThrow();
    assertThat(location).endsWith("?sub=https%3A%2F%2Fschool.example");
    asked.clear();
    published.put(
        sly + WELL_KNOWN,
        sign(
            claims(sly, sly, REGISTER_KEY)
                .with("authority_hints", JsonArray.ofStrings(List.of(REGISTER.value()))),
            "entity-statement+jwt",
            REGISTER_KEY));
    Fetcher fetcher =
        (url, types) -> {
          asked.add(url.toString());
          String text = published.get(url.toString());
          return text == null
              ? new FetchResult.Unreachable(
                  Problem.of(ProblemCode.FETCH_NOT_FOUND, "no document", "a document"), false)
              : new FetchResult.Fetched(url, "x", text.getBytes(StandardCharsets.US_ASCII));
        };
    FetchedFederation.through(fetcher, ANCHORS).load(sly, FixedClock.NOW);
    assertThat(asked)
        .contains(
            "https://register.example/fetch?sub="
                + "https%3A%2F%2Fschool.example%2F%26sub%3Dhttps%3A%2F%2Fother.example");
  }

  @Test
  @Tag("T22")
  void manySuperiors_areNotAllAsked() {
    List<String> hints = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      hints.add("https://nobody" + i + ".example");
    }
    published.put(SECTOR + WELL_KNOWN, sector(hints));
    assertThat(load()).isInstanceOf(UnavailableList.class);
    assertThat(asked).hasSizeLessThanOrEqualTo(32);
    assertThat(Set.copyOf(asked)).hasSameSizeAs(asked);
  }
}
