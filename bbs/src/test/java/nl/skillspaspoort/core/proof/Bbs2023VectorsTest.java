package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.skillspaspoort.bbs.BbsSecretKey;
import nl.skillspaspoort.bbs.SeededScalars;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.LabeledStatements;
import nl.skillspaspoort.core.jsonld.SelectableDocument;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every file of the folder is read by one of the tests; the last test says so. */
@DisplayName("vc-di-bbs, test vectors of bbs-2023: every step of issuer, holder and verifier")
class Bbs2023VectorsTest {
  private static final String FOLDER = "w3c-vc-di-bbs";
  private static final String STEPS = "wind/";
  private static final HexFormat HEX = HexFormat.of();

  private final TreeSet<String> read = new TreeSet<>();
  private final Canonicalizer canonicalizer = Canonicalizer.standard();
  private JsonObject signedBase;
  private JsonObject unsecured;
  private List<String> mandatoryPointers;
  private List<String> selectivePointers;
  private byte[] hmacKey;
  private BbsSecretKey secretKey;

  @BeforeEach
  void read() throws Exception {
    signedBase = object(STEPS + "addSignedSDBase.json");
    unsecured = signedBase.without("proof");
    mandatoryPointers = strings(value("windMandatory.json"));
    selectivePointers = strings(value("windSelective.json"));
    JsonObject keys = object("BBSKeyMaterial.json");
    hmacKey = hex(keys, "hmacKeyString");
    secretKey = BbsSecretKey.ofScalar(hex(keys, "privateKeyHex"), InsecureSecretKeyAccess.get());
    assertThat(secretKey.publicKey().encoded()).isEqualTo(hex(keys, "publicKeyHex"));
  }

  private Bbs2023 suite() {
    JsonObject material = object("BBSDeriveMaterial.json");
    return new Bbs2023(
        canonicalizer,
        SeededScalars.scheme(hex(material, "pseudoRandSeedHex")),
        new OneKey(hmacKey),
        hex(material, "presentationHeaderHex"));
  }

