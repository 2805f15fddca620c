package nl.skillspaspoort.issuer.catalogue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of an achievement: numbers with points between them, compared number by number, so
 * that 1.10 comes after 1.9.
 *
 * @param text as it is written
 */
record CatalogueVersion(String text) implements Comparable<CatalogueVersion> {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9}){0,3}");

  CatalogueVersion {
    if (!isOne(text)) {
      throw new IllegalArgumentException("found another text; expected numbers with points");
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  private List<BigInteger> numbers() {
    return Arrays.stream(text.split("\\.", -1)).map(BigInteger::new).toList();
  }

  @Override
  public int compareTo(CatalogueVersion other) {
    List<BigInteger> mine = numbers();
    List<BigInteger> theirs = other.numbers();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      BigInteger left = i < mine.size() ? mine.get(i) : BigInteger.ZERO;
      BigInteger right = i < theirs.size() ? theirs.get(i) : BigInteger.ZERO;
      if (!left.equals(right)) {
        return left.compareTo(right);
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
