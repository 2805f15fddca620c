package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.PROFILE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.RANDOM;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901 §4.2 and §9: what the issuer puts in, and what it never does. */
class SdJwtIssuerTest {
  private static final JsonObject CLAIMS =
      json("{'iss':'https://issuer.example','z':1,'a':2,'o':{'p':3,'q':4},'l':[5,6,[7]]}");

  /** Salts do not depend on signatures, and ten thousand of these take long. */
  private static final Signer BLANK =
      new Signer() {
        @Override
        public KeyId keyId() {
          return TestKeys.issuer().keyId();
        }

        @Override
        public VerificationKey publicKey() {
          return TestKeys.ISSUER.publicKey();
        }

        @Override
        public byte[] sign(byte[] message) {
          return new byte[64];
        }
      };

  private static JsonObject payload(SdJwt sdJwt) {
    String[] parts = sdJwt.text().split("\\.");
    return Credentials.json(
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
  }

  private static SdJwt issue(DisclosurePolicy policy) throws Exception {
    return SdJwtIssuer.of(PROFILE, RANDOM).issue(CLAIMS, policy, TestKeys.issuer());
  }

  @Test
  void policyOfPaths_hidesExactlyThose() throws Exception {
    SdJwt sdJwt = issue(DisclosurePolicy.of("/a", "/o", "/o/p", "/l/1", "/l/2/0"));
    JsonObject payload = payload(sdJwt);
    assertThat(payload.names()).containsExactlyInAnyOrder("iss", "z", "l", "_sd", "_sd_alg");
    assertThat(payload.text("_sd_alg")).contains("sha-256");
    assertThat(digests(payload)).hasSize(2).isSorted();
    assertThat(sdJwt.unverifiedDisclosures()).hasSize(5);
    assertThat(sdJwt.unverifiedClaims()).isEqualTo(CLAIMS);
    assertThat(sdJwt.verify(ISSUER, PROFILE, NO_BINDING).claims()).isEqualTo(CLAIMS);
    assertThat(sdJwt.present(Set.of()).unverifiedClaims())
        .isEqualTo(json("{'iss':'https://issuer.example','z':1,'l':[5,[]]}"));
  }

  @Test
  void predicate_hidesWhatFits() throws Exception {
    SdJwt sdJwt = issue(DisclosurePolicy.where(pointer -> pointer.startsWith("/o/")));
    assertThat(Fixtures.pointers(sdJwt.unverifiedDisclosedClaims()))
        .containsExactlyInAnyOrder("/o/p", "/o/q");
    assertThat(payload(sdJwt).names()).containsExactly("iss", "z", "a", "o", "l", "_sd_alg");
  }

  @Test
  void nothingToHide_isAnSdJwtToo() throws Exception {
    SdJwt sdJwt = issue(DisclosurePolicy.none());
    assertThat(sdJwt.text()).endsWith("~").matches("[^~]+~");
    assertThat(payload(sdJwt).without("_sd_alg")).isEqualTo(CLAIMS);
  }

  @Test
  void header_canHaveMore() throws Exception {
    SdJwt sdJwt =
        SdJwtIssuer.of(PROFILE, RANDOM)
            .issue(CLAIMS, DisclosurePolicy.none(), json("{'cty':'vc'}"), TestKeys.issuer());
    assertThat(sdJwt.unverifiedHeader().names()).containsExactly("alg", "typ", "kid", "cty");
  }

  @ParameterizedTest
  @EnumSource
  void everyHash_isNamedAndUsed(HashAlgorithm hash) throws Exception {
    SdJwt sdJwt =
        SdJwtIssuer.of(PROFILE, RANDOM)
            .withHash(hash)
            .issue(CLAIMS, DisclosurePolicy.of("/a").withDecoys(3), TestKeys.issuer());
    assertThat(payload(sdJwt).text("_sd_alg")).contains("sha-" + hash.bytes() * 8);
    assertThat(digests(payload(sdJwt)))
        .hasSize(4)
        .allSatisfy(digest -> assertThat(digest).hasSize((hash.bytes() * 8 + 5) / 6));
  }

  // T43

  @ParameterizedTest
  @Tag("T43")
  @ValueSource(
      strings = {"/iss", "/nbf", "/exp", "/cnf", "/vct", "/vct#integrity", "/aka_vcts", "/status"})
  void claimThatDecidesValidity_isNotHidden(String pointer) {
    String name = pointer.substring(1);
    JsonObject claims = json("{'vct':'urn:x'}").with(name, json("{'a':['b']}"));
    SdJwtIssuer issuer = SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, RANDOM);
    for (String hidden : List.of(pointer, pointer + "/a", pointer + "/a/0")) {
      assertRefused(
          ProblemCode.CLAIM_NOT_DISCLOSABLE,
          () -> issuer.issue(claims, DisclosurePolicy.of(hidden), TestKeys.issuer()));
    }
    assertRefused(
        ProblemCode.CLAIM_NOT_DISCLOSABLE,
        () -> issuer.issue(claims, DisclosurePolicy.where(any -> true), TestKeys.issuer()));
  }

