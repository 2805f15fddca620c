package nl.skillspaspoort.core.proof;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.CborReader;
import nl.skillspaspoort.core.encoding.CborWriter;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.key.EcPublicKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The two forms of a {@code proofValue} of {@code ecdsa-sd-2023}: three bytes of header, then CBOR.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023-functions">vc-di-ecdsa §3.5</a>
 */
final class EcdsaSdProofValue {
  static final int BASE = 0x00;
  static final int DERIVED = 0x01;

  private static final int SIGNATURE_BYTES = KeyAlgorithm.P256.signatureBytes();

  /** The multicodec prefix and a compressed point. */
  private static final int PUBLIC_KEY_BYTES = 2 + KeyAlgorithm.P256.keyBytes();

  private static final int COMPONENTS = 5;

  private EcdsaSdProofValue() {}

  /** The bytes under a Multikey text: prefix and compressed point. */
  static byte[] multikey(EcPublicKey key) {
    try {
      return Multibase.decodeBase58(key.multibase());
    } catch (EncodingException e) {
      throw new AssertionError("a key writes good multibase", e);
    }
  }

  /** The key that signed the statements. */
  static EcPublicKey key(byte[] multikey) throws ProofException {
    try {
      if (Multikey.decode(Multibase.base58(multikey)) instanceof EcPublicKey key
          && key.algorithm() == KeyAlgorithm.P256) {
        return key;
      }
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED, "a proof-scoped key of another kind", "a P-256 key");
    } catch (KeyFormatException e) {
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED,
          "a proof-scoped key that is none: " + e.problem().found(),
          e.problem().expected());
    }
  }

  private static CborReader components(byte[] value) throws EncodingException {
    CborReader cbor = new CborReader(value, SelectiveSuite.HEADER_BYTES);
    cbor.arrayOf(COMPONENTS);
    return cbor;
  }

  private static List<byte[]> signatures(CborReader cbor) throws EncodingException {
    int count = cbor.array(SelectiveSuite.MAX_ITEMS);
    List<byte[]> signatures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      signatures.add(cbor.bytesOf(SIGNATURE_BYTES));
    }
    return signatures;
  }

  /**
   * What the issuer gives the holder: the signature of the issuer's key; the key that signed the
   * statements; the key that makes the labels of the blank nodes; the signatures of the statements
   * that are not mandatory, in order; the pointers of the parts that are always shown. Its arrays
   * are never changed.
   */
  static final class Base {
    final byte[] baseSignature;
    final byte[] publicKey;
    final byte[] hmacKey;
    final List<byte[]> signatures;
    final List<String> mandatoryPointers;

    Base(
        byte[] baseSignature,
        byte[] publicKey,
        byte[] hmacKey,
        List<byte[]> signatures,
        List<String> mandatoryPointers) {
      this.baseSignature = baseSignature;
      this.publicKey = publicKey;
      this.hmacKey = hmacKey;
      this.signatures = List.copyOf(signatures);
      this.mandatoryPointers = List.copyOf(mandatoryPointers);
    }

    static Base decode(byte[] value) throws ProofException {
      try {
        CborReader cbor = components(value);
        Base base =
            new Base(
                cbor.bytesOf(SIGNATURE_BYTES),
                cbor.bytesOf(PUBLIC_KEY_BYTES),
                cbor.bytesOf(SelectiveSuite.HMAC_BYTES),
                EcdsaSdProofValue.signatures(cbor),
                SelectiveSuite.pointers(cbor));
        cbor.end();
        return base;
      } catch (EncodingException e) {
        throw SelectiveSuite.malformed(e);
      }
    }

    String encode() {
      CborWriter cbor =
          new CborWriter().array(COMPONENTS).bytes(baseSignature).bytes(publicKey).bytes(hmacKey);
      cbor.array(signatures.size());
      signatures.forEach(cbor::bytes);
      cbor.array(mandatoryPointers.size());
      mandatoryPointers.forEach(cbor::text);
      return SelectiveSuite.encode(BASE, cbor.toByteArray());
    }

    /** The HMAC key is the holder's secret. */
    @Override
    public String toString() {
      return "Base[" + signatures.size() + " signatures]";
    }
  }

  /**
   * What the holder gives the verifier: the first two as in the base proof; the signatures of the
   * statements that are shown and not mandatory, in order; the labels of the blank nodes that
   * whoever canonicalizes the document calls {@code c14n0}, {@code c14n1} …; the positions of the
   * mandatory statements among those shown. Its arrays are never changed.
   */
  static final class Derived {
    final byte[] baseSignature;
    final byte[] publicKey;
    final List<byte[]> signatures;
    final List<String> labels;
    final List<Integer> mandatoryIndexes;

    Derived(
        byte[] baseSignature,
        byte[] publicKey,
        List<byte[]> signatures,
        List<String> labels,
        List<Integer> mandatoryIndexes) {
      this.baseSignature = baseSignature;
      this.publicKey = publicKey;
      this.signatures = List.copyOf(signatures);
      this.labels = List.copyOf(labels);
      this.mandatoryIndexes = List.copyOf(mandatoryIndexes);
    }

    static Derived decode(byte[] value) throws ProofException {
      try {
        CborReader cbor = components(value);
        Derived derived =
            new Derived(
                cbor.bytesOf(SIGNATURE_BYTES),
                cbor.bytesOf(PUBLIC_KEY_BYTES),
                EcdsaSdProofValue.signatures(cbor),
                labels(cbor),
                SelectiveSuite.indexes(cbor));
        cbor.end();
        return derived;
      } catch (EncodingException e) {
        throw SelectiveSuite.malformed(e);
      }
    }

    private static List<String> labels(CborReader cbor) throws EncodingException, ProofException {
      int count = cbor.map(SelectiveSuite.MAX_ITEMS);
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        SelectiveSuite.labelKey(cbor, i);
        labels.add(Multibase.base64(cbor.bytesOf(SelectiveSuite.HMAC_BYTES)));
      }
      return labels;
    }

    String encode() {
      CborWriter cbor = new CborWriter().array(COMPONENTS).bytes(baseSignature).bytes(publicKey);
      cbor.array(signatures.size());
      signatures.forEach(cbor::bytes);
      cbor.map(labels.size());
      for (int i = 0; i < labels.size(); i++) {
        cbor.integer(i).bytes(hmac(labels.get(i)));
      }
      cbor.array(mandatoryIndexes.size());
      mandatoryIndexes.forEach(cbor::integer);
      return SelectiveSuite.encode(DERIVED, cbor.toByteArray());
    }

    private static byte[] hmac(String label) {
      try {
        return Base64Url.decode(label.substring(1));
      } catch (EncodingException e) {
        throw new AssertionError("labels are multibase that was written here", e);
      }
    }

    @Override
    public String toString() {
      return "Derived[" + signatures.size() + " signatures]";
    }
  }
}
