package nl.skillspaspoort.core.problem;

/**
 * The stable names of everything that can be wrong. A name never changes its meaning.
 *
 * <p>The upper-case names of W3C Problem Details are used where they fit.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#problem-details">VCDM 2.0, Problem
 *     Details</a>
 */
public enum ProblemCode {
  // bytes, text, numbers
  /** The bytes are not well-formed JSON. */
  PARSING_ERROR,
  /**
   * The bytes are not strict UTF-8 without a byte order mark, or a string holds half a surrogate
   * pair.
   */
  INVALID_ENCODING,
  /** A JSON object has one name twice. */
  DUPLICATE_KEY,
  /** Something follows the JSON value. */
  TRAILING_DATA,
  /** A size, depth or count limit was passed. */
  LIMIT_EXCEEDED,
  /** A value has another type or form than the specification asks for. */
  MALFORMED_VALUE_ERROR,
  /** A value is outside its range. */
  RANGE_ERROR,
  /** A required member is missing. */
  MISSING_MEMBER,
  /** A member that nobody knows stands where only known members may stand. */
  UNKNOWN_MEMBER,

  // files and pictures
  /** A picture that should carry a credential is damaged, or carries more than one. */
  CARRIER_MALFORMED,
  /** The picture carries no credential. */
  CARRIER_EMPTY,
  /** A kind of file, or a part of one, that this build does not take. */
  CARRIER_UNSUPPORTED,

  // keys and identifiers
  /** A public key is of the wrong length, off its curve, or of another type than said. */
  INVALID_KEY,
  /** A public key for which anybody can make signatures. */
  WEAK_KEY,
  /** A private or symmetric key stands where a public key belongs. */
  PRIVATE_KEY_EXPOSED,
  /** A DID or DID URL does not follow its grammar. */
  INVALID_DID,
  /** A DID method that this build does not know. */
  UNSUPPORTED_DID_METHOD,
  /**
   * A DID document is not about the DID that was asked for, or its method is not what it must be.
   */
  INVALID_DID_DOCUMENT,
  /** The passphrase of a key file is wrong, or the file was changed. */
  KEY_NOT_OPENED,
  /** The key could not be looked up. */
  KEY_UNRESOLVED,
  /** The key is there, but may not be used for this purpose. */
  KEY_NOT_AUTHORIZED,
  /** The key is past the end that its document sets. */
  KEY_EXPIRED,
  /** The key was taken back by its owner. */
  KEY_REVOKED,
  /** The owner of the DID has ended it. */
  DID_DEACTIVATED,
  /** The history of a DID does not hold together. */
  DID_LOG_INVALID,
  /** The history of a DID has no version for the moment or the number that was asked for. */
  DID_VERSION_NOT_FOUND,

  // network
  /** The address of a host is one of this machine, of an inner network, or of no public network. */
  BLOCKED_ADDRESS,
  /** The URL is not one that the settings allow. */
  FETCH_NOT_ALLOWED,
  /** The answer of a host is not one that is used: a redirect, another media type, no good HTTP. */
  FETCH_REFUSED,
  /** The host says that the document is not there. */
  FETCH_NOT_FOUND,
  /** The host could not be reached, or did not answer in time. */
  FETCH_UNREACHABLE,

  // JSON-LD
  /** A context that does not ship with the library. */
  CONTEXT_NOT_BUNDLED,
  /** A list of contexts that the policy does not allow. */
  CONTEXT_NOT_ALLOWED,
  /** A part of the document would not be covered by the signature. */
  DATA_LOSS,
  /** JSON-LD processing failed. */
  JSON_LD_ERROR,
  /** Canonicalization would take too much work. */
  COMPLEXITY_LIMIT,

