package nl.skillspaspoort.issuer.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.VerificationMethod;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.KeyPeriod;
import nl.skillspaspoort.issuer.IssuerAddress;

/**
 * All keys that an issuer has used, public halves only. What others are told about them (the DID
 * document, the profile, the periods of a trust list) is written from this one source. Immutable:
 * every change gives a new history.
 *
 * <p>A retired key stays in the DID document, since what it signed stays good. A compromised one is
 * marked as revoked there, and its period in the trust list ends on the day it got into other
 * hands.
 */
public final class KeyHistory {
  private static final String ID = "id";
  private static final String KEYS = "keys";
  private static final String KEY = "publicKeyMultibase";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String COUNTRY = "country";
  private static final String COMPROMISED = "compromised";

  private final Did issuer;
  private final String name;
  private final String url;
  private final Optional<String> country;
  private final List<IssuerKey> keys;

  private KeyHistory(
      Did issuer, String name, String url, Optional<String> country, List<IssuerKey> keys) {
    this.issuer = issuer;
    this.name = name;
    this.url = url;
    this.country = country;
    this.keys = List.copyOf(keys);
  }

  /**
   * The history of an issuer that starts with one key.
   *
   * @param name what it calls itself
   * @param url its website
   * @param fragment what the key is called in the DID document, {@code key-2026} for example
   */
  public static KeyHistory begin(
      Did issuer, String name, String url, String fragment, VerificationKey key, Instant from) {
    KeyId keyId = new KeyId(issuer + "#" + fragment);
    return new KeyHistory(
        issuer,
        name,
        url,
        Optional.empty(),
        List.of(new IssuerKey(keyId, key, from, Optional.empty(), Optional.empty())));
  }

  /**
   * The same history of an issuer that says its country.
   *
   * @param code two letters of ISO 3166-1, for example {@code NL}
   * @throws IllegalArgumentException for anything but two capital letters
   */
  public KeyHistory inCountry(String code) {
    IssuerAddress.ofCountry(code);
    return new KeyHistory(issuer, name, url, Optional.of(code), keys);
  }

  /** Its country, if it says one: two letters. */
  public Optional<String> country() {
    return country;
  }

  /** Whose keys these are. */
  public Did issuer() {
    return issuer;
  }

  /** All keys, oldest first. */
  public List<IssuerKey> keys() {
    return keys;
  }

  /** The key that signs at this instant: the newest one that may. */
  public Optional<IssuerKey> signingKey(Instant instant) {
    return keys.stream().filter(key -> key.signsAt(instant)).reduce((first, second) -> second);
  }

  /**
   * Puts a new key beside the present one, which may sign until the overlap is over. Publish the
   * DID document before the new key signs: verifiers keep the old one for a while.
   *
   * @param from when the new key begins
   * @param overlap how long the old one may still sign after that
   * @throws KeyHistoryException ({@code KEY_NOT_LISTED}) if the name or the key was used before, or
   *     if the new one would begin before the present one
   */
  public KeyHistory rotate(String fragment, VerificationKey key, Instant from, Duration overlap)
      throws KeyHistoryException {
    KeyId keyId = new KeyId(issuer + "#" + fragment);
    if (overlap.isNegative()
        || keys.stream()
            .anyMatch(
                old ->
                    old.keyId().equals(keyId)
                        || old.key().equals(key)
                        || old.from().isAfter(from))) {
      throw KeyHistoryException.of(
          ProblemCode.KEY_NOT_LISTED,
          "a key or a name that was used before, or a start before another key's",
          "a new key with a new name, later than all others");
    }
    List<IssuerKey> next = new ArrayList<>();
    Instant end = from.plus(overlap);
    for (IssuerKey old : keys) {
      boolean open = old.until().isEmpty() && old.compromised().isEmpty();
      next.add(open ? until(old, end) : old);
    }
    next.add(new IssuerKey(keyId, key, from, Optional.empty(), Optional.empty()));
    return new KeyHistory(issuer, name, url, country, next);
  }

