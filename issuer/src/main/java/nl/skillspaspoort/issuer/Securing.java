package nl.skillspaspoort.issuer;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;

/**
 * How an issuer secures its credentials. Whatever it is, the credential is the same, and a part of
 * it that has no meaning in its contexts is refused. Immutable.
 */
public final class Securing {
  private static final Securing DEFAULT = dataIntegrity(Cryptosuites.EDDSA_RDFC_2022);
  private static final Securing JWT = new Securing("vc+jwt", new AsJwt());

  /** The type of SD-JWT VCs that hold an Open Badge, if nothing else is chosen. */
  public static final String OPEN_BADGE_VCT =
      "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential";

  private static final Securing SD_JWT =
      new Securing("vc+sd-jwt", new AsSdJwt(Optional.empty(), Optional.empty()));
  private static final Securing SD_JWT_VC =
      new Securing("dc+sd-jwt", new AsSdJwt(Optional.empty(), Optional.of(OPEN_BADGE_VCT)));

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
    return dataIntegrity(cryptosuite, DataIntegrity.standard());
  }

  /** The same with a cryptosuite that has to be opted into. */
  public static Securing dataIntegrity(String cryptosuite, DataIntegrity suites) {
    return new Securing(cryptosuite, new ByProof(Objects.requireNonNull(cryptosuite), suites));
  }

  /**
   * A base proof of {@code ecdsa-sd-2023} inside the credential: its holder shows the parts that
   * she chooses. The issuer's key is a P-256 key.
   *
   * <p>She can never leave out issuer, subject, what was achieved, and whatever limits the
   * credential: validity, status, schema, terms of use. A verifier does not see whether anything
   * else was left out, so results in such a credential never make it say that a skill was shown;
   * for showing skill by skill take another way.
   *
   * @param alsoMandatory JSON Pointers of more parts that she cannot leave out; they must be there
   *     in every credential
   */
  public static Securing selectiveDisclosure(String... alsoMandatory) {
    return selectiveDisclosure(
        Cryptosuites.ECDSA_SD_2023, DataIntegrity.standard(), List.of(alsoMandatory));
  }

  /**
   * The same with another cryptosuite of selective disclosure.
   *
   * @param cryptosuite one that the suites know
   */
  public static Securing selectiveDisclosure(
      String cryptosuite, DataIntegrity suites, List<String> alsoMandatory) {
    return new Securing(
        cryptosuite,
        new ByBaseProof(Objects.requireNonNull(cryptosuite), suites, List.copyOf(alsoMandatory)));
  }

  /**
   * A compact JSON Web Signature around the credential.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#with-jose">VC-JOSE-COSE §3.1</a>
   */
  public static Securing vcJwt() {
    return JWT;
  }

  /**
   * An SD-JWT of the data model ({@code vc+sd-jwt}): its holder shows it skill by skill. She can
   * withhold what each result says, or each skill where nothing was assessed, and each piece of
   * evidence; that there is a result, and what it is about, stays visible. The key of a {@code
   * did:key} or {@code did:jwk} subject is named as the one that shows it.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#with-sd-jwt">VC-JOSE-COSE §3.2</a>
   */
  public static Securing sdJwt() {
    return SD_JWT;
  }

  /**
   * The same with another policy.
   *
   * @param policy pointers are those of the credential; members of the credential itself cannot be
   *     hidden, only what is inside them, because a verifier could not tell that a hidden one is
   *     not its end or its state
   */
  public static Securing sdJwt(DisclosurePolicy policy) {
    return new Securing("vc+sd-jwt", new AsSdJwt(Optional.of(policy), Optional.empty()));
  }

  /**
   * An SD-JWT VC ({@code dc+sd-jwt}) of the type {@link #OPEN_BADGE_VCT} that holds the credential;
   * otherwise as {@link #sdJwt()}.
   *
   * @see <a
   *     href="https://openid.net/specs/openid-4-verifiable-presentations-1_0.html#name-sd-jwt-vcld">OpenID4VP
   *     1.0, B.3.7 SD-JWT VCLD</a>
   */
  public static Securing sdJwtVc() {
    return SD_JWT_VC;
  }

  /**
   * An SD-JWT VC of another type and with another policy; see {@link #sdJwt(DisclosurePolicy)}.
   *
   * @param vct the type: a URL of the issuer's own, or one that several issuers agreed on
   */
  public static Securing sdJwtVc(String vct, DisclosurePolicy policy) {
    return new Securing(
        "dc+sd-jwt",
        new AsSdJwt(Optional.of(policy), Optional.of(Objects.requireNonNull(vct, "vct"))));
  }

  /** The credential, secured. */
  SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
      throws CredentialFormatException,
          ProofException,
          JwsException,
          SdJwtException,
          SigningException {
    return way.secure(unsigned, now, signer);
  }

  /**
   * Reads back what would leave: the bytes must parse, verify with the public key, and say exactly
   * what was to be signed.
   */
  void check(SignedCredential credential, JsonObject intended, Signer signer)
      throws CredentialFormatException,
          ProofException,
          JwsException,
          SdJwtException,
          IssueException {
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
        throws CredentialFormatException,
            ProofException,
            JwsException,
            SdJwtException,
            SigningException;

    /** What the bytes of the credential say, once their signature was checked. */
    JsonObject covered(SignedCredential credential, Signer signer)
        throws CredentialFormatException,
            ProofException,
            JwsException,
            SdJwtException,
            IssueException;
  }

  private static final class ByProof implements Way {
    private final String cryptosuite;
    private final DataIntegrity dataIntegrity;

    ByProof(String cryptosuite, DataIntegrity dataIntegrity) {
      this.cryptosuite = cryptosuite;
      this.dataIntegrity = dataIntegrity;
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
      return covered(SignedCredential.parse(credential.bytes()).json(), dataIntegrity, signer);
    }

    static JsonObject covered(JsonObject readBack, DataIntegrity dataIntegrity, Signer signer)
        throws ProofException, IssueException {
      Proof proof = dataIntegrity.proofs(readBack).get(0);
      requireName(proof.verificationMethod().equals(signer.keyId()));
      return dataIntegrity.verifyProofOnly(readBack, proof, signer.publicKey()).document();
    }
  }

  private static final class ByBaseProof implements Way {
    private static final String WHOLE_DOCUMENT = "";

    private final String cryptosuite;
    private final DataIntegrity dataIntegrity;
    private final List<String> alsoMandatory;

    ByBaseProof(String cryptosuite, DataIntegrity dataIntegrity, List<String> alsoMandatory) {
      this.cryptosuite = cryptosuite;
      this.dataIntegrity = dataIntegrity;
      this.alsoMandatory = alsoMandatory;
    }

    @Override
    public SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, ProofException {
      List<String> mandatory = new ArrayList<>(MandatoryParts.of(unsigned));
      mandatory.addAll(alsoMandatory);
      return SignedCredential.of(
          dataIntegrity.secureSelectively(
              unsigned, ProofOptions.assertion(cryptosuite, now), mandatory, signer));
    }

    /** What its holder would show if she showed everything. */
    @Override
    public JsonObject covered(SignedCredential credential, Signer signer)
        throws CredentialFormatException, ProofException, IssueException {
      JsonObject readBack = SignedCredential.parse(credential.bytes()).json();
      return ByProof.covered(
          dataIntegrity.derive(readBack, List.of(WHOLE_DOCUMENT)), dataIntegrity, signer);
    }
  }

  private static final class AsJwt implements Way {

    @Override
    public SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, JwsException, SdJwtException, SigningException {
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

  private static final class AsSdJwt implements Way {
    private final Optional<DisclosurePolicy> policy;
    private final Optional<String> vct;
    private final SecureRandom random = new SecureRandom();

    AsSdJwt(Optional<DisclosurePolicy> policy, Optional<String> vct) {
      this.policy = policy;
      this.vct = vct;
    }

    @Override
    public SignedCredential secure(JsonObject unsigned, Instant now, Signer signer)
        throws CredentialFormatException, SdJwtException, SigningException {
      DisclosurePolicy chosen =
          SkillDisclosure.checked(policy.orElseGet(() -> SkillDisclosure.of(unsigned)), unsigned);
      Optional<VerificationKey> holder =
          HolderKey.of(unsigned).filter(key -> !key.equals(signer.publicKey()));
      try {
        return SignedCredential.of(
            vct.isPresent()
                ? VcSdJwt.signSdJwtVc(unsigned, vct.get(), chosen, now, holder, random, signer)
                : VcSdJwt.signCredential(unsigned, chosen, now, holder, random, signer));
      } catch (IllegalArgumentException e) {
        // What the credential itself may be was checked before: it is the policy that does not fit.
        throw new CredentialFormatException(
            Problem.of(
                ProblemCode.MISSING_MEMBER,
                "a policy that names what this credential does not have",
                "a policy that fits the credential"),
            e);
      }
    }

    @Override
    public JsonObject covered(SignedCredential credential, Signer signer)
        throws CredentialFormatException, SdJwtException, IssueException {
      SignedCredential readBack = SignedCredential.parse(credential.text());
      VcSdJwt token = readBack.sdJwt().orElseThrow();
      requireName(token.claims().keyId().equals(signer.keyId()));
      SkillDisclosure.requireSameSkills(readBack);
      return token.verify(signer.publicKey());
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
