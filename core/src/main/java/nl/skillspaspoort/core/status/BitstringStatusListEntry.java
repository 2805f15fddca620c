package nl.skillspaspoort.core.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A place in a Bitstring status list.
 *
 * @param listUri the URL of the list
 * @param index the place, from 0
 * @param purpose what it speaks of
 * @param statusSize bits of one value, 1 to {@value #MAX_STATUS_SIZE}
 * @param messages the issuer's words for each value from 0, as many as there are values; none if
 *     there are no words
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry">Bitstring
 *     Status List 1.0 §2.1</a>
 */
public record BitstringStatusListEntry(
    String listUri, long index, StatusPurpose purpose, int statusSize, List<String> messages)
    implements StatusEntry {

  /** The value of {@code type}. */
  public static final String TYPE = "BitstringStatusListEntry";

  /** Most bits of one value: more would need thousands of messages in each credential. */
  public static final int MAX_STATUS_SIZE = 8;

  private static final String SIZE = "statusSize";
  private static final String MESSAGES = "statusMessage";
  private static final String STATUS = "status";
  private static final String MESSAGE = "message";

  /** Checks the ranges and the number of messages. */
  public BitstringStatusListEntry {
    Objects.requireNonNull(listUri, "listUri");
    Objects.requireNonNull(purpose, "purpose");
    messages = List.copyOf(messages);
    if (index < 0 || statusSize < 1 || statusSize > MAX_STATUS_SIZE) {
      throw new IllegalArgumentException(
          "found the index "
              + index
              + " and "
              + statusSize
              + " bits; expected zero or more, and 1 to "
              + MAX_STATUS_SIZE);
    }
    if ((statusSize > 1 || !messages.isEmpty()) && messages.size() != 1 << statusSize) {
      throw new IllegalArgumentException(
          "found " + messages.size() + " messages; expected " + (1 << statusSize));
    }
  }

  /** One bit, without words. */
  public BitstringStatusListEntry(String listUri, long index, StatusPurpose purpose) {
    this(listUri, index, purpose, 1, List.of());
  }

  static BitstringStatusListEntry read(JsonObject entry, String where)
      throws JsonFormatException, StatusException {
    String list = EntryMembers.list(entry, where);
    long index = EntryMembers.index(entry, where);
    StatusPurpose purpose = EntryMembers.purpose(entry, where);
    int size = size(entry, where);
    return new BitstringStatusListEntry(list, index, purpose, size, messages(entry, size, where));
  }

  private static int size(JsonObject entry, String where) throws JsonFormatException {
    if (!entry.has(SIZE)) {
      return 1;
    }
    String at = where + "/" + SIZE;
    long size = entry.required(SIZE, where).asInteger(at);
    if (size < 1) {
      throw EntryMembers.malformed(at, "a size of zero or less", "a positive whole number");
    }
    if (size > MAX_STATUS_SIZE) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIMIT_EXCEEDED,
              at,
              "a size of " + size + " bits",
              "at most " + MAX_STATUS_SIZE + " bits"));
    }
    return (int) size;
  }

  /** §2.1: as many as there are values, each with its value in hexadecimal. */
  private static List<String> messages(JsonObject entry, int size, String where)
      throws JsonFormatException {
    String at = where + "/" + MESSAGES;
    if (!entry.has(MESSAGES) && size == 1) {
      return List.of();
    }
    JsonArray array = entry.required(MESSAGES, where).asArray(at);
    int expected = 1 << size;
    if (array.size() != expected) {
      throw EntryMembers.malformed(
          at, array.size() + " messages", expected + " messages, one for each value");
    }
    String[] byValue = new String[expected];
    for (int i = 0; i < array.size(); i++) {
      String here = JsonPointer.element(at, i);
      JsonObject message = array.get(i).asObject(here);
      int value = value(message, expected, here);
      if (byValue[value] != null) {
        throw EntryMembers.malformed(
            here + "/" + STATUS, "the same value again", "every value once");
      }
      byValue[value] = message.requiredText(MESSAGE, here);
    }
    return List.of(byValue);
  }

  private static int value(JsonObject message, int values, String where)
      throws JsonFormatException {
    String at = where + "/" + STATUS;
    String text = message.required(STATUS, where).asString(at);
    if (text.matches("0x[0-9a-fA-F]{1,4}")) {
      int value = Integer.parseInt(text.substring(2), 16);
      if (value < values) {
        return value;
      }
    }
    throw EntryMembers.malformed(at, "text in another form", "0x and a hexadecimal value in range");
  }

  @Override
  public StatusMeaning meaning(int value) {
    if (purpose.equals(StatusPurpose.MESSAGE)) {
      return StatusMeaning.MESSAGE;
    }
    if (value == 0) {
      return StatusMeaning.GOOD;
    }
    if (purpose.equals(StatusPurpose.REVOCATION)) {
      return StatusMeaning.REVOKED;
    }
    if (purpose.equals(StatusPurpose.SUSPENSION)) {
      return StatusMeaning.SUSPENDED;
    }
    return purpose.equals(StatusPurpose.REFRESH) ? StatusMeaning.SUPERSEDED : StatusMeaning.UNKNOWN;
  }

  @Override
  public Optional<String> message(int value) {
    return value >= 0 && value < messages.size()
        ? Optional.of(messages.get(value))
        : Optional.empty();
  }

  @Override
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put(EntryMembers.ID, listUri + "#" + index)
            .put(EntryMembers.TYPE, TYPE)
            .put(EntryMembers.PURPOSE, purpose.value())
            .put(EntryMembers.INDEX, Long.toString(index))
            .put(EntryMembers.LIST, listUri);
    if (!messages.isEmpty()) {
      List<JsonValue> words = new ArrayList<>();
      for (int value = 0; value < messages.size(); value++) {
        words.add(
            JsonObject.builder()
                .put(STATUS, "0x" + Integer.toHexString(value))
                .put(MESSAGE, messages.get(value))
                .build());
      }
      json.put(SIZE, statusSize).put(MESSAGES, new JsonArray(words));
    }
    return json.build();
  }

  /** The purpose only: list and place together identify a credential. */
  @Override
  public String toString() {
    return TYPE + "[" + purpose + "]";
  }
}