  /** Gives the HMAC key of the vectors. */
  private static final class OneKey extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] key;

    OneKey(byte[] key) {
      this.key = key.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(key, 0, bytes, 0, key.length);
    }
  }

  private LabeledStatements statements(SelectableDocument document) {
    return LabeledStatements.of(
        document.canonical(),
        Bbs2023.labels(Bbs2023.shuffledNumbers(hmacKey, document.blankNodes())));
  }

  @Test
  void issuer_transformsAndHashes() throws Exception {
    assertThat(object("windDoc.json")).isEqualTo(unsecured);
    SelectableDocument document = canonicalizer.selectable(unsecured);
    assertThat(document.canonical()).isEqualTo(lines("addBaseDocCanon.json"));
    LabeledStatements statements = statements(document);
    assertThat(String.join("", statements.lines())).isEqualTo(lines("addBaseDocHMACCanon.json"));

    JsonObject transform = object(STEPS + "addBaseTransform.json");
    assertThat(strings(transform.get("mandatoryPointers").orElseThrow()))
        .isEqualTo(mandatoryPointers);
    List<Integer> mandatory = statements.indexes(document.select(mandatoryPointers));
    SelectiveSuite.Split split = SelectiveSuite.Split.of(statements.lines(), mandatory);
    assertThat(split.mandatory()).isEqualTo(mapValues(transform, "mandatory"));
    assertThat(split.others()).isEqualTo(mapValues(transform, "nonMandatory"));
    for (JsonValue pointer : (JsonArray) value(STEPS + "addPointerValues.json")) {
      // Printed as seen from the subject.
      JsonObject entry = (JsonObject) pointer;
      List<String> segments =
          JsonPointer.segments("/credentialSubject" + entry.text("pointer").orElseThrow());
      assertThat(JsonPointer.find(unsecured, segments)).isEqualTo(entry.get("value"));
    }

    JsonObject hashes = object(STEPS + "addHashData.json");
    String canonicalProof =
        canonicalizer.canonicalize(object(STEPS + "addProofConfig.json"), HashAlgorithm.SHA_256);
    read.add(STEPS + "addProofConfigCanon.txt");
    assertThat(canonicalProof)
        .isEqualTo(SharedVectors.text(FOLDER, STEPS + "addProofConfigCanon.txt"));
    assertThat(hashes.text("proofHash"))
        .contains(HEX.formatHex(SelectiveSuite.sha256(canonicalProof)));
    assertThat(hashes.text("mandatoryHash")).contains(HEX.formatHex(split.mandatoryHash()));
  }

  @Test
  void issuer_signsTheSameBaseProof() throws Exception {
    Proof given = proof(signedBase);
    JsonObject ours =
        suite()
            .createBaseProof(
                unsecured,
                given.options(),
                mandatoryPointers,
                secretKey.signer(given.verificationMethod()));
    JsonObject raw = object(STEPS + "addRawBaseSignatureInfo.json");
    assertThat(HEX.formatHex(base(given).signature))
        .isEqualTo(raw.text("bbsSignature").orElseThrow());
    assertThat(strings(raw.get("mandatoryPointers").orElseThrow())).isEqualTo(mandatoryPointers);
    assertThat(HEX.formatHex(base(Proof.read(ours, "/proof")).signature))
        .isEqualTo(raw.text("bbsSignature").orElseThrow());
    assertThat(ours).isEqualTo(given.json());
  }

  @Test
  void holder_derivesTheSameProof() throws Exception {
    Proof given = proof(signedBase);
    JsonObject recovered = object(STEPS + "derivedRecoveredBaseData.json");
    assertThat(recovered.text("bbsSignature")).contains(HEX.formatHex(base(given).signature));
    assertThat(recovered.text("hmacKey")).contains(HEX.formatHex(base(given).hmacKey));
    assertThat(base(given).mandatoryPointers)
        .isEqualTo(strings(recovered.get("mandatoryPointers").orElseThrow()));

    SelectableDocument document = canonicalizer.selectable(unsecured);
    LabeledStatements statements = statements(document);
    List<String> combinedPointers = new ArrayList<>(mandatoryPointers);
    combinedPointers.addAll(selectivePointers);
    List<Integer> mandatory = statements.indexes(document.select(mandatoryPointers));
    List<Integer> combined = statements.indexes(document.select(combinedPointers));
    JsonObject groups = object(STEPS + "derivedGroupIndexes.json");
    assertThat(mandatory).isEqualTo(integers(groups, "mandatoryIndexes"));
    assertThat(combined).isEqualTo(integers(groups, "combinedIndexes"));
    assertThat(statements.indexes(document.select(selectivePointers)))
        .isEqualTo(integers(groups, "selectiveIndexes"));
    assertThat(
            IntStream.range(0, statements.lines().size())
                .filter(i -> !mandatory.contains(i))
                .boxed()
                .toList())
        .isEqualTo(integers(groups, "nonMandatoryIndexes"));

    assertThat(document.select(combinedPointers).document())
        .isEqualTo(object(STEPS + "derivedUnsignedReveal.json"));
    JsonObject derived = suite().derive(unsecured, given, selectivePointers);
    BbsProofValue.Derived value = derived(derived);
    JsonObject adjusted = object(STEPS + "derivedAdjIndexes.json");
    JsonObject disclosure = object(STEPS + "derivedDisclosureData.json");
    assertThat(value.mandatoryIndexes)
        .isEqualTo(integers(adjusted, "adjMandatoryIndexes"))
        .isEqualTo(integers(disclosure, "mandatoryIndexes"));
    assertThat(value.selectiveIndexes)
        .isEqualTo(integers(adjusted, "adjSelectiveIndexes"))
        .isEqualTo(integers(disclosure, "adjSelectiveIndexes"));
    assertThat(Bbs2023.labels(value.labels)).isEqualTo(mapValues(disclosure, "labelMap"));
    // Which random scalars the printed proof was made with is not said; so the two differ in them.
    JsonObject printed = object(STEPS + "derivedRevealDocument.json");
    assertThat(HEX.formatHex(derived(printed).proof))
        .isEqualTo(disclosure.text("bbsProof").orElseThrow())
        .hasSameSizeAs(HEX.formatHex(value.proof));
    assertThat(derived.without("proof")).isEqualTo(printed.without("proof"));
    suite().verifyProof(derived.without("proof"), proof(derived), secretKey.publicKey());
  }

  @Test
  void verifier_accepts() throws Exception {
    JsonObject revealed = object(STEPS + "derivedRevealDocument.json");
    Proof proof = proof(revealed);
    VerificationKey key = Multikey.decode(proof.verificationMethod().fragment());
    assertThat(key).isEqualTo(secretKey.publicKey());
    VerifiedDocument verified = suite().verifyProof(revealed.without("proof"), proof, key);
    assertThat(verified.document()).isEqualTo(revealed.without("proof"));
    assertThat(verified.isWhole()).isFalse();
  }

  @Test
  void everyFile_isRead() throws Exception {
    issuer_transformsAndHashes();
    issuer_signsTheSameBaseProof();
    holder_derivesTheSameProof();
    verifier_accepts();
    assertThat(read).containsAll(SharedVectors.files(FOLDER, "", 20));
  }

  private static Proof proof(JsonObject secured) throws Exception {
    return Proof.read(secured.get("proof").orElseThrow(), "/proof");
  }

  private static BbsProofValue.Base base(Proof proof) throws Exception {
    return BbsProofValue.Base.decode(Multibase.decodeBase64(proof.proofValue()));
  }

  private static BbsProofValue.Derived derived(JsonObject secured) throws Exception {
    return BbsProofValue.Derived.decode(Multibase.decodeBase64(proof(secured).proofValue()));
  }

  private JsonObject object(String file) {
    read.add(file);
    return SharedVectors.json(FOLDER, file);
  }

  private JsonValue value(String file) throws Exception {
    read.add(file);
    return JsonReader.strict()
        .readObject("{\"\":" + SharedVectors.text(FOLDER, file) + "}")
        .get("")
        .orElseThrow();
  }

  private String lines(String file) throws Exception {
    return String.join("", strings(value(STEPS + file)));
  }

  private static byte[] hex(JsonObject object, String name) {
    return HEX.parseHex(object.text(name).orElseThrow().toLowerCase(Locale.ROOT));
  }

  private static List<String> strings(JsonValue array) throws Exception {
    List<String> strings = new ArrayList<>();
    for (JsonValue element : (JsonArray) array) {
      strings.add(element.asString(""));
    }
    return strings;
  }

  private static List<Integer> integers(JsonObject object, String member) {
    List<Integer> integers = new ArrayList<>();
    for (JsonValue element : (JsonArray) object.get(member).orElseThrow()) {
      integers.add((int) ((JsonNumber) element).integerValue());
    }
    return integers;
  }

  /** The second of each pair. */
  private static List<String> mapValues(JsonObject object, String member) throws Exception {
    List<String> texts = new ArrayList<>();
    JsonObject map = object.get(member).orElseThrow().asObject("");
    for (JsonValue pair : (JsonArray) map.get("value").orElseThrow()) {
      texts.add(((JsonArray) pair).get(1).asString(""));
    }
    return texts;
  }
}
