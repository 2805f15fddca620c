package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedCredentialTest {
  private static final JsonObject SIGNED =
      Credentials.secured(Credentials.evc(), TestKeys.issuer());

  @Test
  void text_isKeptAsItCame() throws Exception {
    String text = "\n" + JsonWriter.pretty(SIGNED).replace("\n", "\r\n\t");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (SignedCredential credential :
        List.of(SignedCredential.parse(text), SignedCredential.parse(bytes))) {
      assertThat(credential.toJson()).isEqualTo(text);
      assertThat(credential.bytes()).isEqualTo(bytes);
      assertThat(credential.json()).isEqualTo(SIGNED);
    }
    SignedCredential read = SignedCredential.of(SIGNED);
    assertThat(read.toJson()).isEqualTo(SIGNED.toJson());
    assertThat(SignedCredential.parse(read.bytes())).isEqualTo(read);
  }

  @Test
  void bytes_cannotBeChangedFromOutside() throws Exception {
    byte[] bytes = SIGNED.toJson().getBytes(StandardCharsets.UTF_8);
    SignedCredential credential = SignedCredential.parse(bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(credential.bytes(), (byte) 0);
    assertThat(credential.bytes()).isEqualTo(SIGNED.toJson().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void equality_isThatOfTheCanonicalForm() throws Exception {
    SignedCredential one = SignedCredential.parse(SIGNED.toJson());
    SignedCredential other = SignedCredential.parse(JsonWriter.pretty(SIGNED));
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(SignedCredential.of(SIGNED.with("name", "x")));
  }

  @Test
  void credentialWithoutProof_isRefused() {
    CredentialFormatException refused =
        catchThrowableOfType(
            CredentialFormatException.class, () -> SignedCredential.of(Credentials.evc()));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PROOF_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "'', PARSING_ERROR",
    "'{', PARSING_ERROR",
    "'[]', MALFORMED_VALUE_ERROR",
    "'{}{}', TRAILING_DATA",
    "'{\"a\":1,\"a\":1}', DUPLICATE_KEY",
    "'{}', MISSING_MEMBER"
  })
  void otherText_isRefusedWithTheReadersProblem(String text, ProblemCode code) {
    assertThat(
            catchThrowableOfType(
                    CredentialFormatException.class, () -> SignedCredential.parse(text))
                .problem()
                .code())
        .isEqualTo(code);
    assertThat(
            catchThrowableOfType(
                    CredentialFormatException.class,
                    () -> SignedCredential.parse(text.getBytes(StandardCharsets.UTF_8)))
                .problem()
                .code())
        .isEqualTo(code);
  }

  @Tag("T21")
  @Test
  void otherEncoding_isRefused() {
    assertThatThrownBy(
            () -> SignedCredential.parse(SIGNED.toJson().getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(CredentialFormatException.class);
    assertThatThrownBy(() -> SignedCredential.parse("\uFEFF" + SIGNED.toJson()))
        .isInstanceOf(CredentialFormatException.class);
    assertThatThrownBy(
            () ->
                SignedCredential.parse(
                    SIGNED.toJson().replace("Ervaringscertificaat", "Ervaring\uD800")))
        .isInstanceOf(CredentialFormatException.class);
  }

  @Tag("T36")
  @Tag("T96")
  @Test
  void signedCredential_hasNoClaimGetter() {
    Set<String> methods =
        Arrays.stream(SignedCredential.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(methods)
        .containsExactlyInAnyOrder(
            "parse",
            "of",
            "unverified",
            "json",
            "text",
            "toJson",
            "bytes",
            "mechanism",
            "secured",
            "inPresentation",
            "sdJwt",
            "selectable",
            "showing",
            "isForHolderOnly",
            "equals",
            "hashCode",
            "toString");
    assertThat(SignedCredential.class.getConstructors()).isEmpty();
    assertThat(CredentialClaims.class.getConstructors()).isEmpty();
  }

  @Tag("T95")
  @Test
  void toString_showsTypesOnly() throws Exception {
    SignedCredential credential = SignedCredential.of(SIGNED);
    assertThat(credential + " " + credential.unverified())
        .isEqualTo(
            "SignedCredential[VerifiableCredential, OpenBadgeCredential]"
                + " CredentialClaims[VerifiableCredential, OpenBadgeCredential]");
  }
}
