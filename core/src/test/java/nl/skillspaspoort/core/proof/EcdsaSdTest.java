package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.encoding.CborWriter;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One base proof; each test derives from it and changes one thing. */
class EcdsaSdTest {
  private static final DataIntegrity SUITES = DataIntegrity.standard();
  private static final EcSecretKey KEY = key(7);
  private static final List<String> MANDATORY =
      List.of("/issuer", "/validFrom", "/validUntil", "/credentialSubject/id");
  private static final String RESULT = "/credentialSubject/result/0";

  private static JsonObject base;
  private static JsonObject shown;

  @BeforeAll
  static void issueAndDerive() throws Exception {
    base = issued(Credentials.evc());
    shown = SUITES.derive(base, List.of("/credentialSubject/achievement/name", RESULT));
  }

  private static EcSecretKey key(int scalarByte) {
    byte[] scalar = new byte[32];
    Arrays.fill(scalar, (byte) scalarByte);
    return EcSecretKey.ofScalar(KeyAlgorithm.P256, scalar, InsecureSecretKeyAccess.get());
  }

  private static JsonObject issued(JsonObject unsecured) throws ProofException {
    return SUITES.secureSelectively(unsecured, options(), MANDATORY, signer());
  }

  private static Signer signer() {
    return DidKey.signer(KEY);
  }

  private static ProofOptions options() {
    return ProofOptions.assertion(Cryptosuites.ECDSA_SD_2023, FixedClock.NOW);
  }

  private static VerifiedDocument verify(JsonObject secured) throws ProofException {
    return SUITES.verifyProofOnly(secured, SUITES.proofs(secured).get(0), KEY.publicKey());
  }

  private static ProblemCode refusal(JsonObject secured) {
    return catchThrowableOfType(ProofException.class, () -> verify(secured)).problem().code();
  }

  @Test
  void chosenParts_areShownWithTheMandatoryOnes() throws Exception {
    JsonObject whole = base.without("proof");
    JsonObject document = verify(shown).document();

    assertThat(document).isEqualTo(shown.without("proof"));
    assertThat(document.names())
        .containsExactlyInAnyOrder(
            "@context", "id", "type", "issuer", "validFrom", "validUntil", "credentialSubject");
    JsonObject subject = member(document, "credentialSubject");
    assertThat(subject.names()).containsExactlyInAnyOrder("id", "type", "achievement", "result");
    assertThat(member(subject, "achievement").names())
        .containsExactlyInAnyOrder("id", "type", "name");
    assertThat(((JsonArray) subject.get("result").orElseThrow()).elements())
        .containsExactly(
            ((JsonArray) member(whole, "credentialSubject").get("result").orElseThrow()).get(0));
    assertThat(verify(shown).isWhole()).isFalse();
  }

  @Test
  void wholeDocument_canBeShown() throws Exception {
    JsonObject all = SUITES.derive(base, List.of(""));
    assertThat(verify(all).document()).isEqualTo(base.without("proof"));
    assertThat(verify(all).isWhole()).as("a verifier cannot tell").isFalse();
  }

  @Test
  void nothingChosen_showsTheMandatoryParts() throws Exception {
    JsonObject least = SUITES.derive(base, List.of());
    assertThat(verify(least).document().names())
        .containsExactlyInAnyOrder(
            "@context", "id", "type", "issuer", "validFrom", "validUntil", "credentialSubject");
  }

  @Test
  void everythingMandatory_leavesNoSignatures() throws Exception {
    JsonObject all =
        SUITES.secureSelectively(Credentials.small(), options(), List.of(""), signer());
    JsonObject derived = SUITES.derive(all, List.of());
    assertThat(value(derived).signatures).isEmpty();
    assertThat(verify(derived).document()).isEqualTo(Credentials.small());
  }

  @Tag("T33")
  @Test
  void baseProof_isRefusedAndSaysWhy() throws Exception {
    assertThat(SUITES.hasBaseProof(base)).isTrue();
    assertThat(SUITES.hasBaseProof(shown)).isFalse();
    assertThat(refusal(base)).isEqualTo(ProblemCode.PROOF_NOT_DERIVED);
  }