  @Test
  @Tag("T43")
  void requiredClaim_isThere() {
    assertRefused(
        ProblemCode.MISSING_MEMBER,
        () ->
            SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, RANDOM)
                .issue(CLAIMS, DisclosurePolicy.none(), TestKeys.issuer()));
  }

  @ParameterizedTest
  @Tag("T37")
  @ValueSource(
      strings = {
        "{'_sd':[]}",
        "{'_sd_alg':'sha-1'}",
        "{'...':'x'}",
        "{'a':[{'...':'x'}]}",
        "{'a':{'b':{'_sd':[]}}}"
      })
  void reservedName_isNoClaim(String claims) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SdJwtIssuer.of(PROFILE, RANDOM)
                    .issue(json(claims), DisclosurePolicy.none(), TestKeys.issuer()));
  }

  /** Otherwise a claim that somebody meant to protect would be open. */
  @ParameterizedTest
  @ValueSource(strings = {"/missing", "/o/missing", "/l/3", "/l/00", "/a/b"})
  void pointerThatNamesNothing_isRefused(String pointer) {
    assertThatIllegalArgumentException().isThrownBy(() -> issue(DisclosurePolicy.of(pointer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "/a~", "/a~2"})
  void textThatIsNoPointerToAClaim_isRefused(String pointer) {
    assertThatIllegalArgumentException().isThrownBy(() -> DisclosurePolicy.of(pointer));
  }

  // T48

  @Test
  @Tag("T48")
  void saltsOfTenThousandCredentials_areAllDifferentAndLong() throws Exception {
    SdJwtIssuer issuer = SdJwtIssuer.of(PROFILE, RANDOM);
    DisclosurePolicy policy = DisclosurePolicy.of("/a", "/o/p", "/l/0");
    Set<String> salts = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      for (Disclosure disclosure : issuer.issue(CLAIMS, policy, BLANK).unverifiedDisclosures()) {
        assertThat(disclosure.salt().length()).isGreaterThanOrEqualTo(22);
        assertThat(Base64.getUrlDecoder().decode(disclosure.salt())).hasSize(16);
        assertThat(salts.add(disclosure.salt())).as("a salt that was used before").isTrue();
      }
    }
    assertThat(salts).hasSize(30_000);
  }

  @Test
  @Tag("T48")
  void randomnessThatRepeats_isNoticed() {
    SdJwtIssuer constant =
        SdJwtIssuer.of(
            PROFILE,
            new SecureRandom() {
              private static final long serialVersionUID = 1L;

              @Override
              public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 7);
              }
            });
    assertThatIllegalStateException()
        .isThrownBy(
            () -> constant.issue(CLAIMS, DisclosurePolicy.of("/a", "/z"), TestKeys.issuer()));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              constant.issue(CLAIMS, DisclosurePolicy.of("/a"), TestKeys.issuer());
              constant.issue(CLAIMS, DisclosurePolicy.of("/a"), TestKeys.issuer());
            });
  }

  @Test
  @Tag("T48")
  void decoys_lookLikeDigests() throws Exception {
    SdJwt sdJwt = issue(DisclosurePolicy.of("/a", "/o/p", "/l/1").withDecoys(5));
    JsonObject payload = payload(sdJwt);
    List<String> all = new ArrayList<>(digests(payload));
    all.addAll(digests(payload.get("o").orElseThrow().asObject("")));
    JsonArray list = payload.get("l").orElseThrow().asArray("");
    assertThat(list.size()).isEqualTo(8);
    for (JsonValue element : list) {
      if (element instanceof JsonObject object && object.has("...")) {
        all.add(object.text("...").orElseThrow());
      }
    }
    assertThat(all).hasSize(18).doesNotHaveDuplicates().allMatch(digest -> digest.length() == 43);
    assertThat(sdJwt.unverifiedDisclosures()).hasSize(3);
    assertThat(sdJwt.unverifiedClaims()).isEqualTo(CLAIMS);
    assertThat(payload.get("o").orElseThrow().asObject("").names()).contains("_sd");
  }

  @Test
  @Tag("T48")
  void digests_areInSortedOrder() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(digests(payload(issue(DisclosurePolicy.of("/a", "/z", "/o").withDecoys(3)))))
          .hasSize(6)
          .isSorted();
    }
  }

  @Test
  void decoys_areBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> DisclosurePolicy.none().withDecoys(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> DisclosurePolicy.none().withDecoys(65));
  }

  @Test
  void moreDisclosuresThanAnybodyReads_areRefused() {
    StringBuilder claims = new StringBuilder("{'a':[0");
    for (int i = 0; i < SdJwt.MAX_DISCLOSURES; i++) {
      claims.append(",0");
    }
    assertRefused(
        ProblemCode.LIMIT_EXCEEDED,
        () ->
            SdJwtIssuer.of(PROFILE, RANDOM)
                .issue(
                    json(claims + "]}"),
                    DisclosurePolicy.where(pointer -> pointer.startsWith("/a/")),
                    TestKeys.issuer()));
  }

  private static List<String> digests(JsonObject object) throws Exception {
    List<String> digests = new ArrayList<>();
    for (JsonValue digest : object.required("_sd", "").asArray("/_sd")) {
      digests.add(((JsonString) digest).value());
    }
    return digests;
  }
}
