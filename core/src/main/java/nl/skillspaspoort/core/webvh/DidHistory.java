package nl.skillspaspoort.core.webvh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.did.WebLocation;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * Every version of a {@code did:webvh} DID, after the whole log has held: one bad line, also an
 * early or a late one, and there is no history at all. Immutable.
 *
 * <p>Stricter than the specification in four ways: host and path are plain ASCII as in did:web,
 * null is no value for a parameter, every proof of a line must hold, and a line after the DID was
 * deactivated is refused.
 *
 * @see <a href="https://identity.foundation/didwebvh/v1.0/#read-resolve">did:webvh 1.0, Read</a>
 */
public final class DidHistory {
  /** How far ahead of this machine's clock a version may be. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String PLACEHOLDER = "{SCID}";
  private static final String PREFIX = "did:webvh:";
  private static final int SCID_CHARS = 46;
  private static final int MAX_LINES = 2_048;
  private static final Set<String> ENTRY_MEMBERS =
      Set.of("versionId", "versionTime", "parameters", "state", "proof");
  private static final JsonReader READER =
      JsonReader.within(new JsonLimits(1 << 20, 32, 64 << 10, 256, 4_096, 65_536));
  private static final DataIntegrity PROOFS = DataIntegrity.standard();

  private record Version(
      String versionId,
      Instant time,
      DidDocument document,
      JsonObject state,
      WitnessRule approval) {}

  private final List<Version> versions = new ArrayList<>();
  private Optional<LogParameters> active = Optional.empty();

  private DidHistory() {}

  /** Gets the content of {@code did-witness.json}, if there is one. */
  @FunctionalInterface
  public interface WitnessProofs {
    /**
     * The bytes; empty if there is no such file.
     *
     * @throws DidException if it could not be had
     */
    Optional<byte[]> get() throws DidException;
  }

  /**
   * Checks a log.
   *
   * @param did the DID that was asked for
   * @param log the lines of {@code did.jsonl}
   * @param witnessProofs asked at most once, and only if a version needs witnesses
   * @param now the time of this machine
   * @throws DidException {@code DID_LOG_INVALID}, {@code INVALID_DID} or what is wrong with a
   *     document
   */
  public static DidHistory verify(Did did, byte[] log, WitnessProofs witnessProofs, Instant now)
      throws DidException {
    String scid = scid(did.value(), "");
    DidHistory history = new DidHistory();
    try {
      String text = new String(log, StandardCharsets.UTF_8);
      if (!text.endsWith("\n")) {
        text = text + "\n";
      }
      String[] lines = text.substring(0, text.length() - 1).split("\n", MAX_LINES + 1);
      if (lines.length > MAX_LINES) {
        throw LogRules.invalid("", "too many lines", "at most " + MAX_LINES);
      }
      for (int i = 0; i < lines.length; i++) {
        JsonObject entry = READER.readObject(lines[i].getBytes(StandardCharsets.UTF_8));
        history.add(entry, scid, "/" + i, now);
      }
      history.checkWitnesses(witnessProofs);
    } catch (JsonFormatException | ProofException e) {
      Problem problem = e.problem();
      throw LogRules.invalid(problem.where(), problem.found(), problem.expected());
    }
    if (history.versions.stream().noneMatch(v -> v.document().id().equals(did.value()))) {
      throw LogRules.invalid("", "a log that never was about this DID", "a log about " + did);
    }
    return history;
  }

  /** The document that is in force; a deactivated DID has none. */
  public DidDocument current() throws DidException {
    if (isDeactivated()) {
      throw new DidException(
          ProblemCode.DID_DEACTIVATED, "a DID that its owner has ended", "a DID in use");
    }
    return versions.get(versions.size() - 1).document();
  }

  /**
   * The document that was in force at a moment: the keys to check a signature of that time with.
   *
   * @throws DidException ({@code DID_VERSION_NOT_FOUND}) before the first version; {@code
   *     DID_DEACTIVATED} from the moment on that the DID was ended
   */
  public DidDocument at(Instant moment) throws DidException {
    int inForce = -1;
    for (int i = 0; i < versions.size() && !versions.get(i).time().isAfter(moment); i++) {
      inForce = i;
    }
    if (inForce < 0) {
      throw notFound();
    }
    return inForce == versions.size() - 1 ? current() : versions.get(inForce).document();
  }

  /**
   * The document of one version.
   *
   * @throws DidException ({@code DID_VERSION_NOT_FOUND}) if there is no such version
   */
  public DidDocument version(String versionId) throws DidException {
    for (Version version : versions) {
      if (version.versionId().equals(versionId)) {
        return version.document();
      }
    }
    throw notFound();
  }

