package nl.skillspaspoort.core.key;

import java.util.List;

/** Makes BBS signatures: each over a header and many messages. */
public interface BbsSigner extends Signer {

  @Override
  Bls12381PublicKey publicKey();

  /**
   * The signature of 80 bytes over a header and messages, in order.
   *
   * @throws SigningException if the key cannot be used now
   */
  byte[] sign(byte[] header, List<byte[]> messages) throws SigningException;
}
