package nl.skillspaspoort.core.key;

import static nl.skillspaspoort.core.key.EcKeyTest.assertCode;
import static nl.skillspaspoort.core.key.EcdsaWycheproofTest.groups;
import static nl.skillspaspoort.core.key.EcdsaWycheproofTest.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7517, 7518, 7638 and 8037. */
class JwkTest {
  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  /** RFC 7517, appendix A.1 and A.2. */
  private static final JsonObject P256 =
      JsonObject.builder()
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4")
          .put("y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM")
          .build();

  private static final JsonObject P256_SECRET =
      P256.with("d", "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE");

  /** RFC 8037, appendix A.1. */
  private static final JsonObject ED25519_SECRET =
      JsonObject.builder()
          .put("kty", "OKP")
          .put("crv", "Ed25519")
          .put("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
          .put("d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
          .build();

  private static final JsonObject ED25519 = ED25519_SECRET.without("d");

  @Test
  void keysOfTheSpecifications_areReadAndWrittenBack() throws Exception {
    assertThat(Jwk.write(Jwk.read(P256))).isEqualTo(P256);
    assertThat(Jwk.write(Jwk.read(ED25519))).isEqualTo(ED25519);
    for (JsonObject jwk : List.of(P256_SECRET, ED25519_SECRET)) {
      SecretKey key = Jwk.readSecret(jwk, ACCESS);
      assertThat(key.publicKey()).isEqualTo(Jwk.read(jwk.without("d")));
      assertThat(Jwk.writeSecret(key, ACCESS)).isEqualTo(jwk);
    }
    SecretKey p384 = EcSecretKey.generate(KeyAlgorithm.P384, new SecureRandom());
    assertThat(Jwk.read(Jwk.write(p384.publicKey()))).isEqualTo(p384.publicKey());
    assertThat(Jwk.readSecret(Jwk.writeSecret(p384, ACCESS), ACCESS).publicKey())
        .isEqualTo(p384.publicKey());
  }

  /** RFC 8037, appendix A.3; for EC computed from the members in alphabetical order. */
  @Test
  void thumbprint_isTheOneOfTheSpecification() throws Exception {
    assertThat(Jwk.thumbprint(Jwk.read(ED25519)))
        .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(Jwk.thumbprint(Jwk.read(P256)))
        .isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
  }

  @Test
  void membersThatFit_areFine() throws Exception {
    JsonObject jwk =
        P256.with("alg", "ES256")
            .with("use", "sig")
            .with("key_ops", JsonArray.of(new JsonString("verify")))
            .with("kid", "2026")
            .with("ext", "anything");
    assertThat(Jwk.read(jwk)).isEqualTo(Jwk.read(P256));
    assertThat(Jwk.read(ED25519.with("alg", "Ed25519"))).isEqualTo(Jwk.read(ED25519));
    assertThat(Jwk.read(ED25519.with("alg", "EdDSA"))).isEqualTo(Jwk.read(ED25519));
    JsonArray both = JsonArray.of(new JsonString("sign"), new JsonString("verify"));
    assertThat(Jwk.readSecret(P256_SECRET.with("key_ops", both), ACCESS).publicKey())
        .isEqualTo(Jwk.read(P256));
  }

  @Tag("T17")
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void oneThingWrong_isRefused(String what, JsonObject good, UnaryOperator<JsonObject> change) {
    assertCode(() -> Jwk.read(change.apply(good)), ProblemCode.INVALID_KEY);
  }

  static Stream<Arguments> oneThingWrong_isRefused() {
    String one = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE";
    String p = "_____wAAAAEAAAAAAAAAAAAAAAD_______________8";
    return Stream.of(
        row("x = y = 1", P256, jwk -> jwk.with("x", one).with("y", one)),
        row("y of another point", P256, jwk -> jwk.with("y", one)),
        row("the curve is another", P256, jwk -> jwk.with("crv", "P-384")),
        row("an unknown curve", P256, jwk -> jwk.with("crv", "secp256k1")),
        row("crv in lower case", P256, jwk -> jwk.with("crv", "p-256")),
        row("kty of another family", P256, jwk -> jwk.with("kty", "OKP")),
        row("RSA", P256, jwk -> jwk.with("kty", "RSA")),
        row("no kty", P256, jwk -> jwk.without("kty")),
        row("no crv", P256, jwk -> jwk.without("crv")),
        row("no y", P256, jwk -> jwk.without("y")),
        row("kty that is no text", P256, jwk -> jwk.with("kty", JsonNumber.of(1))),
        row("kid that is no text", P256, jwk -> jwk.with("kid", JsonNumber.of(1))),
        row("x not reduced", P256, jwk -> jwk.with("x", p)),
        row("x too short", P256, jwk -> jwk.with("x", text(P256, "x").substring(0, 42))),
        row("x too long", P256, jwk -> jwk.with("x", text(P256, "x") + "AA")),
        row("x with padding", P256, jwk -> jwk.with("x", text(P256, "x") + "=")),
        row("x with spare bits", P256, jwk -> jwk.with("x", text(P256, "x").replace("D4", "D5"))),
        row("x in base64", ED25519, jwk -> jwk.with("x", text(ED25519, "x").replace('_', '/'))),
        row("Ed25519 with y", ED25519, jwk -> jwk.with("y", text(ED25519, "x"))),
        row("Ed25519 as EC", ED25519, jwk -> jwk.with("kty", "EC")),
        row("X25519", ED25519, jwk -> jwk.with("crv", "X25519")),
        row("alg of another curve", P256, jwk -> jwk.with("alg", "ES384")),
        row("alg none", P256, jwk -> jwk.with("alg", "none")),
        row("alg that encrypts", P256, jwk -> jwk.with("alg", "ECDH-ES")),
        row("alg of EdDSA", P256, jwk -> jwk.with("alg", "EdDSA")),
        row("alg of ECDSA", ED25519, jwk -> jwk.with("alg", "ES256")),
        row("use enc", P256, jwk -> jwk.with("use", "enc")),
        row("use that is no text", P256, jwk -> jwk.with("use", JsonNumber.of(1))),
        row("key_ops sign", P256, jwk -> jwk.with("key_ops", ops("sign"))),
        row("key_ops deriveKey", P256, jwk -> jwk.with("key_ops", ops("deriveKey"))),
        row("key_ops more", P256, jwk -> jwk.with("key_ops", ops("verify", "deriveKey"))),
        row("key_ops twice", P256, jwk -> jwk.with("key_ops", ops("verify", "verify"))),
        row("key_ops empty", P256, jwk -> jwk.with("key_ops", ops())),
        row("key_ops as text", P256, jwk -> jwk.with("key_ops", "verify")));
  }

  @Tag("T15")
  @Test
  void pointOfSmallOrder_isRefusedAsWeak() {
    String identity = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assertCode(() -> Jwk.read(ED25519.with("x", identity)), ProblemCode.WEAK_KEY);
  }

  @Tag("T18")
  @ParameterizedTest
  @ValueSource(strings = {"d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv"})
  void privateMember_isRefusedWithoutShowingIt(String name) {
    String secret = text(P256_SECRET, "d");
    for (JsonObject jwk : List.of(P256, ED25519, P256.without("kty"))) {
      KeyFormatException refused =
          catchThrowableOfType(KeyFormatException.class, () -> Jwk.read(jwk.with(name, secret)));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
      assertThat(refused.toString()).doesNotContain(secret).doesNotContain(secret.substring(0, 6));
    }
  }

  @Tag("T18")
  @Test
  void symmetricKey_isRefused() {
    assertCode(
        () -> Jwk.read(JsonObject.builder().put("kty", "oct").put("k", "AAAA").build()),
        ProblemCode.PRIVATE_KEY_EXPOSED);
    assertCode(
        () -> Jwk.read(JsonObject.builder().put("kty", "oct").build()),
        ProblemCode.PRIVATE_KEY_EXPOSED);
  }

  @Tag("T18")
  @Test
  void brokenPrivateKey_isRefusedWithoutShowingIt() {
    String d = text(P256_SECRET, "d");
    for (JsonObject bad :
        List.of(
            P256_SECRET.without("d"),
            P256_SECRET.with("d", d.substring(1)),
            P256_SECRET.with("d", d + "="),
            P256_SECRET.with("d", text(P256, "x")),
            P256_SECRET.with("d", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            P256_SECRET.with("key_ops", ops("verify")),
            ED25519_SECRET.with("d", d))) {
      KeyFormatException refused =
          catchThrowableOfType(KeyFormatException.class, () -> Jwk.readSecret(bad, ACCESS));
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_KEY);
      assertThat(refused.toString()).doesNotContain(d.substring(1, 8));
    }
  }

  /**
   * Wycheproof: every EC key of its invalid cases is refused as private key; what it calls valid is
   * symmetric or RSA, which this library refuses everywhere.
   */
  @Tag("T17")
  @Tag("T18")
  @Test
  void keysOfWycheproof_areRefused() throws Exception {
    int keys = 0;
    List<String> read = new ArrayList<>();
    for (JsonObject group : groups("json_web_key_test.json")) {
      JsonObject holder = group.get("private").orElseThrow().asObject("");
      for (JsonObject jwk : holder.has("keys") ? objects(holder, "keys") : List.of(holder)) {
        keys++;
        try {
          Jwk.read(jwk);
          read.add(group.text("comment").orElseThrow());
        } catch (KeyFormatException e) {
          assertThat(e.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
        }
        assertThat(
                catchThrowableOfType(KeyFormatException.class, () -> Jwk.readSecret(jwk, ACCESS)))
            .as(group.text("comment").orElseThrow())
            .isNotNull();
      }
    }
    assertThat(keys).isGreaterThanOrEqualTo(20);
    // The one public key in the file: that it stands in one set with a symmetric key is what makes
    // its case invalid, and that key is refused.
    assertThat(read).containsExactly("jws_mixedSymmetryKeyset");
  }

  @Test
  void experimentalKey_hasNoJwk() {
    MlDsa44SecretKey key = MlDsa44SecretKey.generate(new SecureRandom());
    assertThatIllegalArgumentException().isThrownBy(() -> Jwk.write(key.publicKey()));
    assertThatIllegalArgumentException().isThrownBy(() -> Jwk.writeSecret(key, ACCESS));
    assertThatIllegalArgumentException().isThrownBy(() -> Jwk.thumbprint(key.publicKey()));
  }

  private static Arguments row(String what, JsonObject good, UnaryOperator<JsonObject> change) {
    return Arguments.of(what, good, change);
  }

  private static JsonArray ops(String... names) {
    return JsonArray.of(Stream.of(names).map(JsonString::new).toArray(JsonValue[]::new));
  }

  private static String text(JsonObject jwk, String name) {
    return jwk.text(name).orElseThrow();
  }
}
