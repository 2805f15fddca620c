package nl.skillspaspoort.core.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * A status list that is a credential itself: {@code BitstringStatusListCredential}, or {@code
 * StatusList2021Credential} (read only). Immutable.
 *
 * @see <a
 *     href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential">Bitstring
 *     Status List 1.0 §2.2</a>
 */
public final class StatusListCredential implements StatusList {
  /** The type of such a credential. */
  public static final String TYPE = "BitstringStatusListCredential";

  /** The type of the older format. */
  public static final String TYPE_2021 = "StatusList2021Credential";

  private static final String SUBJECT = "credentialSubject";
  private static final String SUBJECT_TYPE = "BitstringStatusList";
  private static final String SUBJECT_TYPE_2021 = "StatusList2021";
  private static final String ENCODED_LIST = "encodedList";
  private static final String TTL = "ttl";

  private final CredentialClaims claims;
  private final String uri;
  private final boolean is2021;
  private final Set<StatusPurpose> purposes;
  private final Optional<Duration> timeToLive;
  private final BitstringStatusList values;

  private StatusListCredential(
      CredentialClaims claims,
      String uri,
      boolean is2021,
      Set<StatusPurpose> purposes,
      Optional<Duration> timeToLive,
      BitstringStatusList values) {
    this.claims = claims;
    this.uri = uri;
    this.is2021 = is2021;
    this.purposes = Set.copyOf(purposes);
    this.timeToLive = timeToLive;
    this.values = values;
  }

  /** True if the document says that it is a status list. */
  public static boolean isStatusList(CredentialClaims claims) {
    return claims.types().contains(TYPE) || claims.types().contains(TYPE_2021);
  }

  /**
   * Reads the document of a list.
   *
   * @throws StatusException {@code STATUS_VERIFICATION_ERROR} if it is no status list; {@code
   *     MALFORMED_VALUE_ERROR} and others if one of its parts cannot be read
   */
  public static StatusListCredential read(JsonObject document) throws StatusException {
    try {
      return read(CredentialClaims.read(document));
    } catch (CredentialFormatException | JsonFormatException e) {
      throw new StatusException(e.problem(), e);
    }
  }

  private static StatusListCredential read(CredentialClaims claims)
      throws JsonFormatException, StatusException {
    if (!isStatusList(claims)) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR, "/type", "other types", "the type " + TYPE);
    }
    boolean is2021 = !claims.types().contains(TYPE);
    JsonObject document = claims.json();
    String uri = document.requiredText("id", "");
    String at = "/" + SUBJECT;
    JsonValue only = document.required(SUBJECT, "");
    if (only instanceof JsonArray array && array.size() == 1) {
      only = array.get(0);
    }
    JsonObject subject = only.asObject(at);
    String type = is2021 ? SUBJECT_TYPE_2021 : SUBJECT_TYPE;
    if (!texts(subject, "type", at).contains(type)) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR, at + "/type", "another type", "the type " + type);
    }
    Set<StatusPurpose> purposes = new java.util.LinkedHashSet<>();
    for (String purpose : texts(subject, EntryMembers.PURPOSE, at)) {
      if (purpose.isBlank()) {
        throw EntryMembers.malformed(at + "/" + EntryMembers.PURPOSE, "empty text", "a purpose");
      }
      purposes.add(new StatusPurpose(purpose));
    }
    String where = at + "/" + ENCODED_LIST;
    String encoded = subject.required(ENCODED_LIST, at).asString(where);
    try {
      return new StatusListCredential(
          claims,
          uri,
          is2021,
          purposes,
          timeToLive(subject, at),
          is2021 ? BitstringStatusList.decode2021(encoded) : BitstringStatusList.decode(encoded));
    } catch (StatusException e) {
      throw BitstringStatusList.inList(e, where);
    }
  }

  /** §2.2: milliseconds. */
  private static Optional<Duration> timeToLive(JsonObject subject, String where)
      throws JsonFormatException {
    if (!subject.has(TTL)) {
      return Optional.empty();
    }
    String at = where + "/" + TTL;
    long millis = subject.required(TTL, where).asInteger(at);
    if (millis < 0) {
      throw EntryMembers.malformed(at, "a number below zero", "milliseconds, zero or more");
    }
    return Optional.of(Duration.ofMillis(millis));
  }

  private static List<String> texts(JsonObject owner, String member, String where)
      throws JsonFormatException {
    String at = where + "/" + member;
    JsonValue value = owner.required(member, where);
    if (!(value instanceof JsonArray array)) {
      return List.of(value.asString(at));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      texts.add(array.get(i).asString(JsonPointer.element(at, i)));
    }
    return texts;
  }

  /**
   * The document of a list, to be signed.
   *
   * @param uri the URL under which it will be published
   * @param issuer who publishes it
   * @param purpose what it speaks of
   * @param values the values
   * @param from when this version was made
   * @param until the last instant at which this version counts
   * @param timeToLive how long a copy may be used without asking for a newer one
   */
  public static JsonObject unsigned(
      String uri,
      String issuer,
      StatusPurpose purpose,
      BitstringStatusList values,
      Instant from,
      Instant until,
      Duration timeToLive) {
    Objects.requireNonNull(uri, "uri");
    if (!until.isAfter(from) || timeToLive.isNegative()) {
      throw new IllegalArgumentException(
          "found a list from "
              + from
              + " until "
              + until
              + " with a time to live of "
              + timeToLive
              + "; expected an end after the start, and zero or more");
    }
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(DataModel.V2_0.context())))
        .put("id", uri)
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", TYPE)))
        .put("issuer", issuer)
        .put("validFrom", DateTimeStamp.format(from))
        .put("validUntil", DateTimeStamp.format(until))
        .put(
            SUBJECT,
            JsonObject.builder()
                .put("id", uri + "#list")
                .put("type", SUBJECT_TYPE)
                .put(EntryMembers.PURPOSE, purpose.value())
                .put(ENCODED_LIST, values.encode())
                .put(TTL, timeToLive.toMillis())
                .build())
        .build();
  }

  /** Who publishes it, as it says itself. */
  public String issuer() {
    return claims.issuer().id();
  }

  /** What it speaks of. */
  public Set<StatusPurpose> purposes() {
    return purposes;
  }

  /** The values. */
  public BitstringStatusList values() {
    return values;
  }

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public Optional<Instant> issuedAt() {
    return claims.validity().from();
  }

  @Override
  public Optional<Instant> expires() {
    return claims.validity().until();
  }

  @Override
  public Optional<Duration> timeToLive() {
    return timeToLive;
  }

  @Override
  public int sizeInBytes() {
    return (int) (values.entries(1) / 8);
  }

  @Override
  public int value(StatusEntry entry) throws StatusException {
    boolean sameFormat =
        is2021 ? entry instanceof StatusList2021Entry : entry instanceof BitstringStatusListEntry;
    if (!sameFormat) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR,
          "",
          "a list of another format than the entry",
          "one format for both");
    }
    if (!uri.equals(entry.listUri())) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR,
          "",
          "a list of another URL",
          "the list that the entry names");
    }
    if (!purposes.contains(entry.purpose())) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR,
          "",
          "a list for another purpose",
          "a list for the purpose of the entry");
    }
    int size = entry instanceof BitstringStatusListEntry bits ? bits.statusSize() : 1;
    return values.value(entry.index(), size);
  }

  /** The purposes and the size only. */
  @Override
  public String toString() {
    return "StatusListCredential" + purposes + " of " + values;
  }
}
