package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.LabeledStatements;
import nl.skillspaspoort.core.jsonld.SelectableDocument;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.SecretMultikey;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every file of the folder is read by one of the tests; the last test says so. */
@DisplayName(
    "vc-di-ecdsa, test vectors of ecdsa-sd-2023: every step of issuer, holder and verifier")
class EcdsaSdVectorsTest {
  private static final String FOLDER = "w3c-vc-di-ecdsa";
  private static final String STEPS = "ecdsa-sd-2023/prc/";
  private static final HexFormat HEX = HexFormat.of();

  private final TreeSet<String> read = new TreeSet<>();
  private Canonicalizer canonicalizer;
  private JsonObject signedBase;
  private JsonObject unsecured;
  private List<String> mandatoryPointers;
  private List<String> selectivePointers;
  private byte[] hmacKey;

  @BeforeEach
  void read() throws Exception {
    canonicalizer = Canonicalizer.over(Vectors.contexts());
    signedBase = object("addSignedSDBase.json");
    unsecured = signedBase.without("proof");
    mandatoryPointers = strings(value("prCredMandatory.json", ""));
    selectivePointers = strings(value("prCredSelective.json", ""));
    hmacKey = HEX.parseHex(keys().text("hmacKeyString").orElseThrow().toLowerCase(Locale.ROOT));
  }

  @Test
  void issuer_transformsAndHashes() throws Exception {
    SelectableDocument document = canonicalizer.selectable(unsecured);
    assertThat(document.canonical()).isEqualTo(lines("addBaseDocCanon.json"));
    assertThat(canonicalizer.canonicalize(unsecured, HashAlgorithm.SHA_256))
        .isEqualTo(document.canonical());

    LabeledStatements statements = statements(document);
    assertThat(String.join("", statements.lines())).isEqualTo(lines("addBaseDocHMACCanon.json"));

    JsonObject transform = object("addBaseTransform.json");
    assertThat(strings(transform.get("mandatoryPointers").orElseThrow()))
        .isEqualTo(mandatoryPointers);
    List<Integer> mandatory = statements.indexes(document.select(mandatoryPointers));
    SelectiveSuite.Split split = SelectiveSuite.Split.of(statements.lines(), mandatory);
    assertThat(mandatory).isEqualTo(mapKeys(transform, "mandatory"));
    assertThat(split.mandatory()).isEqualTo(mapValues(transform, "mandatory"));
    assertThat(split.others()).isEqualTo(mapValues(transform, "nonMandatory"));

    for (JsonValue pointer : (JsonArray) value(STEPS + "addPointerValues.json", "")) {
      JsonObject entry = (JsonObject) pointer;
      JsonObject selected =
          document.select(List.of(entry.text("pointer").orElseThrow())).document();
      assertThat(selected.get("issuer")).isEqualTo(entry.get("value"));
    }

    JsonObject hashes = object("addHashData.json");
    JsonObject config = object("addProofConfig.json");
    String canonicalProof = canonicalizer.canonicalize(config, HashAlgorithm.SHA_256);
    assertThat(canonicalProof).isEqualTo(text("addProofConfigCanon.txt"));
    assertThat(hashes.text("proofHash"))
        .contains(HEX.formatHex(SelectiveSuite.sha256(canonicalProof)));
    assertThat(hashes.text("mandatoryHash")).contains(HEX.formatHex(split.mandatoryHash()));
  }

  @Test
  void issuer_signsTheSameBaseProof() throws Exception {
    EcSecretKey issuer = secretKey("baseKeyPair");
    ByteArrayOutputStream random = new ByteArrayOutputStream();
    random.writeBytes(hmacKey);
    random.writeBytes(secretKey("proofKeyPair").scalar(InsecureSecretKeyAccess.get()));
    EcdsaSd2023 suite = new EcdsaSd2023(canonicalizer, new FixedRandom(random.toByteArray()));
    Proof given = Proof.read(signedBase.get("proof").orElseThrow(), "/proof");

    JsonObject proof =
        suite.createBaseProof(
            unsecured,
            given.options(),
            mandatoryPointers,
            issuer.signer(given.verificationMethod()));

    EcdsaSdProofValue.Base ours = base(Proof.read(proof, "/proof"));
    EcdsaSdProofValue.Base theirs = base(given);
    JsonObject raw = object("addRawBaseSignatureInfo.json");
    assertThat(hex(theirs.signatures)).isEqualTo(strings(raw.get("signatures").orElseThrow()));
    assertThat(raw.text("baseSignature")).contains(HEX.formatHex(theirs.baseSignature));
    assertThat(raw.text("publicKey")).contains(Multibase.base58(theirs.publicKey));
    assertThat(ours.publicKey).isEqualTo(theirs.publicKey);
    assertThat(ours.hmacKey).isEqualTo(theirs.hmacKey);
    assertThat(ours.mandatoryPointers).isEqualTo(theirs.mandatoryPointers);
    // Both sign deterministically (RFC 6979), so the proof is the same to the last byte.
    assertThat(proof).isEqualTo(given.json());
    assertThat(theirs.encode()).isEqualTo(given.proofValue());
  }

