package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.wallet.WalletException;

/**
 * One case of a script file, run once in each language in an empty folder.
 *
 * <pre>
 * == what the case shows
 * wallet                     there is a wallet in its usual place, with the test passphrase
 * file NAME FIXTURE          there is a file, see Fixtures
 * remove NAME                it is gone
 * chmod MODE NAME            its rights are these (rw-r--r--)
 * typing LINE | LINE         the next command has a keyboard, on which somebody types these lines
 * looking                    the next command writes to a terminal
 * stdin NAME                 the next command reads this file
 * fd N TEXT                  the next command has this open (3 is always open, with the passphrase)
 * env NAME VALUE             the next command has this environment variable
 * publish URL FIXTURE        the next command finds this on the network, and may use it
 * clock INSTANT              from now on it is this late
 * $ skillspas ARGUMENTS      a command; "..." holds an argument with spaces
 * nl> LINE                   a line on its standard output, in Dutch; en> in English
 * nl! LINE                   a line on its standard error
 * nl? LINE                   a prompt on its terminal
 * exit N                     its exit code
 * absent NAME                after it there is nothing with this name
 * present NAME               after it there is
 * mode MODE NAME             and these are its rights
 * </pre>
 *
 * <p>What a command says must be exactly what stands there, no line more. {@code DIR} in the
 * expected text is the folder of the case. With {@code -Dscripts.update=true} the files are written
 * anew from what the commands say; read the difference before you commit it.
 */
final class Script {
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final String title;
  private final List<String> lines;

  private Script(String title, List<String> lines) {
    this.title = title;
    this.lines = lines;
  }

  /** The cases of a file, in order. */
  static List<Script> read(Path file) throws IOException {
    List<Script> scripts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        lines = new ArrayList<>();
        scripts.add(new Script(line.substring(3), lines));
      } else if (!scripts.isEmpty()) {
        lines.add(line);
      } else {
        assertThat(line).as("before the first case").matches("#.*|");
      }
    }
    return scripts;
  }

  String title() {
    return title;
  }

  /** Runs it in one language and checks every command. */
  void check(Path folder, Language language) throws IOException, WalletException {
    List<String> expected = new ArrayList<>();
    for (String line : lines) {
      if (!isOutput(line) || line.startsWith(language.tag()) || line.startsWith("exit ")) {
        expected.add(line);
      }
    }
    assertThat(String.join("\n", run(folder, language)))
        .as("%s (%s)", title, language.tag())
        .isEqualTo(String.join("\n", expected));
  }

  /** The lines of this case with what the commands say now, in both languages. */
  List<String> updated(Path dutch, Path english) throws IOException, WalletException {
    List<String> nl = run(dutch, Language.NL);
    List<String> en = run(english, Language.EN);
    List<String> merged = new ArrayList<>();
    int other = 0;
    for (String line : nl) {
      if (line.startsWith("exit ")) {
        while (isOutput(en.get(other)) && !en.get(other).startsWith("exit ")) {
          merged.add(en.get(other++));
        }
      }
      if (!isOutput(line) || line.startsWith("exit ")) {
        assertThat(en.get(other++)).as(title).isEqualTo(line);
      }
      merged.add(line);
    }
    return merged;
  }

  private static boolean isOutput(String line) {
    return line.matches("(nl|en)[>!?].*|exit \\d+");
  }

  /** Every line of the case, with the output in the place where it is expected. */
  private List<String> run(Path folder, Language language) throws IOException, WalletException {
    Files.createDirectories(folder);
    List<String> result = new ArrayList<>();
    Instant now = FixedClock.NOW;
    TestEnvironment next = new TestEnvironment(folder, language);
    for (String line : lines) {
      if (isOutput(line)) {
        continue;
      }
      result.add(line);
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "wallet" -> Fixtures.wallet(folder);
        case "file" -> Fixtures.write(folder.resolve(words[1]), words[2]);
        case "chmod" ->
            Files.setPosixFilePermissions(
                folder.resolve(words[2]), PosixFilePermissions.fromString(words[1]));
        case "remove" -> Files.delete(folder.resolve(words[1]));
        case "typing" -> next.typing(line.substring(6).strip().split(" \\| ", -1));
        case "looking" -> next.looking();
        case "stdin" -> next.reading(Files.readString(folder.resolve(words[1])));
        case "fd" -> next.descriptor(Integer.parseInt(words[1]), words[2]);
        case "env" -> next.variable(words[1], words[2]);
        case "publish" -> next.publishing(Map.of(words[1], Fixtures.text(words[2])));
        case "clock" -> now = Instant.parse(words[1]);
        case "$" -> {
          assertThat(words[1]).as(line).isEqualTo("skillspas");
          next.at(FixedClock.at(now));
          int exit = next.run(arguments(words.length > 2 ? words[2] : ""));
          for (String prompt : next.prompts()) {
            result.add(language.tag() + "? " + prompt + "$");
          }
          output(result, language.tag() + ">", next.written(), folder);
          output(result, language.tag() + "!", next.said(), folder);
          result.add("exit " + exit);
          next = new TestEnvironment(folder, language);
        }
        case "absent" ->
            assertThat(exists(folder.resolve(words[1]))).as("%s: %s", title, line).isFalse();
        case "present" ->
            assertThat(exists(folder.resolve(words[1]))).as("%s: %s", title, line).isTrue();
        case "mode" ->
            assertThat(
                    PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve(words[2]))))
                .as("%s: %s", title, line)
                .isEqualTo(words[1]);
        case "", "#" -> {}
        default -> throw new IllegalArgumentException(title + ": " + line);
      }
    }
    return result;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** A command line in parts; double quotes hold an argument with spaces. */
  static String[] arguments(String text) {
    List<String> arguments = new ArrayList<>();
    Matcher matcher = ARGUMENT.matcher(text);
    while (matcher.find()) {
      arguments.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return arguments.toArray(String[]::new);
  }

  private static void output(List<String> result, String marker, String text, Path folder) {
    assertThat(text).as("every line is ended").matches("(?s)|.*\n");
    text.replace(folder.toString(), "DIR")
        .lines()
        .forEach(line -> result.add((marker + " " + line).stripTrailing()));
  }
}
