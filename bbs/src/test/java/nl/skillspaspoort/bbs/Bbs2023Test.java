package nl.skillspaspoort.bbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Bls12381PublicKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One credential by the issuer; each test derives from it and changes one thing. */
class Bbs2023Test {
  private static final DataIntegrity SUITES = Bbs.suites();
  private static final BbsSecretKey KEY = key(7);
  private static final PresentationRequest REQUEST =
      new PresentationRequest(
          "https://werkgever.example", "0123456789abcdefghijkl", "sollicitatie");

  private static JsonObject base;
  private static JsonObject shown;

  @BeforeAll
  static void issueAndDerive() throws Exception {
    base = issuer().issue(Credentials.evcDraft()).json();
    shown = SUITES.derive(base, List.of("/credentialSubject/result/0"));
  }

  private static BbsSecretKey key(int filling) {
    byte[] material = new byte[32];
    Arrays.fill(material, (byte) filling);
    return BbsSecretKey.ofMaterial(material, new byte[0], InsecureSecretKeyAccess.get());
  }

  private static Issuer issuer() {
    return Issuer.builder()
        .signer(KEY.signer())
        .name("EVC Centrum Rivierenland (fictief)")
        .securing(Securing.selectiveDisclosure(Cryptosuites.BBS_2023, SUITES, List.of()))
        .clock(FixedClock.atNow())
        .build();
  }

  private static VerifiedDocument verify(JsonObject secured) throws ProofException {
    return SUITES.verifyProofOnly(secured, SUITES.proofs(secured).get(0), KEY.publicKey());
  }

  private static ProblemCode refusal(JsonObject secured) {
    return catchThrowableOfType(ProofException.class, () -> verify(secured)).problem().code();
  }

  @Test
  void chosenParts_verify() throws Exception {
    assertThat(verify(shown).document()).isEqualTo(shown.without("proof"));
    assertThat(verify(shown).isWhole()).isFalse();
  }

  /** The proof tells how many statements it hides: none. */
  @Test
  void wholeDocument_isKnownToBeWhole() throws Exception {
    JsonObject all = SUITES.derive(base, List.of(""));
    assertThat(verify(all).document()).isEqualTo(base.without("proof"));
    assertThat(verify(all).isWhole()).isTrue();
  }

  @Test
  void twoProofsOfOneCredential_shareNothing() throws Exception {
    JsonObject again = SUITES.derive(base, List.of("/credentialSubject/result/0"));
    assertThat(again.without("proof")).isEqualTo(shown.without("proof"));
    byte[] one = value(shown);
    byte[] other = value(again);
    // The three points and the scalars; the header and the positions are the same.
    assertThat(Arrays.copyOfRange(one, 6, 50)).isNotEqualTo(Arrays.copyOfRange(other, 6, 50));
    verify(again);
  }

  @Test
  void baseProof_isRefused() {
    assertThat(refusal(base)).isEqualTo(ProblemCode.PROOF_NOT_DERIVED);
  }

