package nl.skillspaspoort.issuer;

import java.time.Instant;
import java.util.Objects;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;

/**
 * How an issuer secures its credentials. Whatever it is, the credential is the same, and a part of
 * it that has no meaning in its contexts is refused. Immutable.
 */
public final class Securing {
  private static final Securing DEFAULT = dataIntegrity(Cryptosuites.EDDSA_RDFC_2022);
  private static final Securing JWT = new Securing("vc+jwt", new AsJwt());

  private final String name;
  private final Way way;

  private Securing(String name, Way way) {
    this.name = name;
    this.way = way;
  }

  /** A proof of {@code eddsa-rdfc-2022}, which Open Badges certifies. */
  public static Securing ofDefault() {
    return DEFAULT;
  }

  /** A Data Integrity proof inside the credential, of this cryptosuite. */
  public static Securing dataIntegrity(String cryptosuite) {
    return new Securing(cryptosuite, new ByProof(Objects.requireNonNull(cryptosuite)));
  }

  /**
   * A compact JSON Web Signature around the credential.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#with-jose">VC-JOSE-COSE §3.1</a>
   */
  public static Securing vcJwt() {
    return JWT;
  }

  /** The credential, secured. */
  SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
      throws CredentialFormatException, ProofException, JwsException, SigningException {
    return way.secure(unsigned, now, signer);
  }

  /**
   * Reads back what would leave: the bytes must parse, verify with the public key, and say exactly
   * what was to be signed.
   */
  void check(SignedCredential credential, JsonObject intended, Signer signer)
      throws CredentialFormatException, ProofException, JwsException, IssueException {
    if (!way.covered(credential, signer).equals(intended)) {
      throw new IssueException(
          Problem.of(
              ProblemCode.SIGNING_FAILED,
              "a signed document that differs from the draft",
              "exactly the draft"));
    }
  }

  @Override
  public String toString() {
    return "Securing[" + name + "]";
  }

  private interface Way {
    SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, ProofException, JwsException, SigningException;

    /** What the bytes of the credential say, once their signature was checked. */
    JsonObject covered(SignedCredential credential, Signer signer)
        throws CredentialFormatException, ProofException, JwsException, IssueException;
  }

  private static final class ByProof implements Way {
    private final String cryptosuite;
    private final DataIntegrity dataIntegrity = DataIntegrity.standard();

    ByProof(String cryptosuite) {
      this.cryptosuite = cryptosuite;
    }

    @Override
    public SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, ProofException {
      return SignedCredential.of(
          dataIntegrity.secure(unsigned, ProofOptions.assertion(cryptosuite, now), signer));
    }

    @Override
    public JsonObject covered(SignedCredential credential, Signer signer)
        throws CredentialFormatException, ProofException, IssueException {
      JsonObject readBack = SignedCredential.parse(credential.bytes()).json();
      Proof proof = dataIntegrity.proofs(readBack).get(0);
      requireName(proof.verificationMethod().equals(signer.keyId()));
      return dataIntegrity.verifyProofOnly(readBack, proof, signer.publicKey()).document();
    }
  }

  private static final class AsJwt implements Way {

    @Override
    public SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, JwsException, SigningException {
      return SignedCredential.of(VcJwt.signCredential(unsigned, now, signer));
    }

    @Override
    public JsonObject covered(SignedCredential credential, Signer signer)
        throws JwsException, IssueException {
      VcJwt readBack = VcJwt.parse(credential.text(), VcJwt.Kind.CREDENTIAL, JsonReader.strict());
      requireName(readBack.keyId().equals(signer.keyId()));
      return readBack.verify(signer.publicKey());
    }
  }

  private static void requireName(boolean sameName) throws IssueException {
    if (!sameName) {
      throw new IssueException(
          Problem.of(
              ProblemCode.SIGNING_FAILED, "a signature in another name", "the signer's own name"));
    }
  }
}
