package nl.skillspaspoort.core.webvh;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;

/** A log of a did:webvh DID, written by its owner; each version has one key, {@code #key-1}. */
public final class TestLog {
  private static final String PLACEHOLDER = "{SCID}";

  private final Ed25519SecretKey owner;
  private final List<JsonObject> entries;
  private final Did did;

  private TestLog(Ed25519SecretKey owner, List<JsonObject> entries, Did did) {
    this.owner = owner;
    this.entries = List.copyOf(entries);
    this.did = did;
  }

  /**
   * A log of one version.
   *
   * @param place host and path as in a DID
   * @param more parameters beside method, scid and update keys
   */
  public static TestLog of(
      String place, Ed25519SecretKey owner, Ed25519SecretKey key, Instant time, JsonObject more) {
    JsonObject.Builder parameters =
        JsonObject.builder()
            .put("method", "did:webvh:1.0")
            .put("scid", PLACEHOLDER)
            .put("updateKeys", JsonArray.ofStrings(List.of(owner.publicKey().multibase())));
    more.names().forEach(name -> parameters.putIfPresent(name, more.get(name)));
    JsonObject draft =
        entry(PLACEHOLDER, time, parameters.build(), "did:webvh:" + PLACEHOLDER + ":" + place, key);
    String scid = LogRules.hash(draft);
    try {
      JsonObject first = JsonReader.strict().readObject(draft.toJson().replace(PLACEHOLDER, scid));
      return new TestLog(
          owner, List.of(signed(first, 1, owner)), Did.parse("did:webvh:" + scid + ":" + place));
    } catch (JsonFormatException | nl.skillspaspoort.core.did.DidException e) {
      throw new AssertionError(e);
    }
  }

  /** The log with one more version. */
  public TestLog next(Ed25519SecretKey key, Instant time, JsonObject parameters) {
    String before = entries.get(entries.size() - 1).text("versionId").orElseThrow();
    List<JsonObject> more = new ArrayList<>(entries);
    more.add(signed(entry(before, time, parameters, did.value(), key), entries.size() + 1, owner));
    return new TestLog(owner, more, did);
  }

  public Did did() {
    return did;
  }

  /** The lines of {@code did.jsonl}. */
  public byte[] bytes() {
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(entry.toJson()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The content of {@code did-witness.json} in which these keys approve the last version. */
  public byte[] approvedBy(Ed25519SecretKey... witnesses) {
    JsonObject approval =
        JsonObject.builder()
            .put("versionId", entries.get(entries.size() - 1).text("versionId").orElseThrow())
            .build();
    for (Ed25519SecretKey witness : witnesses) {
      approval = secured(approval, witness);
    }
    return JsonArray.of(approval).toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject entry(
      String versionId, Instant time, JsonObject parameters, String did, Ed25519SecretKey key) {
    JsonObject method =
        JsonObject.builder()
            .put("id", "#key-1")
            .put("type", "Multikey")
            .put("controller", did)
            .put("publicKeyMultibase", key.publicKey().multibase())
            .build();
    return JsonObject.builder()
        .put("versionId", versionId)
        .put("versionTime", time.toString())
        .put("parameters", parameters)
        .put(
            "state",
            JsonObject.builder()
                .put("id", did)
                .put("assertionMethod", JsonArray.of(method))
                .build())
        .build();
  }

  private static JsonObject signed(JsonObject entry, int number, Ed25519SecretKey owner) {
    return secured(entry.with("versionId", number + "-" + LogRules.hash(entry)), owner);
  }

  private static JsonObject secured(JsonObject json, Ed25519SecretKey key) {
    try {
      return DataIntegrity.standard()
          .secure(
              json,
              ProofOptions.assertion(
                  Cryptosuites.EDDSA_JCS_2022, Instant.parse("2026-11-23T12:00:00Z")),
              DidKey.signer(key));
    } catch (ProofException e) {
      throw new AssertionError(e);
    }
  }
}
