package nl.skillspaspoort.core.trust;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * One difference between two versions of a list.
 *
 * @param kind what changed
 * @param about the identifier of the issuer, or of the list
 * @param name what it is called, for people
 */
public record ListChange(Kind kind, String about, DisplayName name) {

  /** What can change. */
  public enum Kind {
    /** The number did not go up. */
    SEQUENCE_NOT_HIGHER(true),
    /** It is another list. */
    OTHER_LIST(true),
    /** It ends before the version before it did. */
    SHORTER(false),
    /** An issuer was added. */
    ISSUER_ADDED(false),
    /** An issuer was taken out: readers can no longer tell that it was recognised once. */
    ISSUER_REMOVED(true),
    /** An issuer has another name, contact or set of identifiers. */
    ISSUER_RENAMED(false),
    /** An issuer has a recognition more, or one in another state or scope. */
    RECOGNITION_CHANGED(false),
    /** A state that was published before is gone: put it in the history instead. */
    HISTORY_REWRITTEN(true),
    /** An issuer has other keys, or keys for another time. */
    KEYS_CHANGED(false),
    /** A key was taken out: a retired or stolen one must stay, marked as such. */
    KEY_REMOVED(true),
    /** An issuer is denied now. */
    DENIAL_ADDED(false),
    /** An issuer is denied no longer. */
    DENIAL_REMOVED(false),
    /** Other keys are announced for the next version. */
    SIGNERS_ANNOUNCED(false);

    private final boolean doubtful;

    Kind(boolean doubtful) {
      this.doubtful = doubtful;
    }

    /** True if an owner seldom means it. */
    public boolean isDoubtful() {
      return doubtful;
    }
  }

  /** Checks that all are there. */
  public ListChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(name, "name");
  }

  /** As data. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("change", kind.name())
        .put("about", about)
        .put("name", name.toJson())
        .put("doubtful", kind.isDoubtful())
        .build();
  }
}
