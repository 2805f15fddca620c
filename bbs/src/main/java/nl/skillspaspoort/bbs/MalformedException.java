package nl.skillspaspoort.bbs;

/** Bytes that are no signature, proof, point or scalar. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String found) {
    super(found);
  }
}