  // proofs
  /** There is no proof. */
  PROOF_MISSING,
  /** The proof cannot be read. */
  PROOF_MALFORMED,
  /**
   * A base proof stands where a derived one belongs: it is for the holder alone, who derives from
   * it what she shows.
   */
  PROOF_NOT_DERIVED,
  /** A cryptosuite that this build does not know, or that does not fit the key. */
  UNSUPPORTED_CRYPTOSUITE,
  /** A way of securing documents that this build does not know. */
  UNSUPPORTED_SECURING,
  /** The signature does not fit the document and the key. */
  CRYPTOGRAPHIC_SECURITY_ERROR,
  /** The proof was made for another purpose. */
  PROOF_PURPOSE,
  /** The proof's own period has ended. */
  PROOF_EXPIRED,
  /** The proof says it was made in the future. */
  PROOF_NOT_YET,
  /** The proof set or chain is not what the policy asks for. */
  PROOF_SET,
  /** The signer could not sign. */
  SIGNING_FAILED,
  /** The text is not a JSON Web Signature in compact form. */
  JWS_MALFORMED,
  /** A header parameter of a JSON Web Signature that is not allowed, or that nobody here knows. */
  JWS_HEADER_NOT_ALLOWED,
  /** The JSON Web Signature is of another type than the one asked for. */
  JWS_TYPE_MISMATCH,
  /** The signature algorithm is not one of those that the key and the policy allow. */
  ALG_NOT_ALLOWED,

  // selective disclosure
  /** The text is not an SD-JWT in compact form. */
  SD_JWT_MALFORMED,
  /** A disclosure cannot be read, or is not of the form that its place asks for. */
  DISCLOSURE_MALFORMED,
  /** A claim has a name that is kept for the structure of SD-JWTs. */
  RESERVED_CLAIM_NAME,
  /** A list of digests or a placeholder for a hidden element is not written as it must be. */
  SD_STRUCTURE_MALFORMED,
  /** One digest stands at two places. */
  DIGEST_REPEATED,
  /** A disclosure carries a claim that is there already. */
  CLAIM_OVERWRITTEN,
  /** A disclosure that nothing in the signed part refers to. */
  DISCLOSURE_UNUSED,
  /** A hash function that is not one of those allowed. */
  HASH_NOT_ALLOWED,
  /** A claim that decides whether the token is valid could be hidden. */
  CLAIM_NOT_DISCLOSABLE,
  /** Key binding is required and absent, or the credential names no holder key. */
  HOLDER_BINDING_MISSING,
  /** A key binding stands where nobody asked for one. */
  HOLDER_BINDING_UNEXPECTED,
  /** The key binding was made for another set of disclosures or another credential. */
  SD_HASH_MISMATCH,
  /** The key binding was made too long ago, or in the future. */
  KEY_BINDING_NOT_FRESH,
  /** Parts were chosen of a credential that can only be shown as a whole. */
  NOT_SELECTABLE,