  /** Ends a key at an instant; what it signed until then stays good. */
  public KeyHistory retire(KeyId keyId, Instant last) throws KeyHistoryException {
    return change(keyId, key -> !last.isBefore(key.from()), key -> until(key, last));
  }

  /**
   * Reports that a key may have been in other hands since an instant. Nothing that it signed can be
   * told from a forgery by its date alone, since a forger writes any date.
   */
  public KeyHistory compromise(KeyId keyId, Instant since) throws KeyHistoryException {
    return change(
        keyId,
        key -> true,
        key -> new IssuerKey(key.keyId(), key.key(), key.from(), key.until(), Optional.of(since)));
  }

  private static IssuerKey until(IssuerKey key, Instant last) {
    return new IssuerKey(key.keyId(), key.key(), key.from(), Optional.of(last), key.compromised());
  }

  private KeyHistory change(
      KeyId keyId, Predicate<IssuerKey> allowed, UnaryOperator<IssuerKey> change)
      throws KeyHistoryException {
    List<IssuerKey> next = new ArrayList<>();
    boolean found = false;
    for (IssuerKey key : keys) {
      boolean same = key.keyId().equals(keyId) && allowed.test(key);
      found |= same;
      next.add(same ? change.apply(key) : key);
    }
    if (!found) {
      throw KeyHistoryException.of(
          ProblemCode.KEY_NOT_LISTED,
          "no key of that name, or an end before its start",
          "a key of this issuer");
    }
    return new KeyHistory(issuer, name, url, country, next);
  }

  /** What to publish at the place that the DID names. */
  public DidDocument didDocument() {
    List<VerificationMethod> methods = new ArrayList<>();
    Set<KeyId> names = new LinkedHashSet<>();
    for (IssuerKey key : keys) {
      methods.add(
          new VerificationMethod(
              key.keyId(),
              issuer.value(),
              new VerificationMethod.Material.Usable(key.key()),
              Optional.empty(),
              key.compromised()));
      names.add(key.keyId());
    }
    return new DidDocument(
        issuer.value(), methods, Map.of(VerificationRelationship.ASSERTION_METHOD, names));
  }

  /** The issuer as an Open Badges profile, as it stands in its credentials and on its website. */
  public JsonObject profile() {
    return JsonObject.builder()
        .put(ID, issuer.value())
        .put("type", JsonArray.of(new JsonString("Profile")))
        .put("name", name)
        .put("url", url)
        .putIfPresent(IssuerAddress.MEMBER, country.map(IssuerAddress::ofCountry))
        .build();
  }

  /** The same keys for the owner of a trust list. */
  public List<KeyPeriod> periods() {
    return keys.stream().map(IssuerKey::period).toList();
  }

  /**
   * Compares what is published with this history.
   *
   * @param document the DID document as it is published
   * @param profile the profile as it is published
   * @return one problem ({@code PROFILE_MISMATCH}) for each difference; none if all is in step
   */
  public List<Problem> lint(JsonObject document, JsonObject profile) {
    List<Problem> problems = new ArrayList<>();
    try {
      DidDocument published = DidDocument.read(document, "");
      if (!published.id().equals(issuer.value())) {
        problems.add(mismatch("/id", "a document about another DID", issuer.value()));
      }
      for (IssuerKey key : keys) {
        lint(published, key).ifPresent(problems::add);
      }
      for (VerificationMethod method : published.verificationMethods()) {
        if (keys.stream().noneMatch(key -> key.keyId().equals(method.id()))) {
          problems.add(
              mismatch(
                  "/verificationMethod", "the unknown key " + method.id(), "keys of the history"));
        }
      }
    } catch (DidException e) {
      problems.add(e.problem());
    }
    for (String member : profile().names()) {
      if (!profile.get(member).equals(profile().get(member))) {
        problems.add(
            mismatch(
                JsonPointer.member("", member),
                profile.has(member) ? "another value in the profile" : "a profile without it",
                "the value of the history"));
      }
    }
    return List.copyOf(problems);
  }

