package nl.skillspaspoort.core.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * A Data Integrity proof as it stands in a document; well-formed, not checked.
 *
 * <p>Only members that the specification defines are accepted: whatever a proof says is part of
 * what was signed, and a member that nobody reads would only look like a promise.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#proofs">VC Data Integrity 1.0, Proofs</a>
 */
public final class Proof {
  /** The {@code type} of every proof that names a cryptosuite. */
  public static final String DATA_INTEGRITY_PROOF = "DataIntegrityProof";

  static final String TYPE = "type";
  static final String CRYPTOSUITE = "cryptosuite";
  static final String CREATED = "created";
  static final String EXPIRES = "expires";
  static final String VERIFICATION_METHOD = "verificationMethod";
  static final String PROOF_PURPOSE = "proofPurpose";
  static final String CHALLENGE = "challenge";
  static final String DOMAIN = "domain";
  static final String PROOF_VALUE = "proofValue";
  static final String PREVIOUS_PROOF = "previousProof";
  static final String ID = "id";
  private static final Set<String> SELECTIVE =
      Set.of(Cryptosuites.ECDSA_SD_2023, Cryptosuites.BBS_2023);
  private static final Set<String> KNOWN =
      Set.of(
          "@context",
          ID,
          TYPE,
          CRYPTOSUITE,
          CREATED,
          EXPIRES,
          VERIFICATION_METHOD,
          PROOF_PURPOSE,
          CHALLENGE,
          DOMAIN,
          "nonce",
          PREVIOUS_PROOF,
          PROOF_VALUE);

  private final JsonObject json;
  private final String type;
  private final Optional<String> cryptosuite;
  private final Optional<Instant> created;
  private final Optional<Instant> expires;
  private final KeyId verificationMethod;
  private final String proofPurpose;
  private final List<String> domains;
  private final Optional<String> id;
  private final List<String> previousProofs;

  private Proof(JsonObject json, String where) throws JsonFormatException, KeyFormatException {
    this.json = json;
    for (String name : json.names()) {
      if (!KNOWN.contains(name)) {
        throw new JsonFormatException(
            new Problem(
                ProblemCode.UNKNOWN_MEMBER,
                JsonPointer.member(where, name),
                "a proof member that is not defined",
                "only " + KNOWN.stream().sorted().toList()));
      }
    }
    this.type = json.requiredText(TYPE, where);
    this.cryptosuite = text(CRYPTOSUITE, where);
    this.created = instant(CREATED, where);
    this.expires = instant(EXPIRES, where);
    this.verificationMethod = KeyId.parse(json.requiredText(VERIFICATION_METHOD, where));
    this.proofPurpose = json.requiredText(PROOF_PURPOSE, where);
    this.domains = texts(DOMAIN, where);
    this.id = text(ID, where);
    text(CHALLENGE, where);
    text("nonce", where);
    this.previousProofs = texts(PREVIOUS_PROOF, where);
    json.requiredText(PROOF_VALUE, where);
  }

  /**
   * Reads a proof.
   *
   * @param where JSON Pointer of the proof, for errors
   * @throws ProofException ({@code PROOF_MALFORMED}, {@code UNKNOWN_MEMBER} …) if it is not
   *     well-formed
   */
  public static Proof read(JsonValue value, String where) throws ProofException {
    try {
      return new Proof(value.asObject(where), where);
    } catch (JsonFormatException e) {
      throw new ProofException(e.problem(), e);
    } catch (KeyFormatException e) {
      throw new ProofException(
          e.problem().under(JsonPointer.member(where, VERIFICATION_METHOD)), e);
    }
  }

  /** The proof as it was written. */
  public JsonObject json() {
    return json;
  }

  /** The proof type, {@code DataIntegrityProof} unless it is a legacy suite. */
  public String type() {
    return type;
  }

  /** The name of the cryptosuite; missing in legacy proofs. */
  public Optional<String> cryptosuite() {
    return cryptosuite;
  }

  /** When the proof says it was made. */
  public Optional<Instant> created() {
    return created;
  }

  /** When the proof itself stops being good. */
  public Optional<Instant> expires() {
    return expires;
  }

  /** The name of the key. */
  public KeyId verificationMethod() {
    return verificationMethod;
  }

  /** What the proof was made for; empty if it is a purpose that this library does not know. */
  public Optional<VerificationRelationship> purpose() {
    return VerificationRelationship.ofWireName(proofPurpose);
  }

  /** The verifier's challenge that the proof answers. */
  public Optional<String> challenge() {
    return json.text(CHALLENGE);
  }

  /** For whom the proof was made; empty if for nobody in particular. */
  public List<String> domains() {
    return domains;
  }

  /** The name by which later links of a chain refer to this proof. */
  public Optional<String> id() {
    return id;
  }

  /**
   * The names of the proofs on which this one stands; empty if it stands on its own. Such a link
   * holds only if each of them holds.
   *
   * @see <a href="https://www.w3.org/TR/vc-data-integrity/#proof-chains">VC Data Integrity 1.0,
   *     Proof Chains</a>
   */
  public List<String> previousProofs() {
    return previousProofs;
  }

  /** True if the proof stands on another one: it is a link of a chain. */
  public boolean hasPreviousProof() {
    return json.has(PREVIOUS_PROOF);
  }

  /** The signature, still encoded. */
  public String proofValue() {
    return json.text(PROOF_VALUE).orElseThrow();
  }

  /** True if the proof's suite is one of selective disclosure: parts may have been left out. */
  public boolean isSelective() {
    return cryptosuite.isPresent() && SELECTIVE.contains(cryptosuite.get());
  }

  /**
   * True for a base proof: one from which its holder derives others, each over a part of the
   * document. It carries the means to do so and is never shown to anybody else.
   *
   * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023">vc-di-ecdsa, ecdsa-sd-2023</a>
   * @see <a href="https://www.w3.org/TR/vc-di-bbs/#bbs-2023">vc-di-bbs, bbs-2023</a>
   */
  public boolean isBase() {
    // Multibase base64url of the bytes 0xd9 0x5d and 0, 2, 4, 6 or 8.
    String value = proofValue();
    return isSelective()
        && value.startsWith("u2V0")
        && value.length() > 4
        && "ACEGI".indexOf(value.charAt(4)) >= 0;
  }

  /** The proof's options: everything but the signature. */
  public JsonObject options() {
    return json.without(PROOF_VALUE);
  }

  private Optional<String> text(String name, String where) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(value.get().asString(JsonPointer.member(where, name)));
  }

  private Optional<Instant> instant(String name, String where) throws JsonFormatException {
    Optional<String> text = text(name, where);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(DateTimeStamp.parse(text.get(), JsonPointer.member(where, name)));
  }

  private List<String> texts(String name, String where) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    String at = JsonPointer.member(where, name);
    if (!(value.get() instanceof JsonArray array)) {
      return List.of(value.get().asString(at));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      texts.add(array.get(i).asString(JsonPointer.element(at, i)));
    }
    return List.copyOf(texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Proof proof && proof.json.equals(json);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(json);
  }

  /** Suite and key name only. */
  @Override
  public String toString() {
    return "Proof[" + cryptosuite.orElse(type) + " by " + verificationMethod + "]";
  }
}
