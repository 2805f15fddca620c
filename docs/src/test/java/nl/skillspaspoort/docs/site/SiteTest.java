package nl.skillspaspoort.docs.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole site as a reader gets it: every link, every anchor, both languages. */
final class SiteTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path GUIDE = ROOT.resolve("docs/guide");
  private static final Pattern HREF = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|java|)\\n(.*?)```");

  private static Map<String, String> pages;

  @BeforeAll
  static void makeIt() throws IOException {
    pages = new TreeMap<>();
    Site.of(ROOT)
        .files()
        .forEach((address, bytes) -> pages.put(address, new String(bytes, StandardCharsets.UTF_8)));
  }

  private static Stream<Map.Entry<String, String>> html() {
    return pages.entrySet().stream().filter(page -> page.getKey().endsWith(".html"));
  }

  @Test
  void everyLink_leadsToAPageAndAnAnchor() {
    List<String> broken = new ArrayList<>();
    int[] followed = {0};
    html()
        .forEach(
            page -> {
              Matcher link = HREF.matcher(page.getValue());
              while (link.find()) {
                String target = link.group(1);
                if (!target.startsWith("https://") && !target.equals("data:,")) {
                  followed[0]++;
                  if (!leadsSomewhere(page.getKey(), target)) {
                    broken.add(page.getKey() + " -> " + target);
                  }
                }
              }
            });
    assertThat(broken).isEmpty();
    assertThat(followed[0]).isGreaterThan(1000);
  }

  private static boolean leadsSomewhere(String from, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    String address =
        file.isEmpty()
            ? from
            : Addresses.slashes(Path.of(from).resolve("..").resolve(file).normalize());
    String found = pages.get(address);
    return found != null && (hash < 0 || ids(found).contains(target.substring(hash + 1)));
  }

  private static Set<String> ids(String html) {
    Set<String> ids = new HashSet<>();
    Matcher id = ID.matcher(html);
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonCode_hasAnAnchorAndItsTexts(Language language) {
    String page = pages.get(language.tag() + "/reason-codes.html");
    assertThat(ids(page)).containsAll(Stream.of(ProblemCode.values()).map(Enum::name).toList());
    assertThat(page.split("<dt>", -1)).hasSize(ProblemCode.values().length + 1);
    assertThat(page).doesNotContain("<dd></dd>", "<span></span>");
  }

  @Test
  void anchors_areThereOnce() {
    html()
        .forEach(
            page -> {
              List<String> ids = new ArrayList<>();
              Matcher id = ID.matcher(page.getValue());
              while (id.find()) {
                ids.add(id.group(1));
              }
              assertThat(ids).as(page.getKey()).doesNotHaveDuplicates();
            });
  }

  @Test
  void nothing_isLoadedFromElsewhere() {
    Pattern loading =
        Pattern.compile("<(?:link|script|img|iframe|source)[^>]*(?:href|src)=\"https?:");
    html().forEach(page -> assertThat(page.getValue()).as(page.getKey()).doesNotContain("<iframe"));
    html()
        .forEach(
            page ->
                assertThat(loading.matcher(page.getValue()).find()).as(page.getKey()).isFalse());
    assertThat(pages.get("site.css")).doesNotContain("url(", "@import", "http");
    assertThat(pages.get("search.js")).doesNotContain("http", "fetch(", "XMLHttpRequest");
  }

  @Test
  void everyPage_isThereInBothLanguages() {
    Set<String> dutch = addresses("nl/");
    assertThat(dutch).isEqualTo(addresses("en/")).hasSizeGreaterThan(30);
  }

  private static Set<String> addresses(String language) {
    Set<String> addresses = new TreeSet<>();
    html()
        .map(Map.Entry::getKey)
        .filter(address -> address.startsWith(language))
        .forEach(address -> addresses.add(address.substring(language.length())));
    return addresses;
  }

  @Test
  void everyPage_saysItsLanguageAndHasOneTitle() {
    html()
        .filter(page -> !page.getKey().equals("index.html"))
        .forEach(
            page -> {
              assertThat(page.getValue())
                  .as(page.getKey())
                  .contains("<html lang=\"" + page.getKey().substring(0, 2) + "\">");
              assertThat(page.getValue().split("<h1", -1)).as(page.getKey()).hasSize(2);
              assertThat(page.getValue()).as(page.getKey()).doesNotContain("{{", "<!-- list:");
            });
  }

  @Test
  void guides_haveTheSameCommandsAndCodeInBothLanguages() throws IOException {
    try (Stream<Path> guides = Files.list(GUIDE.resolve("nl"))) {
      for (Path dutch : guides.sorted().toList()) {
        Path english = GUIDE.resolve("en").resolve(dutch.getFileName());
        assertThat(blocks(english)).as(dutch.toString()).isEqualTo(blocks(dutch));
      }
    }
  }

  private static List<String> blocks(Path guide) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(guide));
    while (block.find()) {
      blocks.add(block.group(1) + "\n" + block.group(2));
    }
    return blocks;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void exitCodes_areThoseOfTheProgram(Language language) throws ReflectiveOperationException {
    String page = pages.get(language.tag() + "/commands.html");
    Set<String> told = new TreeSet<>();
    Matcher row = Pattern.compile("<tr>\\s*<td>(\\d+)</td>").matcher(page);
    while (row.find()) {
      told.add(row.group(1));
    }
    Set<String> numbers = new TreeSet<>();
    // By its name: nobody imports the command line.
    Class<?> codes = Class.forName("nl.skillspaspoort.wallet.cli.ExitCode");
    var number = codes.getDeclaredMethod("number");
    number.setAccessible(true);
    for (Object code : codes.getEnumConstants()) {
      numbers.add(String.valueOf(number.invoke(code)));
    }
    assertThat(told).isEqualTo(numbers);
  }

  @Test
  void commandsInPages_areThereInTheProgram() {
    Set<String> known = new TreeSet<>();
    Matcher heading =
        Pattern.compile("<h3 id=\"([^\"]+)\"><code>skillspas ")
            .matcher(pages.get("en/commands.html"));
    while (heading.find()) {
      known.add(heading.group(1));
    }
    Pattern block = Pattern.compile("(?s)<pre[^>]*>(.*?)</pre>");
    Pattern command =
        Pattern.compile(
            "(?m)^(?:<code[^>]*>)?(?:\\./|\\.\\./\\.\\./)skillspas (?:--\\S+ \\S+"
                + " )*([a-z][a-z-]*)");
    int[] seen = {0};
    html()
        .filter(page -> page.getKey().startsWith("en/"))
        .forEach(
            page -> {
              Matcher code = block.matcher(page.getValue());
              while (code.find()) {
                Matcher used = command.matcher(code.group(1));
                while (used.find()) {
                  seen[0]++;
                  assertThat(known).as(page.getKey()).contains(used.group(1));
                }
              }
            });
    assertThat(seen[0]).isGreaterThan(20);
  }

  @Test
  void linkThatLeadsNowhere_stopsTheBuild(@TempDir Path folder) throws IOException {
    site(folder, "# Start\n\n[gone](gone.md)\n");
    assertThatThrownBy(() -> Site.of(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gone.md");
  }

  @Test
  void listThatNobodyKnows_stopsTheBuild(@TempDir Path folder) throws IOException {
    site(folder, "# Start\n\n<!-- list: everything -->\n");
    assertThatThrownBy(() -> Site.of(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("everything");
  }

  @Test
  void list_isThereAsTheProductHasItNow(@TempDir Path folder) throws IOException {
    String list = "# Start\n\n<!-- list: verdicts -->\n";
    site(folder, list + "\n- `OLD`: made earlier.\n\n<!-- end of list -->\n\nAfter it.\n");
    assertThat(new String(Site.of(folder).files().get("en/index.html"), StandardCharsets.UTF_8))
        .contains("id=\"verdict-VALID\"", "After it.")
        .doesNotContain("made earlier");
    site(folder, list + "\nAfter it.\n");
    assertThatThrownBy(() -> Site.of(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("list: verdicts");
  }

  @Test
  void textOfAPage_isNoMarkup(@TempDir Path folder) throws IOException {
    site(folder, "# A <b> & \"c\"\n\nFrom `List<String>` to [a file](../../../a.txt).\n");
    Files.writeString(folder.resolve("a.txt"), "<script>");
    Map<String, byte[]> files = Site.of(folder).files();
    assertThat(new String(files.get("en/source/a.txt.html"), StandardCharsets.UTF_8))
        .contains("&lt;script&gt;")
        .doesNotContain("<pre><code><script>");
    assertThat(new String(files.get("en/index.html"), StandardCharsets.UTF_8))
        .contains("List&lt;String&gt;");
  }

  private static void site(Path folder, String text) throws IOException {
    Path guide = Files.createDirectories(folder.resolve("docs/guide"));
    Files.writeString(
        guide.resolve("navigation.json"),
        "{\"sections\": [{\"nl\": \"Begin\", \"en\": \"Start\", \"pages\": [\"index\"]}]}");
    for (Language language : Language.values()) {
      Files.createDirectories(guide.resolve(language.tag()));
      Files.writeString(guide.resolve(language.tag()).resolve("index.md"), text);
    }
  }
}
