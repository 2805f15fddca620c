package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T95")
final class SignatureAccountTest {
  private final Verifier verifier = Verifier.builder().clock(FixedClock.atNow()).build();

  @Test
  void rdf_isCanonicalNQuadsAndTheirHash() throws ProblemException {
    SignatureAccount account = only(secured(Cryptosuites.EDDSA_RDFC_2022));
    String expected =
        Canonicalizer.standard().canonicalize(Credentials.evc(), HashAlgorithm.SHA_256);
    assertThat(account.canonicalDocument()).isEqualTo(expected);
    assertThat(account.documentHash()).isEqualTo(hash(expected));
    assertThat(account.proofHash()).isEqualTo(hash(account.canonicalProof()));
    assertThat(account.problem()).isEmpty();
    assertThat(account.key()).contains(TestKeys.ISSUER.publicKey().multibase());
  }

  @Test
  void json_isCanonicalJson() {
    SignatureAccount account = only(secured(Cryptosuites.EDDSA_JCS_2022));
    assertThat(account.canonicalDocument()).isEqualTo(Jcs.canonicalText(Credentials.evc()));
    assertThat(account.mechanism()).isEqualTo(Cryptosuites.EDDSA_JCS_2022);
  }

  /**
   * The hash is that of what was received, so that somebody can see that it is not what was signed.
   */
  @Test
  void changedDocument_isToldWithWhatWasCompared() {
    JsonObject changed = secured(Cryptosuites.EDDSA_JCS_2022).with("name", "Iets anders");
    SignatureAccount account = only(changed);
    assertThat(account.canonicalDocument())
        .isEqualTo(Jcs.canonicalText(changed.without("proof")))
        .contains("Iets anders");
    assertThat(account.documentHash()).isEqualTo(hash(account.canonicalDocument()));
    assertThat(account.problem().orElseThrow().code())
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(account.toString()).doesNotContain("Iets anders");
  }

  @Test
  void token_isItsSignedPart() throws ProblemException {
    String token =
        VcJwt.signCredential(Credentials.evc(), FixedClock.NOW, TestKeys.issuer()).text();
    SignatureAccount account = verifier.explain(token.getBytes(StandardCharsets.UTF_8)).get(0);
    assertThat(token).startsWith(account.canonicalDocument() + ".");
    assertThat(account.problem()).isEmpty();
  }

  @Test
  void presentation_hasThoseOfItsCredentialsToo() throws ProblemException {
    byte[] shown =
        SignedPresentation.create(
                List.of(SignedCredential.of(secured(Cryptosuites.EDDSA_JCS_2022))),
                Token.REQUEST,
                TestKeys.holder(),
                FixedClock.NOW,
                Duration.ofMinutes(10))
            .bytes();
    assertThat(verifier.explain(shown))
        .extracting(SignatureAccount::where)
        .containsExactly("", "/verifiableCredential/0");
    assertThat(verifier.explain(shown))
        .allSatisfy(account -> assertThat(account.problem()).isEmpty());
  }

  @Test
  void whatCannotBeRead_hasNothingToCompare() {
    assertThat(verifier.explain("geachte heer".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(verifier.explain(bytes(Credentials.evc()))).isEmpty();
  }

  private SignatureAccount only(JsonObject document) {
    List<SignatureAccount> accounts = verifier.explain(bytes(document));
    assertThat(accounts).hasSize(1);
    return accounts.get(0);
  }

  private static JsonObject secured(String suite) {
    return Credentials.secured(Credentials.evc(), TestKeys.issuer(), suite);
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String text) {
    return HexFormat.of()
        .formatHex(HashAlgorithm.SHA_256.hash(text.getBytes(StandardCharsets.UTF_8)));
  }
}
