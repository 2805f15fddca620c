package nl.skillspaspoort.core.status;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A place in a Token Status List.
 *
 * @param listUri the URI of the list
 * @param index the place, from 0
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-20#section-6">Token
 *     Status List §6, Referenced Token</a>
 */
public record TokenStatusListReference(String listUri, long index) implements StatusEntry {
  /** The claim of a token that holds its reference. */
  public static final String STATUS = "status";

  private static final String STATUS_LIST = "status_list";
  private static final String IDX = "idx";
  private static final String URI = "uri";

  /** Checks the range. */
  public TokenStatusListReference {
    Objects.requireNonNull(listUri, "listUri");
    if (index < 0) {
      throw new IllegalArgumentException("found the index " + index + "; expected zero or more");
    }
  }

  static TokenStatusListReference read(JsonObject claims)
      throws JsonFormatException, StatusException {
    String at = "/" + STATUS;
    JsonObject status = claims.required(STATUS, "").asObject(at);
    if (!status.has(STATUS_LIST)) {
      throw StatusException.of(
          ProblemCode.UNSUPPORTED_STATUS,
          at,
          "a status that this build does not know",
          "the member " + STATUS_LIST);
    }
    String where = at + "/" + STATUS_LIST;
    JsonObject reference = status.required(STATUS_LIST, at).asObject(where);
    long index = reference.required(IDX, where).asInteger(where + "/" + IDX);
    if (index < 0) {
      throw EntryMembers.malformed(where + "/" + IDX, "a number below zero", "zero or more");
    }
    String uri = reference.requiredText(URI, where);
    return new TokenStatusListReference(EntryMembers.uri(uri, where + "/" + URI), index);
  }

  /** The format has one state for all of it; see {@link #meaning}. */
  @Override
  public StatusPurpose purpose() {
    return StatusPurpose.REVOCATION;
  }

  /** §7.1: 0 valid, 1 invalid, 2 suspended; the others are the application's. */
  @Override
  public StatusMeaning meaning(int value) {
    return switch (value) {
      case 0 -> StatusMeaning.GOOD;
      case 1 -> StatusMeaning.REVOKED;
      case 2 -> StatusMeaning.SUSPENDED;
      default -> StatusMeaning.UNKNOWN;
    };
  }

  /** The value of the claim {@code status}. */
  @Override
  public JsonObject toJson() {
    return JsonObject.builder()
        .put(STATUS_LIST, JsonObject.builder().put(IDX, index).put(URI, listUri).build())
        .build();
  }

  /** The kind only: list and place together identify a credential. */
  @Override
  public String toString() {
    return "TokenStatusListReference";
  }
}
