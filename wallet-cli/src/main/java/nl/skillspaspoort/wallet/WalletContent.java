package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * What a wallet holds, and how it is written: the section "Content" of {@code
 * docs/wallet-format.md}. Immutable, but for the key, which can be destroyed.
 */
final class WalletContent {
  private static final int VERSION = 1;
  private static final String ED25519 = "Ed25519";

  /**
   * The store has a limit of its own on the whole; these keep one text within what was once read.
   */
  private static final JsonLimits LIMITS =
      new JsonLimits(256 << 20, 8, 8 << 20, 16, 1_000_000, 16_000_000);

  private final Ed25519SecretKey key;
  private final int nextNumber;
  private final List<KeptCredential> credentials;
  private final List<Share> shares;

  private WalletContent(
      Ed25519SecretKey key, int nextNumber, List<KeptCredential> credentials, List<Share> shares) {
    this.key = key;
    this.nextNumber = nextNumber;
    this.credentials = List.copyOf(credentials);
    this.shares = List.copyOf(shares);
  }

  /** A wallet with a key and nothing else. */
  static WalletContent empty(Ed25519SecretKey key) {
    return new WalletContent(key, 1, List.of(), List.of());
  }

  Ed25519SecretKey key() {
    return key;
  }

  List<KeptCredential> credentials() {
    return credentials;
  }

  List<Share> shares() {
    return shares;
  }

  Optional<KeptCredential> find(CredentialNumber number) {
    return credentials.stream().filter(kept -> kept.number().equals(number)).findFirst();
  }

  /** Number of the credential that is added next. */
  CredentialNumber nextNumber() {
    return new CredentialNumber(nextNumber);
  }

  WalletContent with(CredentialVersion first) {
    List<KeptCredential> more = new ArrayList<>(credentials);
    more.add(new KeptCredential(nextNumber(), first, List.of()));
    return new WalletContent(key, nextNumber + 1, more, shares);
  }

  WalletContent withNewer(KeptCredential replaced, CredentialVersion newer) {
    List<KeptCredential> list = new ArrayList<>(credentials);
    list.set(list.indexOf(replaced), replaced.replacedBy(newer));
    return new WalletContent(key, nextNumber, list, shares);
  }

  WalletContent with(Share share) {
    List<Share> more = new ArrayList<>(shares);
    more.add(share);
    return new WalletContent(key, nextNumber, credentials, more);
  }