  @Test
  void holder_derivesTheSameProof() throws Exception {
    Proof given = Proof.read(signedBase.get("proof").orElseThrow(), "/proof");
    JsonObject recovered = object("derivedRecoveredBaseData.json");
    EcdsaSdProofValue.Base base = base(given);
    assertThat(recovered.text("baseSignature")).contains(HEX.formatHex(base.baseSignature));
    assertThat(recovered.text("proofPublicKey")).contains(Multibase.base58(base.publicKey));
    assertThat(recovered.text("hmacKey")).contains(HEX.formatHex(base.hmacKey));
    assertThat(hex(base.signatures)).isEqualTo(strings(recovered.get("signatures").orElseThrow()));
    assertThat(base.mandatoryPointers)
        .isEqualTo(strings(recovered.get("mandatoryPointers").orElseThrow()));

    SelectableDocument document = canonicalizer.selectable(unsecured);
    LabeledStatements statements = statements(document);
    List<String> combinedPointers = new ArrayList<>(mandatoryPointers);
    combinedPointers.addAll(selectivePointers);
    List<Integer> mandatory = statements.indexes(document.select(mandatoryPointers));
    List<Integer> selective = statements.indexes(document.select(selectivePointers));
    List<Integer> combined = statements.indexes(document.select(combinedPointers));
    JsonObject groups = object("derivedGroupIndexes.json");
    assertThat(combined).isEqualTo(integers(groups.get("combinedIndexes").orElseThrow()));
    assertThat(mandatory).isEqualTo(integers(groups.get("mandatoryIndexes").orElseThrow()));
    assertThat(selective).isEqualTo(integers(groups.get("selectiveIndexes").orElseThrow()));
    assertThat(
            IntStream.range(0, statements.lines().size())
                .filter(i -> !mandatory.contains(i))
                .boxed()
                .toList())
        .isEqualTo(integers(groups.get("nonMandatoryIndexes").orElseThrow()));
    JsonObject all = object("derivedAllGroupData.json").get("groups").orElseThrow().asObject("");
    assertThat(mapKeys(all.get("selective").orElseThrow().asObject(""), "matching"))
        .isEqualTo(selective);
    assertThat(mapKeys(all.get("combined").orElseThrow().asObject(""), "matching"))
        .isEqualTo(combined);
    assertThat(mapKeys(all.get("mandatory").orElseThrow().asObject(""), "matching"))
        .isEqualTo(mandatory);

    JsonObject revealed = object("derivedRevealDocument.json");
    assertThat(document.select(combinedPointers).document())
        .isEqualTo(object("derivedUnsignedReveal.json"));
    JsonObject derived = suite().derive(unsecured, given, selectivePointers);
    assertThat(derived).isEqualTo(revealed);

    EcdsaSdProofValue.Derived value = derived(derived);
    JsonObject disclosure = object("derivedDisclosureData.json");
    assertThat(hex(value.signatures))
        .isEqualTo(strings(disclosure.get("signatures").orElseThrow()))
        .isEqualTo(strings(value(STEPS + "derivedAdjSignatures.json", "filteredSignatures")));
    assertThat(value.labels)
        .isEqualTo(texts(disclosure.get("labelMap").orElseThrow().asObject(""), "value"));
    assertThat(value.mandatoryIndexes)
        .isEqualTo(integers(disclosure.get("mandatoryIndexes").orElseThrow()))
        .isEqualTo(
            integers(value(STEPS + "derivedAdjMandatoryIndexes.json", "adjMandatoryIndexes")));
  }

  @Test
  void verifier_acceptsWithEveryIntermediateValue() throws Exception {
    JsonObject revealed = object("derivedRevealDocument.json");
    EcdsaSdProofValue.Derived value = derived(revealed);
    JsonObject parsed = object("verifyDerivedProofValue.json");
    assertThat(parsed.text("baseSignature")).contains(HEX.formatHex(value.baseSignature));
    assertThat(parsed.text("publicKey")).contains(Multibase.base58(value.publicKey));
    assertThat(hex(value.signatures)).isEqualTo(strings(parsed.get("signatures").orElseThrow()));
    assertThat(value.labels).isEqualTo(texts(parsed, "labelMap"));
    assertThat(value.mandatoryIndexes)
        .isEqualTo(integers(parsed.get("mandatoryIndexes").orElseThrow()));

    DataIntegrity dataIntegrity = DataIntegrity.with(Vectors.suites());
    Proof proof = dataIntegrity.proofs(revealed).get(0);
    VerifiedDocument verified = dataIntegrity.verifyProofOnly(revealed, proof, Vectors.key(proof));

    assertThat(verified.document()).isEqualTo(revealed.without("proof"));
    assertThat(verified.signingInput().canonicalDocument()).isEqualTo(lines("verifyNQuads.json"));
    SelectiveSuite.Split split =
        SelectiveSuite.Split.of(
            strings(value(STEPS + "verifyNQuads.json", "")), value.mandatoryIndexes);
    JsonObject data = object("verifyCreateVerifyData.json");
    assertThat(split.others()).isEqualTo(strings(data.get("nonMandatory").orElseThrow()));
    assertThat(data.text("mandatoryHash")).contains(HEX.formatHex(split.mandatoryHash()));
    assertThat(data.text("proofHash")).contains(HEX.formatHex(verified.signingInput().proofHash()));
  }