  // credential and presentation
  /** The document is not a verifiable credential or presentation as the data model says. */
  CREDENTIAL_STRUCTURE,
  /** The signing key does not belong to the issuer that the credential names. */
  ISSUER_KEY_MISMATCH,
  /** The credential is not valid yet. */
  NOT_YET_VALID,
  /** The credential is no longer valid. */
  EXPIRED,
  /** The end of the period is before its start. */
  INVALID_PERIOD,
  /** The state of the credential could not be looked up. */
  STATUS_RETRIEVAL_ERROR,
  /** The status list is not signed by who may say it, or does not fit the entry. */
  STATUS_VERIFICATION_ERROR,
  /** The status list has too few entries: a place in it says too much about a person. */
  STATUS_LIST_LENGTH_ERROR,
  /** A type of status that this build does not know. */
  UNSUPPORTED_STATUS,
  /** The status list is too old to say anything about now. */
  STATUS_LIST_STALE,
  /** The value of the status means nothing that this build knows. */
  STATUS_VALUE_UNKNOWN,
  /** The issuer says something about the credential in words of its own. */
  STATUS_MESSAGE,
  /** The issuer took the credential back. */
  REVOKED,
  /** The credential does not hold for the time being. */
  SUSPENDED,
  /** There is a newer version of the credential. */
  SUPERSEDED,
  /** The credential names a schema that was not checked. */
  SCHEMA_NOT_CHECKED,
  /** The credential breaks a schema that it names itself. */
  SCHEMA_NOT_MET,
  /** The credential vouches for a resource that was not compared with its digest. */
  RELATED_RESOURCE_NOT_CHECKED,
  /** The credential vouches for a resource by the digest of something else. */
  RELATED_RESOURCE_MISMATCH,
  /** A part of the credential does not say what it is, which Open Badges asks for. */
  TYPE_MISSING,
  /** An endorsement in the credential does not hold and was left out. */
  ENDORSEMENT_DROPPED,
  /** A credential in a learner record does not hold by itself; the record and the others stand. */
  CONTAINED_CREDENTIAL_FAILED,
  /** It is not proven that the person who shows the credential is the one it is about. */
  HOLDER_NOT_PROVEN,
  /** The credential is about somebody else than the one who shows it. */
  HOLDER_MISMATCH,
  /** The credential was shown by the holder of another key than that of the presentation. */
  SEVERAL_HOLDERS,
  /** The time to answer the request is over. */
  REQUEST_EXPIRED,
  /** The presentation answers a request that the verifier was not given. */
  REQUEST_NOT_GIVEN,
  /** The presentation answers another challenge. */
  CHALLENGE_MISMATCH,
  /** The presentation was made for another audience. */
  AUDIENCE_MISMATCH,
  /** The presentation lacks an end date, or its end date is too far away. */
  PRESENTATION_LIFETIME,
  /** The presentation was shown before. */
  REPLAYED,
  /** What the request asked for was not shown. */
  QUERY_NOT_SATISFIED,
  /** The achievement is older than the policy asks for. */
  TOO_OLD,
  /** The presentation holds no credential. */
  NOTHING_PRESENTED,

  // trust lists
  /** No trust policy was given: nothing can be recognised. */
  NO_TRUST_POLICY,
  /** The trust list cannot be read. */
  LIST_MALFORMED,
  /** The trust list is not signed by the key that was configured. */
  LIST_NOT_AUTHENTIC,
  /** The trust list is past its next update. */
  LIST_STALE,
  /** The proof that the issuer is recognised came along with what it is about. */
  LIST_STAPLED,
  /** The trust list is older than, or another one than, the list seen before. */
  LIST_ROLLED_BACK,
  /** The trust list says that it was issued later than now. */
  LIST_NOT_YET,
  /** The trust list could not be had. */
  LIST_UNAVAILABLE,
  /** What was seen of trust lists before cannot be read or written. */
  LIST_MEMORY,
  /** A delegation leads back to a list that is on the way already. */
  DELEGATION_LOOP,
  /** A delegation goes further than the depth that is allowed. */
  DELEGATION_TOO_DEEP,
  /** A chain of a federation ends at an anchor that is not configured. */
  UNKNOWN_ANCHOR,
  /** A chain of a federation, or a statement in it, does not hold. */
  FEDERATION_CHAIN_INVALID,
  /** A statement in a chain of a federation has ended, or is not yet in force. */
  FEDERATION_CHAIN_EXPIRED,
  /** A chain of a federation goes beyond what a superior allows. */
  FEDERATION_CONSTRAINT,
  /** The metadata of an entity does not follow the policy of its superiors. */
  FEDERATION_POLICY,
  /** A trust mark does not hold. */
  TRUST_MARK_INVALID,
  /** The issuer is on none of the trust lists. */
  ISSUER_NOT_LISTED,
  /** The issuer is on none of the trust lists and calls itself like one that is. */
  LOOKALIKE_ISSUER,
  /** The issuer is listed, not for this. */
  NOT_IN_SCOPE,
  /** The recognition has not started on the date that counts. */
  RECOGNITION_NOT_YET,
  /** The recognition has ended on the date that counts. */
  RECOGNITION_ENDED,
  /** The recognition was withdrawn or suspended. */
  RECOGNITION_WITHDRAWN,
  /** A list denies this issuer. */
  ISSUER_DENIED,
  /** The key is not one of the issuer's listed keys, or not at that time. */
  KEY_NOT_LISTED,
  /** The key was compromised. */
  KEY_COMPROMISED,

