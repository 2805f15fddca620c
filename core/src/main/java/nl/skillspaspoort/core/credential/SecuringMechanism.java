package nl.skillspaspoort.core.credential;

/** The families of ways in which a credential or presentation is secured. */
public enum SecuringMechanism {
  /** JSON with one or more proofs inside: W3C Data Integrity. */
  DATA_INTEGRITY,
  /** A compact JSON Web Signature around it: {@code vc+jwt}, {@code vp+jwt}. */
  JOSE,
  /** A compact JSON Web Signature with claims that can be left out: SD-JWT. */
  SD_JWT
}
