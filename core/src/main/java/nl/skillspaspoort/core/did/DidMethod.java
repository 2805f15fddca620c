package nl.skillspaspoort.core.did;

/** A way to get from a DID to its document. Implementations are safe for use by several threads. */
public interface DidMethod {

  /** The method name, for example {@code key}. */
  String name();

  /**
   * The document of a DID of this method.
   *
   * @throws DidException if the DID is not one of this method or has no good document
   */
  DidDocument resolve(Did did) throws DidException;
}