  private static Optional<Problem> lint(DidDocument published, IssuerKey key) {
    try {
      if (!published
          .key(key.keyId(), VerificationRelationship.ASSERTION_METHOD)
          .equals(key.key())) {
        return Optional.of(
            mismatch(
                "/verificationMethod", "another key as " + key.keyId(), "the key of the history"));
      }
    } catch (DidException e) {
      return Optional.of(
          mismatch(
              "/verificationMethod", "no usable key " + key.keyId(), "each key of the history"));
    }
    boolean same =
        published.verificationMethods().stream()
            .filter(method -> method.id().equals(key.keyId()))
            .allMatch(method -> method.revoked().equals(key.compromised()));
    return same
        ? Optional.empty()
        : Optional.of(
            mismatch(
                "/verificationMethod",
                "another end of " + key.keyId(),
                "revoked exactly if it was compromised"));
  }

  private static Problem mismatch(String where, String found, String expected) {
    return new Problem(ProblemCode.PROFILE_MISMATCH, where, found, expected);
  }

  /** The history as JSON, without anything secret. */
  public JsonObject toJson() {
    List<JsonValue> list = new ArrayList<>();
    for (IssuerKey key : keys) {
      list.add(
          JsonObject.builder()
              .put(ID, key.keyId().value())
              .put(KEY, key.key().multibase())
              .put(FROM, DateTimeStamp.format(key.from()))
              .putIfPresent(
                  UNTIL, key.until().map(end -> new JsonString(DateTimeStamp.format(end))))
              .putIfPresent(
                  COMPROMISED,
                  key.compromised().map(since -> new JsonString(DateTimeStamp.format(since))))
              .build());
    }
    return JsonObject.builder()
        .put(ID, issuer.value())
        .put("name", name)
        .put("url", url)
        .putIfPresent(COUNTRY, country.map(JsonString::new))
        .put(KEYS, new JsonArray(list))
        .build();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws KeyHistoryException if it is not that
   */
  public static KeyHistory read(byte[] utf8) throws KeyHistoryException {
    try {
      JsonObject json = JsonReader.strict().readObject(utf8);
      Did issuer = Did.parse(json.required(ID, "").asString("/id"));
      List<IssuerKey> keys = new ArrayList<>();
      JsonArray list = json.required(KEYS, "").asArray("/keys");
      for (int i = 0; i < list.size(); i++) {
        keys.add(key(list.get(i), JsonPointer.element("/keys", i)));
      }
      KeyHistory history =
          new KeyHistory(
              issuer,
              json.required("name", "").asString("/name"),
              json.required("url", "").asString("/url"),
              Optional.empty(),
              keys);
      Optional<String> country = json.text(COUNTRY);
      return country.isPresent() ? history.inCountry(country.get()) : history;
    } catch (JsonFormatException | DidException | KeyFormatException e) {
      throw new KeyHistoryException(e);
    } catch (IllegalArgumentException e) {
      throw KeyHistoryException.of(
          ProblemCode.MALFORMED_VALUE_ERROR, "a country that is none", "two letters such as NL");
    }
  }

  private static IssuerKey key(JsonValue value, String where)
      throws JsonFormatException, KeyFormatException {
    JsonObject json = value.asObject(where);
    return new IssuerKey(
        KeyId.parse(json.required(ID, where).asString(JsonPointer.member(where, ID))),
        Multikey.decode(json.required(KEY, where).asString(JsonPointer.member(where, KEY))),
        DateTimeStamp.parse(
            json.required(FROM, where).asString(JsonPointer.member(where, FROM)),
            JsonPointer.member(where, FROM)),
        instant(json, UNTIL, where),
        instant(json, COMPROMISED, where));
  }

  private static Optional<Instant> instant(JsonObject json, String member, String where)
      throws JsonFormatException {
    Optional<JsonValue> value = json.get(member);
    String at = JsonPointer.member(where, member);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(DateTimeStamp.parse(value.get().asString(at), at));
  }

  /** The number of keys. */
  @Override
  public String toString() {
    return "KeyHistory[" + issuer + ", " + keys.size() + " keys]";
  }
}
