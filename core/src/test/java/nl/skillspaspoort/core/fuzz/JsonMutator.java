package nl.skillspaspoort.core.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/** Spoils good JSON, text and bytes in a few places. The same seed does the same. */
final class JsonMutator {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\u001b[2J",
          "\u202e",
          "\uD83D\uDE00",
          "id",
          "type",
          "@id",
          "@type",
          "@context",
          "@graph",
          "@set",
          "@list",
          "@vocab",
          "@json",
          "@none",
          "proof",
          "ext:x",
          "_:b0",
          "urn:x",
          "https://www.w3.org/ns/credentials/v2",
          "https://www.w3.org/2018/credentials/v1",
          "VerifiableCredential",
          "VerifiablePresentation",
          "OpenBadgeCredential",
          "EnvelopedVerifiableCredential",
          "AchievementSubject",
          "DataIntegrityProof",
          "eddsa-jcs-2022",
          "eddsa-rdfc-2022",
          "did:key:z6Mk",
          "did:key:z#z",
          "did:web:a.example",
          "data:application/vc+jwt,a.b.c",
          "2026-11-23T12:00:00Z",
          "2026-02-30T24:00:60Z",
          "5.5",
          "-1",
          "1e999999",
          "9".repeat(400),
          "a".repeat(5_000),
          "%",
          "%00",
          "#",
          "//",
          "../..",
          "z",
          "z1",
          "u",
          "a.b.c",
          "~",
          "=",
          "null",
          "4+",
          "instroom");

  private final Random random;

  JsonMutator(long seed) {
    this.random = new Random(seed);
  }

  JsonObject spoiled(JsonObject good) {
    JsonValue value = good;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      value = spoil(value, 0);
    }
    return value instanceof JsonObject object
        ? object
        : JsonObject.builder().put("value", value).build();
  }

  private JsonValue spoil(JsonValue value, int depth) {
    boolean here = random.nextInt(6) == 0;
    if (value instanceof JsonObject object && object.size() > 0 && !here) {
      String name = object.nameAt(random.nextInt(object.size()));
      return switch (random.nextInt(8)) {
        case 0 -> object.without(name);
        case 1 -> object.with(text(), object.get(name).orElseThrow());
        case 2 -> object.without(name).with(text(), object.get(name).orElseThrow());
        case 3 -> object.with(text(), any(depth));
        default -> object.with(name, spoil(object.get(name).orElseThrow(), depth + 1));
      };
    }
    if (value instanceof JsonArray array && array.size() > 0 && !here) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      int at = random.nextInt(elements.size());
      switch (random.nextInt(6)) {
        case 0 -> elements.remove(at);
        case 1 -> elements.add(at, elements.get(at));
        case 2 -> elements.add(any(depth));
        default -> elements.set(at, spoil(elements.get(at), depth + 1));
      }
      return new JsonArray(elements);
    }
    if (value instanceof JsonString string && random.nextInt(3) == 0) {
      // The reader gives no half surrogate pairs.
      return new JsonString(spoiled(string.value()).replaceAll("\\p{Cs}", "x"));
    }
    return random.nextInt(4) == 0 ? JsonArray.of(value, any(depth)) : any(depth);
  }

  private JsonValue any(int depth) {
    return switch (random.nextInt(depth > 6 ? 6 : 9)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextInt(5) - 2);
      case 3 -> JsonNumber.parse(random.nextBoolean() ? "1e300" : "-0.5");
      case 4 -> JsonNumber.of(JsonNumber.MAX_SAFE_INTEGER);
      case 5 -> new JsonString(text());
      case 6 -> JsonArray.of(any(depth + 1), any(depth + 1));
      case 7 -> JsonArray.of();
      default -> JsonObject.builder().put(text(), any(depth + 1)).put("id", any(depth + 1)).build();
    };
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  String spoiled(String good) {
    StringBuilder text = new StringBuilder(good);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, (char) random.nextInt(0x180));
        case 1 -> text.insert(at, text());
        case 2 -> text.setLength(at);
        case 3 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        default -> {
          if (at < text.length()) {
            text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
          }
        }
      }
    }
    return text.toString();
  }

  byte[] spoiled(byte[] good) {
    byte[] bytes = good.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
