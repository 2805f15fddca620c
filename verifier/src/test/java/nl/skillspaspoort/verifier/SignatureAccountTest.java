package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
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

  /** The hash of what the holder cannot leave out, and each further statement by itself. */
  @Test
  void derivedProof_isItsMandatoryStatementsAndTheOthers() throws ProblemException {
    DataIntegrity suites = DataIntegrity.standard();
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) 5);
    EcSecretKey issuer =
        EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
    JsonObject base =
        suites.secureSelectively(
            Credentials.evc()
                .with(
                    "issuer",
                    Credentials.profile(DidKey.of(issuer.publicKey()), "Centrum (fictief)")),
            ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW),
            List.of("/issuer", "/validFrom"),
            DidKey.signer(issuer));
    JsonObject shown = suites.derive(base, List.of("/name"));
    SignatureAccount account = only(shown);
    assertThat(account.problem()).isEmpty();
    assertThat(account.canonicalDocument())
        .contains("2026-06-01T10:00:00Z")
        .doesNotContain("Ervar");
    assertThat(account.documentHash()).isEqualTo(hash(account.canonicalDocument()));
    assertThat(account.singly()).singleElement().asString().contains("Ervaringscertificaat");
    SignatureAccount changed = only(shown.with("name", "Diploma"));
    assertThat(changed.problem().orElseThrow().code())
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(changed.documentHash()).isEqualTo(account.documentHash());
    assertThat(changed.singly()).singleElement().asString().contains("Diploma");
    assertThat(only(base).problem().orElseThrow().code()).isEqualTo(ProblemCode.PROOF_NOT_DERIVED);
  }

  /** The issuer's part, each disclosure, and the holder's part: everything but the signatures. */
  @Test
  void sdJwt_isItsSignedPartAndItsDisclosures() throws ProblemException {
    String shown = SdToken.credential().shown();
    List<SignatureAccount> accounts = verifier.explain(shown.getBytes(StandardCharsets.UTF_8));
    assertThat(accounts)
        .extracting(SignatureAccount::mechanism)
        .containsExactly("KB-JWT", "SD-JWT");
    assertThat(accounts).allSatisfy(account -> assertThat(account.problem()).isEmpty());
    SignatureAccount issued = accounts.get(1);
    assertThat(issued.where()).isEqualTo("/verifiableCredential/0");
    assertThat(shown).startsWith(issued.canonicalDocument() + ".");
    assertThat(issued.singly())
        .isNotEmpty()
        .containsExactlyElementsOf(
            Arrays.asList(shown.split("~")).subList(1, shown.split("~").length - 1));
    assertThat(shown.substring(shown.lastIndexOf('~') + 1))
        .startsWith(accounts.get(0).canonicalDocument() + ".");
    byte[] forged =
        SdToken.credential().by(TestKeys.stranger()).shown().getBytes(StandardCharsets.UTF_8);
    assertThat(verifier.explain(forged).get(0).problem()).isEmpty();
    assertThat(verifier.explain(forged).get(1).problem().orElseThrow().code())
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
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
