package nl.skillspaspoort.verifier.check;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/**
 * The names of the listed issuers, folded to what a hurried reader sees: no case, accents, spaces
 * or punctuation, and letters of other scripts as the Latin letters that they look like. For
 * warning of impostors; never for recognising anybody.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">Unicode TR 39,
 *     Confusable Detection</a>
 */
public final class ListedNames {
  private static final Map<Character, Character> LOOK_LIKE_LATIN =
      Map.ofEntries(
          // capitals that look like other letters than their small forms do
          Map.entry('Η', 'h'),
          Map.entry('Ν', 'n'),
          Map.entry('Ρ', 'p'),
          Map.entry('Υ', 'y'),
          Map.entry('Χ', 'x'),
          Map.entry('В', 'b'),
          Map.entry('Н', 'h'),
          Map.entry('Р', 'p'),
          Map.entry('У', 'y'),
          Map.entry('І', 'i'),
          // Cyrillic
          Map.entry('а', 'a'),
          Map.entry('в', 'b'),
          Map.entry('с', 'c'),
          Map.entry('ԁ', 'd'),
          Map.entry('е', 'e'),
          Map.entry('һ', 'h'),
          Map.entry('і', 'i'),
          Map.entry('ј', 'j'),
          Map.entry('к', 'k'),
          Map.entry('м', 'm'),
          Map.entry('н', 'h'),
          Map.entry('о', 'o'),
          Map.entry('р', 'p'),
          Map.entry('ѕ', 's'),
          Map.entry('т', 't'),
          Map.entry('у', 'y'),
          Map.entry('х', 'x'),
          // Greek
          Map.entry('α', 'a'),
          Map.entry('β', 'b'),
          Map.entry('ε', 'e'),
          Map.entry('η', 'n'),
          Map.entry('ι', 'i'),
          Map.entry('κ', 'k'),
          Map.entry('ν', 'v'),
          Map.entry('ο', 'o'),
          Map.entry('ρ', 'p'),
          Map.entry('τ', 't'),
          Map.entry('υ', 'u'),
          Map.entry('χ', 'x'),
          // within ASCII
          Map.entry('0', 'o'),
          Map.entry('1', 'i'),
          Map.entry('l', 'i'),
          Map.entry('ı', 'i'),
          Map.entry('ɑ', 'a'));

  private final Set<String> folded;

  private ListedNames(Set<String> folded) {
    this.folded = folded;
  }

  /** The names on all lists of a policy. */
  public static ListedNames of(TrustPolicy trust) {
    Set<String> names = new HashSet<>();
    for (TrustSource source : trust.sources()) {
      if (source instanceof TrustList list) {
        list.withAllDelegated().forEach(each -> addNames(each, names));
      }
    }
    return new ListedNames(Set.copyOf(names));
  }

  private static void addNames(TrustList list, Set<String> names) {
    for (TrustedIssuer issuer : list.issuers()) {
      for (Language language : Language.values()) {
        names.add(fold(issuer.name().in(language)));
      }
    }
  }

  boolean resembles(String name) {
    return folded.contains(fold(name));
  }

  private static String fold(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char letter = decomposed.charAt(i);
      if (Character.isLetterOrDigit(letter)) {
        char small = LOOK_LIKE_LATIN.getOrDefault(letter, Character.toLowerCase(letter));
        folded.append(LOOK_LIKE_LATIN.getOrDefault(small, small));
      }
    }
    return folded.toString();
  }
}
