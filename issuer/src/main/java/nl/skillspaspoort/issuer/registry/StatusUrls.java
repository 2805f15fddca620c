package nl.skillspaspoort.issuer.registry;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.status.TokenStatusListReference;

/**
 * Under which URLs the status lists of an issuer are published. It must not change any more once a
 * credential was signed: credentials name it. Immutable.
 */
public final class StatusUrls {
  /** What the lists speak of, one list each; a place is the same in all of them. */
  public static final List<StatusPurpose> PURPOSES =
      List.of(StatusPurpose.REVOCATION, StatusPurpose.SUSPENSION, StatusPurpose.REFRESH);

  private final String base;

  private StatusUrls(String base) {
    this.base = base;
  }

  /**
   * Lists under one https URL, for example {@code https://school.example/status}.
   *
   * @throws IllegalArgumentException if it is no https URL, or has a query or a fragment
   */
  public static StatusUrls under(URI url) {
    if (!"https".equals(url.getScheme())
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException("found " + url + "; expected an https URL without query");
    }
    String text = url.toString();
    return new StatusUrls(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** Name of the file of a Bitstring status list. */
  public static String fileName(int list, StatusPurpose purpose) {
    return list + "-" + purpose + ".json";
  }

  /** Name of the file of a token status list. */
  public static String tokenFileName(int list) {
    return list + "-token.jwt";
  }

  /** The URL of a Bitstring status list. */
  public String url(int list, StatusPurpose purpose) {
    return base + "/" + fileName(list, purpose);
  }

  /** The URL of a token status list. */
  public String tokenUrl(int list) {
    return base + "/" + tokenFileName(list);
  }

  /** What stands in a credential under {@code credentialStatus}. */
  public JsonArray entries(StatusSlot slot) {
    return new JsonArray(
        PURPOSES.stream()
            .<JsonValue>map(
                purpose ->
                    new BitstringStatusListEntry(url(slot.list(), purpose), slot.index(), purpose)
                        .toJson())
            .toList());
  }

  /** What stands in an SD-JWT or another token under {@code status}. */
  public TokenStatusListReference tokenReference(StatusSlot slot) {
    return new TokenStatusListReference(tokenUrl(slot.list()), slot.index());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StatusUrls urls && urls.base.equals(base);
  }

  @Override
  public int hashCode() {
    return Objects.hash(base);
  }

  @Override
  public String toString() {
    return base;
  }
}
