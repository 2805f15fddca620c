package nl.skillspaspoort.core.json;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitrary JSON, with the texts and numbers that readers get wrong. */
public final class JsonArbitraries {
  private JsonArbitraries() {}

  /** Values of every kind, some levels deep. */
  public static Arbitrary<JsonValue> values() {
    return values(3);
  }

  /** Objects with arbitrary members. */
  public static Arbitrary<JsonObject> objects() {
    return object(2);
  }

  /** Well-formed texts with escapes, surrogate pairs and look-alikes. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "id",
            "type",
            "@context",
            "proof",
            "a\u0301",
            "\u00e1",
            "\uD83D\uDE00",
            "\u0000",
            "\"\\/\b\f\n\r\t",
            "\u2028",
            "\uFEFF",
            "\uFB33",
            "\uFFFF",
            "1",
            "null"),
        Arbitraries.strings().ascii().ofMaxLength(6),
        Arbitraries.strings()
            .withChars('a', '\u0001', '\u00e9', '\u20ac', '"', '\\', '\u007f', '\uE000')
            .ofMaxLength(4));
  }

  private static Arbitrary<JsonValue> values(int depth) {
    Arbitrary<JsonValue> scalar =
        Arbitraries.oneOf(
            texts().map(JsonString::new),
            Arbitraries.longs()
                .between(-JsonNumber.MAX_SAFE_INTEGER, JsonNumber.MAX_SAFE_INTEGER)
                .map(JsonNumber::of),
            Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(JsonArbitraries::inRange)
                .map(value -> JsonNumber.parse(Double.toString(value))),
            Arbitraries.of("-0", "0.0", "1e2", "100", "1.0", "1E-7", "5e-324")
                .map(JsonNumber::parse),
            Arbitraries.of(JsonBoolean.TRUE, JsonBoolean.FALSE, JsonNull.NULL));
    return depth == 0
        ? scalar
        : Arbitraries.frequencyOf(
            Tuple.of(4, scalar),
            Tuple.of(1, values(depth - 1).list().ofMaxSize(4).map(JsonArray::new)),
            Tuple.of(2, object(depth - 1)));
  }

  private static boolean inRange(double value) {
    double size = Math.abs(value);
    return size <= JsonNumber.MAX_SAFE_INTEGER || (size >= 1e21 && Double.isFinite(value));
  }

  private static Arbitrary<JsonObject> object(int depth) {
    return Arbitraries.maps(texts(), values(depth))
        .ofMaxSize(20)
        .map(members -> build(List.copyOf(members.entrySet())));
  }

  private static JsonObject build(List<Map.Entry<String, JsonValue>> members) {
    JsonObject.Builder builder = JsonObject.builder();
    members.forEach(member -> builder.put(member.getKey(), member.getValue()));
    return builder.build();
  }
}
