package nl.skillspaspoort.core.status;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A place in a list of the older format Status List 2021: read, never issued.
 *
 * @param listUri the URL of the list
 * @param index the place, from 0
 * @param purpose {@code revocation} or {@code suspension}
 * @see <a href="https://www.w3.org/TR/2023/WD-vc-status-list-20230427/">Status List 2021</a>
 */
public record StatusList2021Entry(String listUri, long index, StatusPurpose purpose)
    implements StatusEntry {

  /** The value of {@code type}. */
  public static final String TYPE = "StatusList2021Entry";

  /** Checks the range. */
  public StatusList2021Entry {
    Objects.requireNonNull(listUri, "listUri");
    Objects.requireNonNull(purpose, "purpose");
    if (index < 0) {
      throw new IllegalArgumentException("found the index " + index + "; expected zero or more");
    }
  }

  static StatusList2021Entry read(JsonObject entry, String where) throws JsonFormatException {
    return new StatusList2021Entry(
        EntryMembers.list(entry, where),
        EntryMembers.index(entry, where),
        EntryMembers.purpose(entry, where));
  }

  @Override
  public StatusMeaning meaning(int value) {
    if (value == 0) {
      return StatusMeaning.GOOD;
    }
    if (purpose.equals(StatusPurpose.REVOCATION)) {
      return StatusMeaning.REVOKED;
    }
    return purpose.equals(StatusPurpose.SUSPENSION)
        ? StatusMeaning.SUSPENDED
        : StatusMeaning.UNKNOWN;
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put(EntryMembers.ID, listUri + "#" + index)
        .put(EntryMembers.TYPE, TYPE)
        .put(EntryMembers.PURPOSE, purpose.value())
        .put(EntryMembers.INDEX, Long.toString(index))
        .put(EntryMembers.LIST, listUri)
        .build();
  }

  /** The purpose only: list and place together identify a credential. */
  @Override
  public String toString() {
    return TYPE + "[" + purpose + "]";
  }
}