  /** True if this history begins with every version of an earlier one, unchanged. */
  public boolean continues(DidHistory earlier) {
    return ids(versions.subList(0, Math.min(earlier.versions.size(), versions.size())))
        .equals(ids(earlier.versions));
  }

  /** The identifier of a version holds the hash of all before it. */
  private static List<String> ids(List<Version> versions) {
    return versions.stream().map(Version::versionId).toList();
  }

  /** True if the owner has ended the DID. */
  public boolean isDeactivated() {
    return active.map(LogParameters::deactivated).orElse(false);
  }

  private static DidException notFound() {
    return new DidException(
        ProblemCode.DID_VERSION_NOT_FOUND, "no such version", "a version of the log");
  }

  /** Host and path of a DID of this method. */
  static WebLocation location(Did did) throws DidException {
    scid(did.value(), "");
    return WebLocation.parse(did.value().substring(PREFIX.length() + SCID_CHARS + 1));
  }

  private static String scid(String did, String where) throws DidException {
    int end = PREFIX.length() + SCID_CHARS;
    if (!did.startsWith(PREFIX) || did.length() <= end || did.charAt(end) != ':') {
      throw new DidException(
          new Problem(
              ProblemCode.INVALID_DID, where, "another form", "did:webvh:<46 characters>:host"));
    }
    Did.parse(did);
    WebLocation.parse(did.substring(end + 1));
    return did.substring(PREFIX.length(), end);
  }

  private void add(JsonObject entry, String scid, String where, Instant now)
      throws DidException, JsonFormatException, ProofException {
    if (!ENTRY_MEMBERS.equals(Set.copyOf(entry.names()))) {
      throw LogRules.invalid(where, "other members", "the five members of a version");
    }
    if (isDeactivated()) {
      throw LogRules.invalid(where, "a version after the end of the DID", "no more versions");
    }
    JsonObject json = entry.required("parameters", where).asObject(where + "/parameters");
    Optional<LogParameters> before = active;
    LogParameters after =
        before.isEmpty()
            ? LogParameters.first(json, where + "/parameters")
            : before.get().next(json, where + "/parameters");
    if (!after.scid().equals(scid)) {
      throw LogRules.invalid(where + "/parameters/scid", "another scid", "the scid of the DID");
    }
    boolean ownKeys = before.isEmpty() || before.get().isPreRotating();
    checkProofs(entry, ownKeys ? after.updateKeys() : before.get().updateKeys(), where);
    String versionId = checkVersionId(entry, scid, where);
    Instant time = checkTime(entry, where, now);
    JsonObject state = entry.required("state", where).asObject(where + "/state");
    DidDocument document = DidDocument.read(state, where + "/state");
    if (!scid(document.id(), where + "/state/id").equals(scid)) {
      throw LogRules.invalid(where + "/state/id", "another scid", "the scid of the DID");
    }
    if (!versions.isEmpty()) {
      checkMove(document.id(), state, after, where);
    }
    // A first list of witnesses acts at once; a later one only after its version.
    boolean atOnce = before.isEmpty() || before.get().witness().threshold() == 0;
    versions.add(
        new Version(
            versionId, time, document, state, atOnce ? after.witness() : before.get().witness()));
    active = Optional.of(after);
  }

  private static void checkProofs(JsonObject entry, List<String> keys, String where)
      throws DidException, ProofException {
    for (Proof proof : PROOFS.proofs(entry)) {
      String multikey = signer(proof, where);
      if (!keys.contains(multikey)) {
        throw LogRules.invalid(where + "/proof", "a key without the right", "an update key");
      }
      PROOFS.verifyProofOnly(entry, proof, WitnessRule.ed25519(multikey, where + "/proof"));
    }
  }

  /** The Multikey text of a proof that is of the one form allowed. */
  private static String signer(Proof proof, String where) throws DidException {
    if (!proof.cryptosuite().equals(Optional.of(Cryptosuites.EDDSA_JCS_2022))
        || !proof.purpose().equals(Optional.of(VerificationRelationship.ASSERTION_METHOD))) {
      throw LogRules.invalid(
          where + "/proof", "another suite or purpose", "eddsa-jcs-2022 for assertionMethod");
    }
    String multikey = proof.verificationMethod().fragment();
    if (!proof.verificationMethod().controller().equals("did:key:" + multikey)) {
      throw LogRules.invalid(
          where + "/proof", "a key name with two keys", "did:key with its own fragment");
    }
    return multikey;
  }