  // issuing
  /** A text that is empty or blank. */
  EMPTY_TEXT,
  /** A number that has the form of a Dutch citizen service number (BSN). */
  PERSONAL_NUMBER,
  /** A result of a kind that the achievement does not describe. */
  RESULT_NOT_DESCRIBED,
  /** A result that says something else than its value does. */
  RESULT_CONTRADICTS,

  // registry
  /** The registry could not be opened: another program uses it, or its key is another one. */
  REGISTRY_NOT_OPENED,
  /** Reading or writing the registry failed. */
  REGISTRY_IO,
  /** The registry holds no award of that name. */
  AWARD_NOT_FOUND,
  /** A change of status that the present status does not allow. */
  STATUS_CHANGE_NOT_ALLOWED,
  /** The audit log does not hold together: a line is missing, changed or added. */
  AUDIT_BROKEN,

  // batches
  /**
   * A file of awards that cannot be read: another character set, separator, column or form of a
   * value.
   */
  BATCH_MALFORMED,
  /** What is about to be signed is not what was shown. */
  BATCH_CHANGED,

  // claims
  /** A claim file or claim request that cannot be read or was changed. */
  CLAIM_MALFORMED,
  /** The claim code is another one. */
  CLAIM_CODE_WRONG,
  /** The claim code was wrong too often. */
  CLAIM_LOCKED,
  /** The time to claim is over. */
  CLAIM_EXPIRED,
  /** The credential was claimed before. */
  CLAIM_USED,

  // key files
  /** Others can read the file with a private key. */
  KEY_FILE_PERMISSIONS,
  /** The DID document, the profile and the keys of an issuer do not say the same. */
  PROFILE_MISMATCH,

  // catalogues and models of others
  /** An achievement or a credential lacks what its profile asks for. */
  PROFILE_ELEMENT_MISSING,
  /** An achievement of a catalogue was changed under the same version, or its version went back. */
  VERSION_NOT_RAISED,
  /** A duration that no reader can be sure about. */
  DURATION_UNCLEAR,

  // skills and vocabularies
  /** A skill alignment points to an occupation, or to a group of them. */
  ALIGNMENT_NOT_A_SKILL,
  /** A skill alignment cannot be told to be one skill. */
  ALIGNMENT_UNRESOLVED,
  /** The name beside a skill is none of its labels in the vocabulary. */
  LABEL_MISMATCH,
  /** The skill is in none of the loaded vocabularies. */
  SKILL_UNKNOWN,
  /** The occupation is in none of the loaded vocabularies. */
  OCCUPATION_NOT_FOUND,
  /** A vocabulary file cannot be read. */
  VOCABULARY_FORMAT,
  /** A row of a crosswalk cannot be used. */
  MAPPING_REFUSED,
  /** A list of requirements cannot be read. */
  REQUIREMENTS_FORMAT,

  // wallet
  /** The passphrase is wrong, or the wallet file was changed. */
  WALLET_NOT_OPENED,
  /** The recovery code is wrong, or there is none, or the file was changed. */
  RECOVERY_CODE_WRONG,
  /** The wallet file is not one of ours, or of a version that this build does not know. */
  WALLET_FORMAT,
  /** Another process is using the wallet. */
  WALLET_LOCKED,
  /** There is no wallet at that place. */
  WALLET_NOT_FOUND,
  /** There is a wallet already at that place. */
  WALLET_EXISTS,
  /** Reading or writing the wallet failed. */
  WALLET_IO,
  /** Others can read the wallet file. */
  WALLET_PERMISSIONS,
  /** That credential is not in the wallet. */
  CREDENTIAL_NOT_FOUND,
  /** That credential is in the wallet already. */
  CREDENTIAL_EXISTS,
  /** The wallet holds a newer version of that credential. */
  CREDENTIAL_OLDER,
  /** A version that could not be checked, of a credential that is in the wallet. */
  CREDENTIAL_NOT_REPLACED
}