  @Test
  void changedDocument_isRefused() {
    assertThat(refusal(shown.with("validUntil", "2099-01-01T00:00:00Z")))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(shown.with("name", "Diploma")))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(shown.without("validUntil")))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    JsonObject subject = (JsonObject) shown.get("credentialSubject").orElseThrow();
    JsonObject result = (JsonObject) ((JsonArray) subject.get("result").orElseThrow()).get(0);
    assertThat(
            refusal(
                shown.with(
                    "credentialSubject",
                    subject.with("result", JsonArray.of(result.without("status"))))))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /**
   * A proof may hide 4,096 messages. Each costs its point before anything else is known, so one
   * more is refused by its length alone.
   */
  @Tag("T22")
  @Test
  void moreHiddenMessagesThanAnyDocumentHas_areRefusedUnread() throws Exception {
    assertThat(refusal(withProofOf(272 + 32 * 4_096)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(withProofOf(272 + 32 * 4_097))).isEqualTo(ProblemCode.PROOF_MALFORMED);
  }

  /** The derived proof value with zeros of this length where the BBS proof is. */
  private static JsonObject withProofOf(int length) throws Exception {
    byte[] value = value(shown);
    // Three bytes of header, an array of five, and the byte string with its length in two bytes.
    assertThat(value[4]).isEqualTo((byte) 0x59);
    int old = ((value[5] & 0xff) << 8) | (value[6] & 0xff);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(value, 0, 4);
    changed.write(0x5a);
    changed.write(length >>> 24);
    changed.write(length >>> 16);
    changed.write(length >>> 8);
    changed.write(length);
    changed.write(new byte[length]);
    changed.write(value, 7 + old, value.length - 7 - old);
    JsonObject proof = (JsonObject) shown.get("proof").orElseThrow();
    return shown.with("proof", proof.with("proofValue", Multibase.base64(changed.toByteArray())));
  }

  @Tag("T33")
  @Test
  void changedProofMember_isRefused() {
    JsonObject proof = (JsonObject) shown.get("proof").orElseThrow();
    assertThat(refusal(shown.with("proof", proof.with("created", "2026-10-01T00:00:00Z"))))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void anotherKey_isRefused() {
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        SUITES.verifyProofOnly(
                            shown, SUITES.proofs(shown).get(0), key(8).publicKey()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** One bit of every 97th byte: pairings take time. */
  @Test
  void flippedBytes_areRefused() throws Exception {
    byte[] bytes = value(shown);
    for (int i = 0; i < bytes.length; i += 97) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      JsonObject proof = (JsonObject) shown.get("proof").orElseThrow();
      assertThat(refusal(shown.with("proof", proof.with("proofValue", Multibase.base64(flipped)))))
          .as("byte %d", i)
          .isIn(
              ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
              ProblemCode.PROOF_MALFORMED,
              ProblemCode.PROOF_NOT_DERIVED);
    }
  }

  /** Without the artifact the suite is unknown: neither a yes nor a no. */
  @Test
  void withoutOptingIn_itIsUnsupported() {
    DataIntegrity standard = DataIntegrity.standard();
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        standard.verifyProofOnly(
                            shown, standard.proofs(shown).get(0), KEY.publicKey()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    assertThat(
            Verifier.builder().clock(FixedClock.atNow()).build().verify(shown.toJson()).outcomes())
        .filteredOn(outcome -> outcome.check() == Check.PROOF)
        .singleElement()
        .isInstanceOf(CheckOutcome.Undetermined.class);
  }

  @Test
  void keys_comeAndGoAsMultikey() throws Exception {
    assertThat(KEY.publicKey().multibase()).startsWith("zUC7");
    assertThat(Multikey.decode(KEY.publicKey().multibase())).isEqualTo(KEY.publicKey());
    assertThat(KEY.toString())
        .doesNotContain(new BigInteger(1, KEY.scalar(InsecureSecretKeyAccess.get())).toString());
  }

  @Test
  void badKeys_areRefused() throws Exception {
    byte[] good = KEY.publicKey().encoded();
    byte[] infinity = new byte[96];
    infinity[0] = (byte) 0xc0;
    byte[] uncompressed = good.clone();
    uncompressed[0] &= 0x7f;
    byte[] large = good.clone();
    Arrays.fill(large, 48, 96, (byte) 0xff);
    for (byte[] bad : List.of(infinity, uncompressed, large, Arrays.copyOf(good, 95))) {
      assertThat(
              catchThrowableOfType(KeyFormatException.class, () -> Bls12381PublicKey.of(bad))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.INVALID_KEY);
    }
    // On no curve or outside the group: found out when it is used.
    byte[] elsewhere = good.clone();
    elsewhere[95] ^= 1;
    Bls12381PublicKey key = Bls12381PublicKey.of(elsewhere);
    byte[] signature = KEY.signer().sign(new byte[0], List.of());
    assertThat(Bbs.scheme().acceptsSignature(key, signature, new byte[0], List.of())).isFalse();
    assertThat(Bbs.scheme().acceptsSignature(KEY.publicKey(), signature, new byte[0], List.of()))
        .isTrue();
    assertThat(Bbs.scheme().acceptsSignature(KEY.publicKey(), signature, new byte[1], List.of()))
        .isFalse();
  }

  @Test
  void singleMessage_isNotSigned() {
    assertThat(catchThrowableOfType(SigningException.class, () -> KEY.signer().sign(new byte[1])))
        .isNotNull();
    assertThat(KEY.publicKey().accepts(new byte[1], new byte[80])).isFalse();
  }

  @Test
  void wallet_keepsTheBaseProofAndShowsADerivedOne() throws ProblemException {
    try (Wallet wallet =
        Wallet.in(new InMemoryStore())
            .clock(FixedClock.atNow())
            .dataIntegrity(SUITES)
            .create("vier losse woorden".toCharArray())) {
      KeptCredential kept = wallet.addForeign(SignedCredential.of(base));
      SignedPresentation presentation =
          wallet.present(List.of(kept.number()), REQUEST, Duration.ofMinutes(5));
      JsonObject credential = presentation.credentials().get(0);
      assertThat(SUITES.hasBaseProof(credential)).isFalse();
      assertThat(verify(credential).isWhole()).isTrue();
    }
  }

  private static byte[] value(JsonObject secured) throws Exception {
    return Multibase.decodeBase64(SUITES.proofs(secured).get(0).proofValue());
  }
}
