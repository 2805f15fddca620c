package nl.skillspaspoort.core.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The JSON Canonicalization Scheme: one spelling for each value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class Jcs {
  private static final int INSERTION_BELOW = 40;

  private Jcs() {}

  /**
   * The canonical form in UTF-8.
   *
   * @throws IllegalArgumentException if a text holds half a surrogate pair, as §3.2.2.2 demands
   */
  public static byte[] canonicalBytes(JsonValue value) {
    return canonicalText(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The canonical form as text.
   *
   * @throws IllegalArgumentException if a text holds half a surrogate pair, as §3.2.2.2 demands
   */
  public static String canonicalText(JsonValue value) {
    StringBuilder out = new StringBuilder(1024);
    write(value, out);
    return out.toString();
  }

  /**
   * A number as ECMAScript's {@code Number::toString} writes it.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number");
    }
    if (value == Math.rint(value) && Math.abs(value) <= JsonNumber.MAX_SAFE_INTEGER) {
      return Long.toString((long) value);
    }
    return value < 0 ? "-" + positive(-value) : positive(value);
  }

  private static void write(JsonValue value, StringBuilder out) {
    if (value instanceof JsonString string) {
      JsonWriter.string(string.value(), out);
    } else if (value instanceof JsonObject object) {
      object(object, out);
    } else if (value instanceof JsonArray array) {
      out.append('[');
      for (int i = 0; i < array.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        write(array.get(i), out);
      }
      out.append(']');
    } else if (value instanceof JsonNumber number) {
      out.append(number(number.doubleValue()));
    } else if (value instanceof JsonBoolean bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private static void object(JsonObject object, StringBuilder out) {
    int[] order = order(object);
    out.append('{');
    for (int i = 0; i < order.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      JsonWriter.string(object.nameAt(order[i]), out);
      out.append(':');
      write(object.valueAt(order[i]), out);
    }
    out.append('}');
  }

  /** §3.2.3: positions by UTF-16 unit of the names, by insertion where there are few. */
  private static int[] order(JsonObject object) {
    int size = object.size();
    if (size > INSERTION_BELOW) {
      return IntStream.range(0, size)
          .boxed()
          .sorted(Comparator.comparing(object::nameAt))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    int[] order = new int[size];
    for (int i = 1; i < size; i++) {
      String name = object.nameAt(i);
      int at = i;
      while (at > 0 && object.nameAt(order[at - 1]).compareTo(name) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    return order;
  }

  /**
   * Shortest digits that read back to the same double. Java 17's {@code Double.toString} is not
   * always shortest; Jackson's writer is, save that it never writes fewer than two digits.
   */
  private static String positive(double value) {
    BigDecimal shortest = new BigDecimal(NumberOutput.toString(value, true));
    return layout(shortest.precision() > 2 ? shortest : ofFewDigits(value));
  }

  /** By trying; too slow for numbers of many digits. */
  private static BigDecimal ofFewDigits(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int precision = 1; ; precision++) {
      BigDecimal nearest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (nearest.doubleValue() == value) {
        return nearest;
      }
      // At a power of two the gap above is the wider one, so a shorter spelling may lie only there.
      BigDecimal above = exact.round(new MathContext(precision, RoundingMode.CEILING));
      if (above.doubleValue() == value) {
        return above;
      }
    }
  }

  /** ECMA-262, Number::toString, steps 6 to 12. */
  private static String layout(BigDecimal shortest) {
    BigDecimal stripped = shortest.stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int k = digits.length();
    int n = k - stripped.scale();
    if (k <= n && n <= 21) {
      return digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return digits.substring(0, n) + "." + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    int exponent = n - 1;
    String mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