  @Test
  void derivedProof_isNoBaseToDeriveFrom() {
    assertThat(deriveRefusal(shown, List.of())).isEqualTo(ProblemCode.PROOF_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/credentialSubject/result/99", "issuer", "/issuer~2", "/"})
  void pointerToNothing_isRefused(String pointer) {
    assertThat(deriveRefusal(base, List.of(pointer))).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        SUITES.secureSelectively(
                            Credentials.evc(), options(), List.of(pointer), signer()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  private static ProblemCode deriveRefusal(JsonObject secured, List<String> pointers) {
    return catchThrowableOfType(ProofException.class, () -> SUITES.derive(secured, pointers))
        .problem()
        .code();
  }

  @Test
  void suiteWithoutMandatoryParts_isRefused() {
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () -> SUITES.secure(Credentials.evc(), options(), signer()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        SUITES.secureSelectively(
                            Credentials.evc(),
                            ProofOptions.assertion(Cryptosuites.ECDSA_RDFC_2019, FixedClock.NOW),
                            MANDATORY,
                            signer()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  @Tag("T34")
  @Test
  void keyOfAnotherKind_isUnsupported() throws Exception {
    EcSecretKey p384 = EcSecretKey.generate(KeyAlgorithm.P384, new SecureRandom());
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        SUITES.verifyProofOnly(
                            shown, SUITES.proofs(shown).get(0), p384.publicKey()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  @Test
  void anotherIssuersKey_isRefused() {
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

  @Test
  void changedStatement_isRefused() {
    assertThat(refusal(shown.with("validUntil", "2099-01-01T00:00:00Z")))
        .as("mandatory")
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    JsonObject subject = member(shown, "credentialSubject");
    JsonObject achievement = member(subject, "achievement").with("name", "Diploma");
    assertThat(refusal(shown.with("credentialSubject", subject.with("achievement", achievement))))
        .as("chosen")
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(shown.with("name", "Ervaringscertificaat")))
        .as("in the base, not in what was derived")
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void mandatoryPartTakenAway_isRefused() {
    for (String name : List.of("validFrom", "validUntil", "issuer")) {
      assertThat(refusal(shown.without(name)))
          .as(name)
          .isIn(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR, ProblemCode.PROOF_MALFORMED);
    }
  }

  /** The holder may take chosen statements away, not those that are mandatory. */
  @Test
  void mandatoryPartTakenAwayWithItsPosition_isRefused() throws Exception {
    EcdsaSdProofValue.Derived value = value(shown);
    for (int without = 0; without < value.mandatoryIndexes.size(); without++) {
      List<Integer> fewer = new ArrayList<>(value.mandatoryIndexes);
      fewer.remove(without);
      assertThat(refusal(with(shown, value.signatures, value.labels, fewer)))
          .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  @Tag("T33")
  @Test
  void changedProofMember_isRefused() {
    JsonObject proof = member(shown, "proof");
    Map<String, String> changes = new HashMap<>();
    changes.put("created", "2026-10-01T00:00:00Z");
    changes.put("expires", "2027-10-01T00:00:00Z");
    changes.put("proofPurpose", "authentication");
    changes.put("challenge", "abc");
    changes.put("domain", "abc");
    changes.forEach(
        (name, text) ->
            assertThat(refusal(shown.with("proof", proof.with(name, text))))
                .as(name)
                .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR));
  }

  @Test
  void otherNumberOfSignatures_isRefused() throws Exception {
    EcdsaSdProofValue.Derived value = value(shown);
    List<byte[]> fewer = value.signatures.subList(1, value.signatures.size());
    List<byte[]> more = new ArrayList<>(value.signatures);
    more.add(value.signatures.get(0));
    assertThat(refusal(with(shown, fewer, value.labels, value.mandatoryIndexes)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(refusal(with(shown, more, value.labels, value.mandatoryIndexes)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void signaturesInAnotherOrder_areRefused() throws Exception {
    EcdsaSdProofValue.Derived value = value(shown);
    List<byte[]> swapped = new ArrayList<>(value.signatures);
    Collections.swap(swapped, 0, 1);
    assertThat(refusal(with(shown, swapped, value.labels, value.mandatoryIndexes)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void otherLabels_areRefused() throws Exception {
    JsonObject two = SUITES.derive(base, List.of(RESULT, "/credentialSubject/result/8"));
    EcdsaSdProofValue.Derived value = value(two);
    assertThat(value.labels).hasSizeGreaterThan(1);
    List<String> swapped = new ArrayList<>(value.labels);
    Collections.swap(swapped, 0, 1);
    List<String> fewer = value.labels.subList(1, value.labels.size());
    List<String> more = new ArrayList<>(value.labels);
    more.add(Multibase.base64(new byte[32]));
    List<String> one = Collections.nCopies(value.labels.size(), value.labels.get(0));
    for (List<String> labels : List.of(swapped, fewer, more, one)) {
      assertThat(refusal(with(two, value.signatures, labels, value.mandatoryIndexes)))
          .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    }
  }

  /**
   * Two results under one label would be one result to the signature: a holder could put the status
   * of one beside the description of another.
   */
  @Tag("T36")
  @Test
  void oneObjectTakenApartIntoTwo_isRefused() throws Exception {
    JsonObject subject = member(shown, "credentialSubject");
    JsonObject result = (JsonObject) ((JsonArray) subject.get("result").orElseThrow()).get(0);
    JsonObject one = result.without("status");
    JsonObject other = result.without("resultDescription");
    JsonObject apart =
        shown.with("credentialSubject", subject.with("result", JsonArray.of(one, other)));
    EcdsaSdProofValue.Derived value = value(shown);
    List<String> doubled = new ArrayList<>(value.labels);
    doubled.add(value.labels.get(0));
    assertThat(refusal(with(apart, value.signatures, doubled, value.mandatoryIndexes)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void partsOfAnotherCredential_areRefused() throws Exception {
    JsonObject other =
        SUITES.derive(
            issued(Credentials.evc().with("validUntil", "2039-01-01T00:00:00Z")), List.of(RESULT));
    JsonObject mine = SUITES.derive(base, List.of(RESULT));
    assertThat(refusal(mine.with("proof", member(other, "proof"))))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    EcdsaSdProofValue.Derived theirs = value(other);
    EcdsaSdProofValue.Derived ours = value(mine);
    assertThat(refusal(with(mine, theirs.signatures, ours.labels, ours.mandatoryIndexes)))
        .as("statements signed by the key of another proof")
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** A key of the attacker's own signs whatever he likes, but the issuer did not sign that key. */
  @Test
  void proofScopedKeyOfSomebodyElse_isRefused() throws Exception {
    JsonObject forged =
        SUITES.derive(
            SUITES.secureSelectively(
                Credentials.evc(), options(), MANDATORY, key(9).signer(signer().keyId())),
            List.of(RESULT));
    EcdsaSdProofValue.Derived theirs = value(forged);
    EcdsaSdProofValue.Derived ours = value(shown);
    String mixed =
        new EcdsaSdProofValue.Derived(
                ours.baseSignature,
                theirs.publicKey,
                theirs.signatures,
                theirs.labels,
                theirs.mandatoryIndexes)
            .encode();
    assertThat(refusal(withValue(forged, mixed)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** Every byte of a small proof, one at a time. */
  @Test
  void everyFlippedByte_isRefused() throws Exception {
    JsonObject small =
        SUITES.derive(
            SUITES.secureSelectively(
                Credentials.small(),
                options(),
                List.of("/issuer", "/validFrom", "/credentialSubject/achievement/criteria"),
                signer()),
            List.of("/credentialSubject/achievement/name"));
    byte[] bytes = Multibase.decodeBase64(proof(small).proofValue());
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] = (byte) (flipped[i] ^ 1 << (i % 8));
      assertThat(refusal(withValue(small, Multibase.base64(flipped))))
          .as("byte %d", i)
          .isIn(
              ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
              ProblemCode.PROOF_MALFORMED,
              ProblemCode.PROOF_NOT_DERIVED);
    }
    verify(small);
  }

  @Test
  void otherCbor_isRefused() throws Exception {
    byte[] bytes = Multibase.decodeBase64(proof(shown).proofValue());
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThat(refusal(withValue(shown, Multibase.base64(longer))))
        .as("something behind")
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    byte[] spaced = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, spaced, 0, 3);
    spaced[3] = (byte) 0x98;
    spaced[4] = 5;
    System.arraycopy(bytes, 4, spaced, 5, bytes.length - 4);
    assertThat(refusal(withValue(shown, Multibase.base64(spaced))))
        .as("a head that is longer than it need be")
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    byte[] huge = new CborWriter().array(5).bytes(new byte[64]).bytes(new byte[35]).toByteArray();
    byte[] bomb = Arrays.copyOf(huge, huge.length + 5);
    bomb[huge.length] = (byte) 0x9a;
    bomb[huge.length + 1] = 0x7f;
    assertThat(refusal(withValue(shown, SelectiveSuite.encode(1, bomb))))
        .as("two thousand million signatures announced")
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    assertThat(refusal(withValue(shown, "z" + proof(shown).proofValue().substring(1))))
        .as("another base")
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    assertThat(refusal(withValue(shown, "u2V0B")))
        .as("a header alone")
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
  }

  @Test
  void positionsThatAreNotAscending_areRefused() throws Exception {
    EcdsaSdProofValue.Derived value = value(shown);
    List<Integer> reversed = new ArrayList<>(value.mandatoryIndexes);
    Collections.reverse(reversed);
    List<Integer> beyond = new ArrayList<>(value.mandatoryIndexes);
    beyond.add(1_000);
    List<Integer> doubled = new ArrayList<>(value.mandatoryIndexes);
    doubled.add(1, doubled.get(0));
    assertThat(refusal(with(shown, value.signatures, value.labels, doubled)))
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    assertThat(refusal(with(shown, value.signatures, value.labels, reversed)))
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
    assertThat(refusal(with(shown, value.signatures, value.labels, beyond)))
        .isEqualTo(ProblemCode.PROOF_MALFORMED);
  }

  @Tag("T29")
  @Test
  void contextsOfTheProof_mustBeTheDocuments() {
    JsonObject proof = member(shown, "proof").with("@context", "https://www.w3.org/ns/did/v1");
    assertThat(refusal(shown.with("proof", proof)))
        .isEqualTo(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T32")
  @Test
  void linkOfAChain_isRefused() throws Exception {
    JsonObject first =
        SUITES.secure(
            Credentials.evc(),
            ProofOptions.assertion(Cryptosuites.ECDSA_RDFC_2019, FixedClock.NOW)
                .withId("urn:proof:1"),
            signer());
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () ->
                        SUITES.secureSelectively(
                            first, options().after("urn:proof:1"), MANDATORY, signer()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.PROOF_SET);
  }

  /** By the suite itself, whoever calls it. */
  @Tag("T32")
  @Test
  void documentWithAProofInIt_isRefusedByTheSuite() throws Exception {
    EcdsaSd2023 suite = new EcdsaSd2023(Canonicalizer.standard(), new SecureRandom());
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () -> suite.verifyProof(shown, proof(shown), KEY.publicKey()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.PROOF_SET);
    assertThat(
            catchThrowableOfType(
                    ProofException.class, () -> suite.derive(base, proof(base), List.of()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.PROOF_SET);
  }

  @Tag("T34")
  @Test
  void signerOfAnotherKind_isRefused() {
    Signer p384 = DidKey.signer(EcSecretKey.generate(KeyAlgorithm.P384, new SecureRandom()));
    assertThat(
            catchThrowableOfType(
                    ProofException.class,
                    () -> SUITES.secureSelectively(Credentials.evc(), options(), MANDATORY, p384))
                .problem()
                .code())
        .isEqualTo(ProblemCode.UNSUPPORTED_CRYPTOSUITE);
  }

  /** What a holder derives from must be read to its end. */
  @Test
  void baseProofWithSomethingBehindIt_isRefused() throws Exception {
    byte[] bytes = Multibase.decodeBase64(proof(base).proofValue());
    JsonObject longer = withValue(base, Multibase.base64(Arrays.copyOf(bytes, bytes.length + 1)));
    assertThat(deriveRefusal(longer, List.of())).isEqualTo(ProblemCode.PROOF_MALFORMED);
  }

  @Tag("T32")
  @Test
  void otherProofsOfASet_stayBehind() throws Exception {
    JsonObject set =
        SUITES.secureSelectively(
            SUITES.secure(
                Credentials.evc(),
                ProofOptions.assertion(Cryptosuites.ECDSA_RDFC_2019, FixedClock.NOW),
                signer()),
            options(),
            MANDATORY,
            signer());
    JsonObject derived = SUITES.derive(set, List.of(RESULT));
    assertThat(SUITES.proofs(derived)).hasSize(1);
    verify(derived);
  }

  /** What is withheld cannot be guessed from the labels: another key, other labels. */
  @Test
  void labels_differFromProofToProof() throws Exception {
    JsonObject again = SUITES.derive(issued(Credentials.evc()), List.of(RESULT));
    assertThat(value(again).labels).doesNotContainAnyElementsOf(value(shown).labels);
  }

  @Test
  void textThatLooksLikeALabel_staysAsItIs() throws Exception {
    JsonObject tricky =
        Credentials.evc()
            .with("name", "_:c14n0 \" _:c14n1 . \\\" _:c14n0")
            .with("id", "urn:_:c14n0");
    JsonObject derived = SUITES.derive(issued(tricky), List.of("/name"));
    assertThat(verify(derived).document().text("name")).isEqualTo(tricky.text("name"));
  }

  @Test
  void mandatoryPointers_areInTheBase() throws Exception {
    assertThat(
            EcdsaSdProofValue.Base.decode(Multibase.decodeBase64(proof(base).proofValue()))
                .mandatoryPointers)
        .isEqualTo(MANDATORY);
  }

  private static JsonObject with(
      JsonObject secured, List<byte[]> signatures, List<String> labels, List<Integer> mandatory)
      throws Exception {
    EcdsaSdProofValue.Derived value = value(secured);
    return withValue(
        secured,
        new EcdsaSdProofValue.Derived(
                value.baseSignature, value.publicKey, signatures, labels, mandatory)
            .encode());
  }

  private static JsonObject withValue(JsonObject secured, String proofValue) {
    return secured.with(
        "proof", member(secured, "proof").with("proofValue", new JsonString(proofValue)));
  }

  private static EcdsaSdProofValue.Derived value(JsonObject secured) throws Exception {
    return EcdsaSdProofValue.Derived.decode(Multibase.decodeBase64(proof(secured).proofValue()));
  }

  private static Proof proof(JsonObject secured) {
    try {
      return SUITES.proofs(secured).get(0);
    } catch (ProofException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject member(JsonObject object, String name) {
    return (JsonObject) object.get(name).orElseThrow();
  }
}
