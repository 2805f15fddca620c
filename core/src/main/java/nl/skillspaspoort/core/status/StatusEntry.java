package nl.skillspaspoort.core.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Where one state of a credential is kept: a list and a place in it. */
public sealed interface StatusEntry
    permits BitstringStatusListEntry, StatusList2021Entry, TokenStatusListReference {

  /** The member of a credential that holds its entries. */
  String CREDENTIAL_STATUS = "credentialStatus";

  /** The URI of the list. */
  String listUri();

  /** The place in the list, from 0. */
  long index();

  /** What the state speaks of. */
  StatusPurpose purpose();

  /** What a value at that place means. */
  StatusMeaning meaning(int value);

  /** The issuer's words for a value, if the entry has any. */
  default Optional<String> message(int value) {
    return Optional.empty();
  }

  /** The entry as it is written into a credential. */
  JsonObject toJson();

  /**
   * Every entry of a credential, in order: those in {@code credentialStatus}, and the one in the
   * claim {@code status} that tokens have.
   *
   * @param document a credential, or the claims of a token that is one
   * @throws StatusException {@code UNSUPPORTED_STATUS} for a type that this library does not know,
   *     {@code MALFORMED_VALUE_ERROR} and others for one that is not written as it must be
   */
  static List<StatusEntry> allIn(JsonObject document) throws StatusException {
    List<StatusEntry> entries = new ArrayList<>();
    try {
      Optional<JsonValue> member = document.get(CREDENTIAL_STATUS);
      String at = "/" + CREDENTIAL_STATUS;
      if (member.isPresent() && member.get() instanceof JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
          String here = JsonPointer.element(at, i);
          entries.add(read(array.get(i).asObject(here), here));
        }
      } else if (member.isPresent()) {
        entries.add(read(member.get().asObject(at), at));
      }
      if (document.has(TokenStatusListReference.STATUS)) {
        entries.add(TokenStatusListReference.read(document));
      }
    } catch (JsonFormatException e) {
      throw new StatusException(e.problem(), e);
    }
    return List.copyOf(entries);
  }

  private static StatusEntry read(JsonObject entry, String where)
      throws JsonFormatException, StatusException {
    List<String> types = types(entry, where);
    if (types.contains(BitstringStatusListEntry.TYPE)) {
      return BitstringStatusListEntry.read(entry, where);
    }
    if (types.contains(StatusList2021Entry.TYPE)) {
      return StatusList2021Entry.read(entry, where);
    }
    throw StatusException.of(
        ProblemCode.UNSUPPORTED_STATUS,
        where + "/type",
        "a type of status that this build does not know",
        BitstringStatusListEntry.TYPE + " or " + StatusList2021Entry.TYPE);
  }

  private static List<String> types(JsonObject entry, String where) throws JsonFormatException {
    String at = where + "/type";
    JsonValue type = entry.required("type", where);
    if (!(type instanceof JsonArray array)) {
      return List.of(type.asString(at));
    }
    List<String> types = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      types.add(array.get(i).asString(JsonPointer.element(at, i)));
    }
    return types;
  }
}
