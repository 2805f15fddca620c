package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.verifier.outcome.Axes;

/** Reads the section "Content" of {@code docs/wallet-format.md}, strictly. */
final class ContentReader {
  /**
   * The store has a limit of its own on the whole; these keep one text within what was once read.
   */
  private static final JsonLimits LIMITS =
      new JsonLimits(256 << 20, 8, 8 << 20, 16, 1_000_000, 16_000_000);

  private static final Set<String> FIRST_MEMBERS =
      Set.of("version", "holder", "nextNumber", "credentials", "shares");
  private static final Set<String> MEMBERS =
      Set.of("version", "holder", "nextNumber", "credentials", "shares", "removed", "logErased");

  private ContentReader() {}

  /**
   * Reads what {@link ContentWriter} wrote, now or in an earlier release.
   *
   * @throws WalletException ({@code WALLET_FORMAT}) for content that this version does not know
   */
  static WalletContent read(byte[] bytes) throws WalletException {
    try {
      JsonObject json = JsonReader.within(LIMITS).readObject(bytes);
      long version = json.required("version", "").asInteger("/version");
      if (version != 1 && version != WalletContent.VERSION) {
        throw format(
            "/version", "content of version " + version, "version 1 or " + WalletContent.VERSION);
      }
      onlyKnown(json, version == 1 ? FIRST_MEMBERS : MEMBERS, "");
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
          shares,
          version == 1 ? Set.of() : removed(json),
          json.has("logErased")
              ? Optional.of(new Located(json, "").instant("logErased"))
              : Optional.empty());
    } catch (JsonFormatException e) {
      throw format(e.problem().where(), e.problem().found(), e.problem().expected());
    }
  }

  private static Set<String> removed(JsonObject json) throws JsonFormatException {
    Set<String> digests = new LinkedHashSet<>();
    for (JsonValue each : json.required("removed", "").asArray("/removed")) {
      digests.add(each.asString("/removed"));
    }
    return digests;
  }

  private static Ed25519SecretKey key(JsonObject holder)
      throws JsonFormatException, WalletException {
    onlyKnown(holder, Set.of("type", "seed"), "/holder");
    if (!holder
        .required("type", "/holder")
        .asString("/holder/type")
        .equals(ContentWriter.ED25519)) {
      throw format("/holder/type", "another kind of key", ContentWriter.ED25519);
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
    onlyKnown(
        at.json, Set.of("number", "added", "text", "unverified", "earlier", "checked"), at.where);
    List<CredentialVersion> earlier = new ArrayList<>();
    for (Located each : elements(at.json, "earlier", at.where)) {
      onlyKnown(each.json, Set.of("added", "text", "unverified"), each.where);
      earlier.add(version(each));
    }
    return new KeptCredential(
        number(at.json.required("number", at.where), at.member("number")),
        version(at),
        earlier,
        at.json.has("checked") ? Optional.of(lastCheck(at)) : Optional.empty());
  }

  private static LastCheck lastCheck(Located credential)
      throws JsonFormatException, WalletException {
    String where = credential.member("checked");
    Located at = new Located(credential.json.required("checked", where).asObject(where), where);
    onlyKnown(at.json, Set.of("at", "status", "recognition"), where);
    return new LastCheck(
        at.instant("at"),
        value(Axes.Status.values(), at, "status"),
        at.json.has("recognition")
            ? Optional.of(value(Axes.Recognition.values(), at, "recognition"))
            : Optional.empty());
  }

  private static <E extends Enum<E>> E value(E[] known, Located at, String name)
      throws JsonFormatException, WalletException {
    String text = at.text(name);
    for (E each : known) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw format(at.member(name), "a value that this version does not know", "a known one");
  }

  private static CredentialVersion version(Located at) throws JsonFormatException, WalletException {
    Optional<JsonValue> unverified = at.json.get("unverified");
    if (unverified.isPresent() && !unverified.get().equals(JsonBoolean.of(true))) {
      throw format(at.member("unverified"), "another value", "true, or nothing");
    }
    return new CredentialVersion(at.instant("added"), at.text("text"), unverified.isEmpty());
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