  byte[] toBytes() {
    byte[] seed = key.seed(InsecureSecretKeyAccess.get());
    try {
      return Jcs.canonicalBytes(
          JsonObject.builder()
              .put("version", VERSION)
              .put(
                  "holder",
                  JsonObject.builder()
                      .put("type", ED25519)
                      .put("seed", Base64Url.encode(seed))
                      .build())
              .put("nextNumber", nextNumber)
              .put("credentials", list(credentials, WalletContent::toJson))
              .put("shares", list(shares, WalletContent::toJson))
              .build());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static <T> JsonArray list(
      List<T> items, java.util.function.Function<T, JsonObject> writer) {
    return new JsonArray(items.stream().<JsonValue>map(writer).toList());
  }

  private static JsonObject toJson(KeptCredential kept) {
    return toJson(kept.newest())
        .with("number", JsonNumber.of(kept.number().value()))
        .with("earlier", list(kept.earlier(), WalletContent::toJson));
  }

  private static JsonObject toJson(CredentialVersion version) {
    return JsonObject.builder()
        .put("added", DateTimeStamp.format(version.addedAt()))
        .put("text", version.text())
        .build();
  }

  private static JsonObject toJson(Share share) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("made", DateTimeStamp.format(share.madeAt()))
            .put("until", DateTimeStamp.format(share.until()))
            .put("audience", share.audience())
            .put("purpose", share.purpose())
            .put(
                "credentials",
                new JsonArray(
                    share.credentials().stream()
                        .<JsonValue>map(number -> JsonNumber.of(number.value()))
                        .toList()));
    if (!share.parts().isEmpty()) {
      json.put(
          "parts",
          new JsonArray(
              share.credentials().stream()
                  .filter(share.parts()::containsKey)
                  .<JsonValue>map(number -> toJson(number, share.parts()))
                  .toList()));
    }
    return json.build();
  }

  private static JsonObject toJson(
      CredentialNumber number, Map<CredentialNumber, Selection> parts) {
    return JsonObject.builder()
        .put("number", number.value())
        .put("pointers", JsonArray.ofStrings(Objects.requireNonNull(parts.get(number)).pointers()))
        .build();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws WalletException ({@code WALLET_FORMAT}) for content that this version does not know
   */
  static WalletContent read(byte[] bytes) throws WalletException {
    try {
      JsonObject json = JsonReader.within(LIMITS).readObject(bytes);
      long version = json.required("version", "").asInteger("/version");
      if (version != VERSION) {
        throw format("/version", "content of version " + version, "version " + VERSION);
      }
      onlyKnown(json, Set.of("version", "holder", "nextNumber", "credentials", "shares"), "");
      List<KeptCredential> credentials = new ArrayList<>();
      for (Located each : elements(json, "credentials", "")) {
        credentials.add(credential(each));
      }
      List<Share> shares = new ArrayList<>();
      for (Located each : elements(json, "shares", "")) {
        shares.add(share(each));
      }
      return new WalletContent(
          key(json.required("holder", "").asObject("/holder")),
          number(json.required("nextNumber", ""), "/nextNumber").value(),
          credentials,
          shares);
    } catch (JsonFormatException e) {
      throw format(e.problem().where(), e.problem().found(), e.problem().expected());
    }
  }

  private static Ed25519SecretKey key(JsonObject holder)
      throws JsonFormatException, WalletException {
    onlyKnown(holder, Set.of("type", "seed"), "/holder");
    if (!holder.required("type", "/holder").asString("/holder/type").equals(ED25519)) {
      throw format("/holder/type", "another kind of key", ED25519);
    }
    byte[] seed;
    try {
      seed = Base64Url.decode(holder.required("seed", "/holder").asString("/holder/seed"));
    } catch (EncodingException e) {
      throw format("/holder/seed", e.problem().found(), e.problem().expected());
    }
    try {
      if (seed.length != Ed25519SecretKey.SEED_BYTES) {
        throw format("/holder/seed", "a seed of " + seed.length + " bytes", "32 bytes");
      }
      return Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static KeptCredential credential(Located at) throws JsonFormatException, WalletException {
    onlyKnown(at.json, Set.of("number", "added", "text", "earlier"), at.where);
    List<CredentialVersion> earlier = new ArrayList<>();
    for (Located each : elements(at.json, "earlier", at.where)) {
      onlyKnown(each.json, Set.of("added", "text"), each.where);
      earlier.add(version(each));
    }
    return new KeptCredential(
        number(at.json.required("number", at.where), at.member("number")), version(at), earlier);
  }

  private static CredentialVersion version(Located at) throws JsonFormatException {
    return new CredentialVersion(at.instant("added"), at.text("text"));
  }

  private static Share share(Located at) throws JsonFormatException, WalletException {
    onlyKnown(
        at.json, Set.of("made", "until", "audience", "purpose", "credentials", "parts"), at.where);
    List<CredentialNumber> numbers = new ArrayList<>();
    for (JsonValue each :
        at.json.required("credentials", at.where).asArray(at.member("credentials"))) {
      numbers.add(number(each, at.member("credentials")));
    }
    return new Share(
        at.instant("made"),
        at.instant("until"),
        at.text("audience"),
        at.text("purpose"),
        numbers,
        at.json.has("parts") ? parts(at) : Map.of());
  }

  private static Map<CredentialNumber, Selection> parts(Located at)
      throws JsonFormatException, WalletException {
    Map<CredentialNumber, Selection> parts = new HashMap<>();
    for (Located each : elements(at.json, "parts", at.where)) {
      onlyKnown(each.json, Set.of("number", "pointers"), each.where);
      List<String> pointers = new ArrayList<>();
      for (JsonValue pointer :
          each.json.required("pointers", each.where).asArray(each.member("pointers"))) {
        pointers.add(pointer.asString(each.member("pointers")));
      }
      try {
        parts.put(
            number(each.json.required("number", each.where), each.member("number")),
            Selection.only(pointers));
      } catch (IllegalArgumentException e) {
        throw format(each.member("pointers"), "text of another kind", "JSON Pointers");
      }
    }
    return parts;
  }

  private static CredentialNumber number(JsonValue value, String where)
      throws JsonFormatException, WalletException {
    long number = value.asInteger(where);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw format(where, "a number out of range", "1 or more");
    }
    return new CredentialNumber((int) number);
  }

  private static List<Located> elements(JsonObject json, String name, String where)
      throws JsonFormatException {
    String at = JsonPointer.member(where, name);
    JsonArray array = json.required(name, where).asArray(at);
    List<Located> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String element = JsonPointer.element(at, i);
      elements.add(new Located(array.get(i).asObject(element), element));
    }
    return elements;
  }

  /** Unknown members are refused: the next save would drop what a newer program wrote. */
  private static void onlyKnown(JsonObject json, Set<String> known, String where)
      throws WalletException {
    for (String name : json.names()) {
      if (!known.contains(name)) {
        throw format(
            where,
            "a member that this version does not know",
            "only " + known.stream().sorted().toList());
      }
    }
  }

  private static WalletException format(String where, String found, String expected) {
    return new WalletException(new Problem(ProblemCode.WALLET_FORMAT, where, found, expected));
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "WalletContent[" + credentials.size() + " credentials, " + shares.size() + " shares]";
  }

  private record Located(JsonObject json, String where) {
    String member(String name) {
      return JsonPointer.member(where, name);
    }

    String text(String name) throws JsonFormatException {
      return json.required(name, where).asString(member(name));
    }

    Instant instant(String name) throws JsonFormatException {
      return DateTimeStamp.parse(text(name), member(name));
    }
  }
}
