package nl.skillspaspoort.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lists in the guide are those of the product; with {@code -Dlists.update=true} they are
 * written.
 */
final class ProductListsTest {
  private static final Path GUIDE = Path.of("guide");
  private static final boolean UPDATE = Boolean.getBoolean("lists.update");
  private static final Pattern LIST =
      Pattern.compile("(<!-- list: [a-z-]+ -->)\n.*?\n(" + ProductList.END + ")", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Language.class)
  void listsInTheGuide_areThoseOfTheProduct(Language language) throws IOException {
    try (Stream<Path> pages = Files.list(GUIDE.resolve(language.tag()))) {
      for (Path page : pages.sorted().toList()) {
        String text = Files.readString(page);
        String current = LIST.matcher(text).replaceAll(found -> written(found, language));
        if (UPDATE && !current.equals(text)) {
          Files.writeString(page, current);
        } else {
          assertThat(text).as("%s; mend it with -Dlists.update=true", page).isEqualTo(current);
        }
      }
    }
  }

  private static String written(MatchResult found, Language language) {
    ProductList list = ProductList.named(found.group(1)).orElseThrow();
    return Matcher.quoteReplacement(
        found.group(1) + "\n\n" + list.markdown(language).strip() + "\n\n" + found.group(2));
  }

  @Test
  void everyList_standsSomewhere() throws IOException {
    for (Language language : Language.values()) {
      StringBuilder all = new StringBuilder();
      try (Stream<Path> pages = Files.list(GUIDE.resolve(language.tag()))) {
        for (Path page : pages.toList()) {
          all.append(Files.readString(page));
        }
      }
      assertThat(LIST.matcher(all).results().map(found -> ProductList.named(found.group(1))))
          .hasSize(ProductList.values().length)
          .doesNotHaveDuplicates();
    }
  }
}