  @Test
  void everyFile_isRead() throws Exception {
    issuer_transformsAndHashes();
    issuer_signsTheSameBaseProof();
    holder_derivesTheSameProof();
    verifier_acceptsWithEveryIntermediateValue();
    assertThat(read).containsAll(SharedVectors.files(FOLDER + "/ecdsa-sd-2023/prc", "", 20));
  }

  private EcdsaSd2023 suite() {
    return new EcdsaSd2023(canonicalizer, new FixedRandom(new byte[0]));
  }

  private LabeledStatements statements(SelectableDocument document) {
    return LabeledStatements.of(
        document.canonical(), SelectiveSuite.hmacLabels(hmacKey, document.blankNodes()));
  }

  private static EcdsaSdProofValue.Base base(Proof proof) throws Exception {
    return EcdsaSdProofValue.Base.decode(Multibase.decodeBase64(proof.proofValue()));
  }

  private static EcdsaSdProofValue.Derived derived(JsonObject revealed) throws Exception {
    Proof proof = Proof.read(revealed.get("proof").orElseThrow(), "/proof");
    return EcdsaSdProofValue.Derived.decode(Multibase.decodeBase64(proof.proofValue()));
  }

  private static JsonObject keys() {
    return SharedVectors.json(FOLDER, "ecdsa-sd-2023/SDKeyMaterial.json");
  }

  private static EcSecretKey secretKey(String name) throws Exception {
    JsonObject pair = keys().get(name).orElseThrow().asObject("");
    EcSecretKey key =
        (EcSecretKey)
            SecretMultikey.decode(
                pair.text("secretKeyMultibase").orElseThrow(), InsecureSecretKeyAccess.get());
    assertThat(Multikey.encode(key.publicKey()))
        .isEqualTo(pair.text("publicKeyMultibase").orElseThrow());
    return key;
  }

  private JsonObject object(String file) {
    read.add(file);
    return SharedVectors.json(FOLDER, STEPS + file);
  }

  private String text(String file) {
    read.add(file);
    return SharedVectors.text(FOLDER, STEPS + file);
  }

  /** A JSON value, or a member of the object that it is. */
  private JsonValue value(String file, String member) throws Exception {
    read.add(file.replace(STEPS, ""));
    JsonObject wrapped =
        JsonReader.strict().readObject("{\"\":" + SharedVectors.text(FOLDER, file) + "}");
    JsonValue value = wrapped.get("").orElseThrow();
    return member.isEmpty() || value instanceof JsonArray
        ? value
        : ((JsonObject) value).get(member).orElseThrow();
  }

  private String lines(String file) throws Exception {
    return String.join("", strings(value(STEPS + file, "")));
  }

  private static List<String> strings(JsonValue array) throws Exception {
    List<String> strings = new ArrayList<>();
    for (JsonValue element : (JsonArray) array) {
      strings.add(element.asString(""));
    }
    return strings;
  }

  private static List<Integer> integers(JsonValue array) {
    List<Integer> integers = new ArrayList<>();
    for (JsonValue element : (JsonArray) array) {
      integers.add((int) ((JsonNumber) element).integerValue());
    }
    return integers;
  }

  private static List<String> hex(List<byte[]> all) {
    return all.stream().map(HEX::formatHex).toList();
  }

  /** The second of each pair. */
  private static List<String> texts(JsonObject object, String member) throws Exception {
    List<String> texts = new ArrayList<>();
    for (JsonValue pair : (JsonArray) object.get(member).orElseThrow()) {
      texts.add(((JsonArray) pair).get(1).asString(""));
    }
    return texts;
  }

  private static List<Integer> mapKeys(JsonObject object, String member) throws Exception {
    List<Integer> keys = new ArrayList<>();
    for (JsonValue pair : pairs(object, member)) {
      keys.add((int) ((JsonArray) pair).get(0).asInteger(""));
    }
    return keys;
  }

  private static List<String> mapValues(JsonObject object, String member) throws Exception {
    return texts(object.get(member).orElseThrow().asObject(""), "value");
  }

  private static JsonArray pairs(JsonObject object, String member) throws Exception {
    return object.get(member).orElseThrow().asObject("").get("value").orElseThrow().asArray("");
  }
}
