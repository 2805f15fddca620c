package nl.skillspaspoort.core.webvh;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * Who must approve a version, and how many of them.
 *
 * @param threshold 0 if nobody has to
 * @param keys the key of each witness by its Multikey text
 * @see <a href="https://identity.foundation/didwebvh/v1.0/#the-witness-parameter">did:webvh 1.0,
 *     The witness Parameter</a>
 */
record WitnessRule(int threshold, Map<String, VerificationKey> keys) {
  static final WitnessRule NONE = new WitnessRule(0, Map.of());

  private static final String DID_KEY = "did:key:";
  private static final int MAX_WITNESSES = 64;

  WitnessRule {
    keys = Map.copyOf(keys);
  }

  static WitnessRule read(JsonValue value, String where) throws JsonFormatException, DidException {
    JsonObject rule = value.asObject(where);
    if (rule.size() == 0) {
      return NONE;
    }
    if (!Set.of("threshold", "witnesses").equals(Set.copyOf(rule.names()))) {
      throw LogRules.invalid(where, "other members", "threshold and witnesses");
    }
    JsonArray witnesses = rule.required("witnesses", where).asArray(where + "/witnesses");
    Map<String, VerificationKey> keys = new LinkedHashMap<>();
    for (JsonValue witness : witnesses) {
      String id = witness.asObject(where).required("id", where).asString(where + "/witnesses");
      if (!id.startsWith(DID_KEY) || keys.size() == MAX_WITNESSES) {
        throw LogRules.invalid(where, "a witness without did:key, or too many", "did:key");
      }
      String multikey = id.substring(DID_KEY.length());
      if (keys.put(multikey, ed25519(multikey, where)) != null) {
        throw LogRules.invalid(where, "a witness that is named twice", "every witness once");
      }
    }
    long threshold = rule.required("threshold", where).asInteger(where + "/threshold");
    if (threshold < 1 || threshold > keys.size()) {
      throw LogRules.invalid(where, "a threshold out of range", "1 to " + keys.size());
    }
    return new WitnessRule((int) threshold, keys);
  }

  static VerificationKey ed25519(String multikey, String where) throws DidException {
    try {
      VerificationKey key = Multikey.decode(multikey);
      if (key.algorithm() == KeyAlgorithm.ED25519) {
        return key;
      }
    } catch (KeyFormatException e) {
      throw new DidException(e.problem().under(where));
    }
    throw LogRules.invalid(where, "a key of another kind", "an Ed25519 Multikey");
  }
}