  private String checkVersionId(JsonObject entry, String scid, String where)
      throws JsonFormatException, DidException {
    String versionId = entry.requiredText("versionId", where);
    JsonObject unsigned = entry.without("proof");
    if (versions.isEmpty()) {
      JsonObject draft = unsigned.with("versionId", PLACEHOLDER);
      JsonObject preliminary = READER.readObject(draft.toJson().replace(scid, PLACEHOLDER));
      if (!LogRules.hash(preliminary).equals(scid)) {
        throw LogRules.invalid(where, "a scid that is not the hash of the first version", "it");
      }
    }
    String previous = versions.isEmpty() ? scid : versions.get(versions.size() - 1).versionId();
    String expected =
        (versions.size() + 1) + "-" + LogRules.hash(unsigned.with("versionId", previous));
    if (!versionId.equals(expected)) {
      throw LogRules.invalid(
          where + "/versionId", "a number or hash that does not fit", "the next of the chain");
    }
    return versionId;
  }

  private Instant checkTime(JsonObject entry, String where, Instant now)
      throws JsonFormatException, DidException {
    String at = where + "/versionTime";
    String text = entry.required("versionTime", where).asString(at);
    Instant time = DateTimeStamp.parse(text, at);
    if (!text.endsWith("Z") && !text.endsWith("+00:00")) {
      throw LogRules.invalid(at, "another zone", "UTC");
    }
    if (!versions.isEmpty() && !time.isAfter(versions.get(versions.size() - 1).time())) {
      throw LogRules.invalid(at, "a time that is not later than the one before", "a later time");
    }
    if (time.isAfter(now.plus(TOLERANCE))) {
      throw LogRules.invalid(at, "a time in the future", "at most " + TOLERANCE + " ahead");
    }
    return time;
  }

  private void checkMove(String id, JsonObject state, LogParameters after, String where)
      throws JsonFormatException, DidException {
    String before = versions.get(versions.size() - 1).document().id();
    if (id.equals(before)) {
      return;
    }
    JsonValue names = state.get("alsoKnownAs").orElse(JsonArray.of());
    if (!after.portable()
        || !names
            .asArray(where + "/state/alsoKnownAs")
            .elements()
            .contains(new JsonString(before))) {
      throw LogRules.invalid(
          where + "/state/id", "a moved DID", "the same DID, or a portable one that names the old");
    }
  }

  /** did:webvh 1.0, Verifying Witness Proofs During Resolution. */
  private void checkWitnesses(WitnessProofs source)
      throws JsonFormatException, ProofException, DidException {
    if (versions.stream().allMatch(version -> version.approval().threshold() == 0)) {
      return;
    }
    Optional<byte[]> witnessProofs = source.get();
    if (witnessProofs.isEmpty()) {
      throw LogRules.invalid("", "no proofs of witnesses", "did-witness.json");
    }
    Map<String, Set<String>> approvals = approvals(READER.read(witnessProofs.get()).asArray(""));
    Set<String> approving = new HashSet<>();
    for (int i = versions.size() - 1; i >= 0; i--) {
      Version version = versions.get(i);
      // An approval of a later version is one of every version before it.
      approving.addAll(approvals.getOrDefault(version.versionId(), Set.of()));
      long count = version.approval().keys().keySet().stream().filter(approving::contains).count();
      if (count < version.approval().threshold()) {
        throw LogRules.invalid(
            "/" + i, count + " witnesses", version.approval().threshold() + " witnesses");
      }
    }
  }

  /**
   * For each version of this log, the keys that have approved it; a bad proof counts for nothing.
   */
  private Map<String, Set<String>> approvals(JsonArray file)
      throws JsonFormatException, DidException {
    Map<String, Set<String>> approvals = new HashMap<>();
    for (JsonValue element : file) {
      JsonObject approval = element.asObject("");
      String versionId = approval.requiredText("versionId", "");
      if (versions.stream().noneMatch(version -> version.versionId().equals(versionId))) {
        continue;
      }
      JsonObject signed =
          JsonObject.builder()
              .put("versionId", versionId)
              .put("proof", approval.required("proof", ""))
              .build();
      approvals.computeIfAbsent(versionId, absent -> new HashSet<>()).addAll(signers(signed));
    }
    return approvals;
  }

  private static Set<String> signers(JsonObject signed) {
    Set<String> signers = new HashSet<>();
    try {
      for (Proof proof : PROOFS.proofs(signed)) {
        signer(signed, proof).ifPresent(signers::add);
      }
    } catch (ProofException e) {
      return Set.of();
    }
    return signers;
  }

  /** Who made a proof that holds; the specification counts every other proof for nothing. */
  private static Optional<String> signer(JsonObject signed, Proof proof) {
    try {
      String multikey = signer(proof, "");
      PROOFS.verifyProofOnly(signed, proof, WitnessRule.ed25519(multikey, ""));
      return Optional.of(multikey);
    } catch (ProofException | DidException e) {
      return Optional.empty();
    }
  }
}
