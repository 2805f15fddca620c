package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.LIST_ID;
import static nl.skillspaspoort.core.trust.ListFixtures.PINNED;
import static nl.skillspaspoort.core.trust.ListFixtures.assertRefused;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static nl.skillspaspoort.core.trust.ListFixtures.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a list is seen before a pinned key has accepted its signature. */
class SignedTrustListTest {

  @Test
  void signedByAPinnedKey_givesTheList() throws Exception {
    SignedTrustList signed = SignedTrustList.parse(text() + "\n");
    TrustList list = signed.verify(PINNED);
    assertThat(list.id()).isEqualTo(LIST_ID);
    assertThat(list.sequence()).isEqualTo(7);
    assertThat(list.issuedAt()).isEqualTo(ListFixtures.ISSUED_AT);
    assertThat(list.nextUpdate()).isEqualTo(ListFixtures.NEXT_UPDATE);
    assertThat(list.issuers()).containsExactly(centre(evcGrant()));
    assertThat(list.signer()).contains(TestKeys.LIST_SIGNER.publicKey());
    assertThat(list.continuity()).isEqualTo(Continuity.NOT_REMEMBERED);
    assertThat(list.find(ListFixtures.ISSUER_ID)).isPresent();
    assertThat(signed.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo(text());
    assertThat(SignedTrustList.parse(signed.bytes())).isEqualTo(signed).hasSameHashCodeAs(signed);
  }

  @Test
  void digest_isThatOfThePayload() throws Exception {
    byte[] payload = Base64Url.decode(text().split("\\.")[1]);
    assertThat(SignedTrustList.parse(text()).verify(PINNED).digest())
        .isEqualTo("sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(payload)));
  }

  @Test
  void header_saysWhatItIsAndWhenItWasIssued() {
    assertThat(new String(decoded(text().split("\\.")[0]), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"alg\":\"EdDSA\",\"typ\":\"JOSE\",\"kid\":\""
                + TestKeys.listSigner().keyId()
                + "\",\"iat\":"
                + ListFixtures.ISSUED_AT.getEpochSecond()
                + "}");
  }

  @Tag("T64")
  @Test
  void anyFlippedByteOfTheSignature_isNotAuthentic() throws Exception {
    String[] parts = text().split("\\.");
    byte[] signature = Base64Url.decode(parts[2]);
    for (int i = 0; i < signature.length; i++) {
      byte[] flipped = signature.clone();
      flipped[i] ^= 1;
      String forged = parts[0] + "." + parts[1] + "." + Base64Url.encode(flipped);
      assertRefused(
          () -> SignedTrustList.parse(forged).verify(PINNED), ProblemCode.LIST_NOT_AUTHENTIC);
    }
  }

  @Tag("T64")
  @Test
  void anotherPayload_isNotAuthentic() throws Exception {
    String[] parts = text().split("\\.");
    String payload =
        new String(Base64Url.decode(parts[1]), StandardCharsets.UTF_8)
            .replace("status/granted", "status/withdrawn");
    String forged =
        parts[0]
            + "."
            + Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    assertRefused(
        () -> SignedTrustList.parse(forged).verify(PINNED), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Tag("T64")
  @Tag("T69")
  @Test
  void signedByAnotherKey_beItTheListedIssuersOwn_isNotAuthentic() {
    assertRefused(
        () -> signed(content(), TestKeys.stranger()).verify(PINNED),
        ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(
        () -> signed(content(), TestKeys.issuer()).verify(PINNED), ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(
        () -> signed(content(), TestKeys.issuer()).verify(PINNED, ListMemory.inMemory()),
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Tag("T64")
  @Test
  void noPinnedKeys_verifyNothing() {
    assertRefused(() -> signed(content()).verify(Set.of()), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Tag("T64")
  @Test
  void strippedSignature_isNotAuthentic() {
    String[] parts = text().split("\\.");
    assertRefused(
        () -> SignedTrustList.parse(parts[0] + "." + parts[1] + ".").verify(PINNED),
        ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(
        () -> SignedTrustList.parse(parts[0] + "." + parts[1]), ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(
        () -> SignedTrustList.parse(new String(decoded(parts[1]), StandardCharsets.UTF_8)),
        ProblemCode.LIST_NOT_AUTHENTIC);
    assertRefused(() -> SignedTrustList.parse(""), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Tag("T64")
  @Test
  void unverifiedList_showsNothingOfItsContent() {
    List<String> visible =
        Arrays.stream(SignedTrustList.class.getMethods())
            .filter(method -> method.getDeclaringClass() == SignedTrustList.class)
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .distinct()
            .sorted()
            .toList();
    assertThat(visible).containsExactly("bytes", "equals", "hashCode", "toString", "verify");
    assertThat(TrustList.class.getConstructors()).isEmpty();
    assertThat(TrustDecision.Trusted.class.getConstructors()).isEmpty();
    assertThat(signed(content()).toString()).doesNotContain(LIST_ID, "Rivierenland");
  }

  @Tag("T1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"JOSE\"}",
        "{\"alg\":\"None\",\"typ\":\"JOSE\"}",
        "{\"alg\":\"NONE\",\"typ\":\"JOSE\"}",
        "{\"typ\":\"JOSE\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JOSE\"}"
      })
  void algorithmNone_isRefused(String header) {
    String[] parts = text().split("\\.");
    String head = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
    assertRefused(
        () -> SignedTrustList.parse(head + "." + parts[1] + "."), ProblemCode.ALG_NOT_ALLOWED);
  }

  @Tag("T10")
  @ParameterizedTest
  @ValueSource(strings = {"vc+jwt", "statuslist+jwt", "entity-statement+jwt", "jose", "JWT"})
  void anotherKindOfObject_isNoList(String typ) throws Exception {
    byte[] payload = decoded(text().split("\\.")[1]);
    String other = CompactJws.sign(typ, payload, TestKeys.listSigner()).text();
    assertRefused(() -> SignedTrustList.parse(other).verify(PINNED), ProblemCode.LIST_MALFORMED);
  }

  @Tag("T12")
  @Test
  void criticalHeader_isRefused() throws Exception {
    String head =
        Base64Url.encode(
            "{\"alg\":\"EdDSA\",\"typ\":\"JOSE\",\"crit\":[\"sigT\"],\"sigT\":\"\"}"
                .getBytes(StandardCharsets.UTF_8));
    String input = head + "." + text().split("\\.")[1];
    String signature =
        Base64Url.encode(TestKeys.listSigner().sign(input.getBytes(StandardCharsets.US_ASCII)));
    assertRefused(() -> SignedTrustList.parse(input + "." + signature), ProblemCode.LIST_MALFORMED);
  }

  @Tag("T19")
  @ParameterizedTest
  @ValueSource(strings = {"=", "==", "!*", "A"})
  void anotherSpelling_isRefused(String suffix) {
    assertThat(catchThrowable(() -> SignedTrustList.parse(text() + suffix).verify(PINNED)))
        .isInstanceOf(TrustListException.class);
  }

  /** The vectors are signed by foreign keys, of which a certificate in the header tells. */
  @Tag("T3")
  @Test
  void foreignLists_areRefusedForTheirKey() {
    JsonObject vectors = SharedVectors.json("etsi-ts-119-602", "lists.json");
    List<JsonValue> cases = elements(vectors);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(10);
    for (JsonValue one : cases) {
      String jws = ((JsonObject) one).text("list_jws").orElseThrow();
      assertRefused(
          () -> SignedTrustList.parse(jws).verify(PINNED), ProblemCode.LIST_NOT_AUTHENTIC);
    }
  }

  /**
   * With the operator's key pinned, only what that key signed gets as far as being read; those
   * lists identify issuers by certificate and have no identifier of their own, so they are no lists
   * of ours.
   */
  @Tag("T64")
  @Tag("T69")
  @Test
  void foreignLists_underTheirOwnKey_areReadOnlyIfThatKeySigned() throws Exception {
    JsonObject vectors = SharedVectors.json("etsi-ts-119-602", "lists.json");
    JsonObject jwk = (JsonObject) vectors.get("operator_public_jwk").orElseThrow();
    Set<VerificationKey> operator = Set.of(Jwk.read(jwk));
    int strangers = 0;
    for (JsonValue value : elements(vectors)) {
      JsonObject one = (JsonObject) value;
      SignedTrustList list = SignedTrustList.parse(one.text("list_jws").orElseThrow());
      boolean stranger = one.text("name").orElseThrow().contains("stranger");
      assertRefused(
          () -> list.verify(operator),
          stranger ? ProblemCode.LIST_NOT_AUTHENTIC : ProblemCode.LIST_MALFORMED);
      strangers += stranger ? 1 : 0;
    }
    assertThat(strangers).isEqualTo(2);
  }

  @Test
  void listSignedWithP256_isReadUnderThatKeyOnly() throws Exception {
    EcSecretKey key = EcSecretKey.generate(KeyAlgorithm.P256, new SecureRandom());
    SignedTrustList list =
        signed(content(), key.signer(new KeyId("https://evc-register.example/keys#1")));
    assertThat(list.verify(Set.of(key.publicKey())).signer()).contains(key.publicKey());
    assertRefused(() -> list.verify(PINNED), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  static List<JsonValue> elements(JsonObject vectors) {
    return ((JsonArray) vectors.get("cases").orElseThrow()).elements();
  }

  private static TrustListDraft.Builder content() {
    return draft().issuer(centre(evcGrant()));
  }

  private static String text() {
    return new String(signed(content()).bytes(), StandardCharsets.US_ASCII);
  }

  static byte[] decoded(String part) {
    try {
      return Base64Url.decode(part);
    } catch (EncodingException e) {
      throw new AssertionError(e);
    }
  }
}
