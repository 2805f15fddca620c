package nl.skillspaspoort.core.vocabulary;

import java.util.Arrays;

/**
 * Typing mistakes: a letter too many, one missing, a wrong one, two swapped.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">Damerau and
 *     Levenshtein's distance</a>
 */
final class Typing {
  private Typing() {}

  /** True if a start of the word is at most so many mistakes away from what was typed. */
  static boolean startsNearly(String word, String typed, int most) {
    if (word.length() + most < typed.length()) {
      return false;
    }
    String start = word.substring(0, Math.min(word.length(), typed.length() + most));
    int[] last = distances(start, typed, most);
    return Arrays.stream(last).anyMatch(distance -> distance <= most);
  }

  /** The distances of every start of {@code word} from the whole of {@code typed}. */
  private static int[] distances(String word, String typed, int most) {
    int[] beforeLast = new int[word.length() + 1];
    int[] last = new int[word.length() + 1];
    int[] now = new int[word.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int row = 1; row <= typed.length(); row++) {
      now[0] = row;
      int least = row;
      for (int i = 1; i <= word.length(); i++) {
        int same = typed.charAt(row - 1) == word.charAt(i - 1) ? 0 : 1;
        int distance = Math.min(Math.min(now[i - 1], last[i]) + 1, last[i - 1] + same);
        if (row > 1
            && i > 1
            && typed.charAt(row - 1) == word.charAt(i - 2)
            && typed.charAt(row - 2) == word.charAt(i - 1)) {
          distance = Math.min(distance, beforeLast[i - 2] + 1);
        }
        now[i] = distance;
        least = Math.min(least, distance);
      }
      if (least > most) {
        Arrays.fill(now, Integer.MAX_VALUE);
        return now;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = now;
      now = free;
    }
    return last;
  }
}
