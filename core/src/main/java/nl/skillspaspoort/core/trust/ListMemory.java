package nl.skillspaspoort.core.trust;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;

/**
 * What was seen last of each trust list, so that an older version cannot bring back a withdrawn
 * issuer. A memory that forgets is as good as none: keep it as long as the lists are used.
 *
 * <p>Implementations are safe for use by several threads. One that cannot read or write throws, so
 * that the list is not believed.
 */
public interface ListMemory {

  /**
   * What is remembered of a list.
   *
   * @throws TrustListException if the memory cannot be read
   */
  Optional<Entry> find(String listId) throws TrustListException;

  /**
   * Remembers a version, if what is remembered now is still what the caller has seen. The check and
   * the change are one step.
   *
   * @param expected what {@link #find} gave
   * @return false, and nothing changes, if something else is remembered by now
   * @throws TrustListException if the memory cannot be written
   */
  boolean replace(String listId, Optional<Entry> expected, Entry next) throws TrustListException;

  /** A new, empty memory that lasts as long as the object. */
  static ListMemory inMemory() {
    return new InMemoryListMemory();
  }

  /**
   * The last version seen of one list.
   *
   * @param sequence its number
   * @param digest its digest, as {@link TrustList#digest}
   * @param signer the key with which it is signed
   * @param anchor the pinned key from which the line of signers starts; when it is pinned no
   *     longer, the two sets do not count
   * @param announced the keys with which the next version may be signed, beside the pinned ones
   *     that did not retire
   * @param retired the keys that must not sign any more
   */
  record Entry(
      long sequence,
      String digest,
      VerificationKey signer,
      VerificationKey anchor,
      Set<VerificationKey> announced,
      Set<VerificationKey> retired) {

    /** Copies the sets. */
    public Entry {
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(signer, "signer");
      Objects.requireNonNull(anchor, "anchor");
      announced = Set.copyOf(announced);
      retired = Set.copyOf(retired);
    }

    /** This entry as JSON, for a memory that is kept in a file. */
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("sequence", sequence)
          .put("digest", digest)
          .put("signer", signer.multibase())
          .put("anchor", anchor.multibase())
          .put("announced", texts(announced))
          .put("retired", texts(retired))
          .build();
    }

    /**
     * An entry from its JSON.
     *
     * @param where JSON Pointer of the object, for errors
     * @throws JsonFormatException if it is not what {@link #toJson} writes
     */
    public static Entry read(JsonObject json, String where) throws JsonFormatException {
      Node node =
          new Node(json, where)
              .only(Set.of("sequence", "digest", "signer", "anchor", "announced", "retired"));
      return new Entry(
          node.integer("sequence"),
          node.text("digest"),
          key(node.text("signer"), node.at("signer")),
          key(node.text("anchor"), node.at("anchor")),
          keys(node, "announced"),
          keys(node, "retired"));
    }

    private static JsonArray texts(Set<VerificationKey> keys) {
      return JsonArray.ofStrings(keys.stream().map(VerificationKey::multibase).sorted().toList());
    }

    private static Set<VerificationKey> keys(Node node, String name) throws JsonFormatException {
      JsonArray array = node.json().required(name, node.where()).asArray(node.at(name));
      Set<VerificationKey> keys = new HashSet<>();
      for (int i = 0; i < array.size(); i++) {
        String where = JsonPointer.element(node.at(name), i);
        keys.add(key(array.get(i).asString(where), where));
      }
      return keys;
    }

    private static VerificationKey key(String text, String where) throws JsonFormatException {
      try {
        return Multikey.decode(text);
      } catch (KeyFormatException e) {
        Problem problem = e.problem();
        throw new JsonFormatException(
            new Problem(problem.code(), where, problem.found(), problem.expected()));
      }
    }
  }
}
