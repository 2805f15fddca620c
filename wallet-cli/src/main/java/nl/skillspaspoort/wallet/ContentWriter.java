package nl.skillspaspoort.wallet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.time.DateTimeStamp;

/** Writes the section "Content" of {@code docs/wallet-format.md}. */
final class ContentWriter {
  static final String ED25519 = "Ed25519";

  private ContentWriter() {}

  static byte[] bytes(WalletContent content) {
    byte[] seed = content.key().seed(InsecureSecretKeyAccess.get());
    try {
      JsonObject.Builder json =
          JsonObject.builder()
              .put("version", WalletContent.VERSION)
              .put(
                  "holder",
                  JsonObject.builder()
                      .put("type", ED25519)
                      .put("seed", Base64Url.encode(seed))
                      .build())
              .put("nextNumber", content.nextNumber().value())
              .put("credentials", list(content.credentials(), ContentWriter::toJson))
              .put("shares", list(content.shares(), ContentWriter::toJson))
              .put("removed", JsonArray.ofStrings(content.removed()));
      content.logErasedAt().ifPresent(at -> json.put("logErased", DateTimeStamp.format(at)));
      return Jcs.canonicalBytes(json.build());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static <T> JsonArray list(List<T> items, Function<T, JsonObject> writer) {
    return new JsonArray(items.stream().<JsonValue>map(writer).toList());
  }

  private static JsonObject toJson(KeptCredential kept) {
    JsonObject.Builder json =
        toJson(kept.newest()).toBuilder()
            .put("number", kept.number().value())
            .put("earlier", list(kept.earlier(), ContentWriter::toJson));
    kept.lastCheck().ifPresent(check -> json.put("checked", toJson(check)));
    return json.build();
  }

  private static JsonObject toJson(LastCheck check) {
    return JsonObject.builder()
        .put("at", DateTimeStamp.format(check.at()))
        .put("status", check.status().name())
        .putIfPresent("recognition", check.recognition().map(each -> new JsonString(each.name())))
        .build();
  }

  private static JsonObject toJson(CredentialVersion version) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("added", DateTimeStamp.format(version.addedAt()))
            .put("text", version.text());
    if (!version.isVerified()) {
      json.put("unverified", true);
    }
    return json.build();
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
}
