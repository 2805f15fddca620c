package nl.skillspaspoort.core.proof;

import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;

/** How a suite writes its signatures in {@code proofValue}. */
enum ProofText {
  BASE58 {
    @Override
    String encode(byte[] signature) {
      return Multibase.base58(signature);
    }

    @Override
    byte[] decode(String text) throws EncodingException {
      return Multibase.decodeBase58(text);
    }
  },
  BASE64URL {
    @Override
    String encode(byte[] signature) {
      return Multibase.base64(signature);
    }

    @Override
    byte[] decode(String text) throws EncodingException {
      return Multibase.decodeBase64(text);
    }
  };

  abstract String encode(byte[] signature);

  abstract byte[] decode(String text) throws EncodingException;
}
