package nl.skillspaspoort.core.proof;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.encoding.CborReader;
import nl.skillspaspoort.core.encoding.CborWriter;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.key.KeyAlgorithm;

/**
 * The two baseline forms of a {@code proofValue} of {@code bbs-2023}: three bytes of header, then
 * CBOR.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-bbs/#bbs-2023-functions">vc-di-bbs §3.3</a>
 */
final class BbsProofValue {
  static final int BASE = 0x02;
  static final int DERIVED = 0x03;

  private static final int COMPONENTS = 5;
  private static final int HEADER_BYTES = 64;

  /** Three points and four scalars, and a scalar for each hidden message. */
  private static final int MAX_PROOF_BYTES = 272 + 32 * SelectiveSuite.MAX_ITEMS;

  private static final int MAX_PRESENTATION_HEADER_BYTES = 65_536;

  private BbsProofValue() {}

  private static CborReader components(byte[] value) throws EncodingException {
    CborReader cbor = new CborReader(value, SelectiveSuite.HEADER_BYTES);
    cbor.arrayOf(COMPONENTS);
    return cbor;
  }

  /** What the issuer gives the holder. Its arrays are never changed. */
  static final class Base {
    final byte[] signature;
    final byte[] header;
    final byte[] publicKey;
    final byte[] hmacKey;
    final List<String> mandatoryPointers;

    Base(
        byte[] signature,
        byte[] header,
        byte[] publicKey,
        byte[] hmacKey,
        List<String> mandatoryPointers) {
      this.signature = signature;
      this.header = header;
      this.publicKey = publicKey;
      this.hmacKey = hmacKey;
      this.mandatoryPointers = List.copyOf(mandatoryPointers);
    }

    static Base decode(byte[] value) throws ProofException {
      try {
        CborReader cbor = components(value);
        Base base =
            new Base(
                cbor.bytesOf(KeyAlgorithm.BLS12_381_G2.signatureBytes()),
                cbor.bytesOf(HEADER_BYTES),
                cbor.bytesOf(KeyAlgorithm.BLS12_381_G2.keyBytes()),
                cbor.bytesOf(SelectiveSuite.HMAC_BYTES),
                SelectiveSuite.pointers(cbor));
        cbor.end();
        return base;
      } catch (EncodingException e) {
        throw SelectiveSuite.malformed(e);
      }
    }

    String encode() {
      CborWriter cbor =
          new CborWriter()
              .array(COMPONENTS)
              .bytes(signature)
              .bytes(header)
              .bytes(publicKey)
              .bytes(hmacKey);
      cbor.array(mandatoryPointers.size());
      mandatoryPointers.forEach(cbor::text);
      return SelectiveSuite.encode(BASE, cbor.toByteArray());
    }

    /** The HMAC key is the holder's secret. */
    @Override
    public String toString() {
      return "Base[" + mandatoryPointers.size() + " mandatory pointers]";
    }
  }

  /**
   * What the holder gives the verifier: the proof; the numbers of the blank nodes that whoever
   * canonicalizes the document calls {@code c14n0}, {@code c14n1} …; the positions of the mandatory
   * statements among those shown; the positions of the other shown ones among all that are not
   * mandatory. Its arrays are never changed.
   */
  static final class Derived {
    final byte[] proof;
    final List<Integer> labels;
    final List<Integer> mandatoryIndexes;
    final List<Integer> selectiveIndexes;
    final byte[] presentationHeader;

    Derived(
        byte[] proof,
        List<Integer> labels,
        List<Integer> mandatoryIndexes,
        List<Integer> selectiveIndexes,
        byte[] presentationHeader) {
      this.proof = proof;
      this.labels = List.copyOf(labels);
      this.mandatoryIndexes = List.copyOf(mandatoryIndexes);
      this.selectiveIndexes = List.copyOf(selectiveIndexes);
      this.presentationHeader = presentationHeader;
    }

    static Derived decode(byte[] value) throws ProofException {
      try {
        CborReader cbor = components(value);
        Derived derived =
            new Derived(
                cbor.bytes(MAX_PROOF_BYTES),
                labels(cbor),
                SelectiveSuite.indexes(cbor),
                SelectiveSuite.indexes(cbor),
                cbor.bytes(MAX_PRESENTATION_HEADER_BYTES));
        cbor.end();
        return derived;
      } catch (EncodingException e) {
        throw SelectiveSuite.malformed(e);
      }
    }

    private static List<Integer> labels(CborReader cbor) throws EncodingException, ProofException {
      int count = cbor.map(SelectiveSuite.MAX_ITEMS);
      List<Integer> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        SelectiveSuite.labelKey(cbor, i);
        labels.add(cbor.integer(SelectiveSuite.MAX_ITEMS));
      }
      return labels;
    }

    String encode() {
      CborWriter cbor = new CborWriter().array(COMPONENTS).bytes(proof);
      cbor.map(labels.size());
      for (int i = 0; i < labels.size(); i++) {
        cbor.integer(i).integer(labels.get(i));
      }
      cbor.array(mandatoryIndexes.size());
      mandatoryIndexes.forEach(cbor::integer);
      cbor.array(selectiveIndexes.size());
      selectiveIndexes.forEach(cbor::integer);
      return SelectiveSuite.encode(DERIVED, cbor.bytes(presentationHeader).toByteArray());
    }

    @Override
    public String toString() {
      return "Derived[" + selectiveIndexes.size() + " chosen statements]";
    }
  }
}
