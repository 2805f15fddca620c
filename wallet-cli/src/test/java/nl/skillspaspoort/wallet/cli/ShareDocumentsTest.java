package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.picture.QrChunks;
import nl.skillspaspoort.picture.QrPicture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves in documents and codes is what was seen. The rest is in share-documents.txt. */
final class ShareDocumentsTest {
  private static final Pattern MARKED = Pattern.compile(Fixtures.MARKER + "[-a-z]*");

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("request.json"), "request");
    Fixtures.write(folder.resolve("personal.json"), "personal");
    run("add", "personal.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer.json", "paspoort.pdf", "paspoort.html"})
  @Tag("T91")
  void everyPersonalFieldThatLeaves_wasInThePreview(String file) throws Exception {
    String preview = run("share", "1", "--request", "request.json", "--out", file, "--yes");
    byte[] content =
        CredentialReader.strict().read(Files.readAllBytes(folder.resolve(file))).content();
    Set<String> sent = marked(new String(content, StandardCharsets.UTF_8));
    assertThat(sent).hasSizeGreaterThan(6);
    assertThat(marked(preview)).isEqualTo(sent);
  }

  /** All forms of one answer carry the same: time and keys are the same here. */
  @Test
  void everyForm_carriesTheSamePresentation() throws Exception {
    run("share", "1", "--request", "request.json", "--out", "answer.json", "--yes");
    byte[] answer = Files.readAllBytes(folder.resolve("answer.json"));
    for (String file : List.of("paspoort.pdf", "paspoort.HTML")) {
      run("share", "1", "--request", "request.json", "--out", file, "--yes");
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      assertThat(CredentialReader.strict().read(bytes).content()).as(file).isEqualTo(answer);
    }
    run("share", "1", "--request", "request.json", "--out", "codes.png", "--yes");
    List<String> texts = QrChunks.split(answer, QrChunks.CHARS_FOR_PICTURE);
    assertThat(Files.readAllBytes(folder.resolve("codes.png")))
        .isEqualTo(QrPicture.of(texts).toPng(6));
  }

  @Test
  void codesInAPicture_areReadAsTheFileIs() throws Exception {
    for (String file : List.of("answer.json", "codes.png")) {
      run("share", "1", "--request", "request.json", "--out", file, "--yes");
    }
    TestEnvironment file = new TestEnvironment(folder, Language.NL);
    file.run("verify", "answer.json", "--request", "request.json", "--json");
    TestEnvironment codes = new TestEnvironment(folder, Language.NL);
    codes.run("verify", "codes.png", "--request", "request.json", "--json");
    assertThat(codes.written()).isEqualTo(file.written()).contains("\"axes\"");
  }

  @Test
  void codesOnTheScreen_areReadBack() throws Exception {
    String written =
        run("share", "1", "--request", "request.json", "--out", "answer.json", "--qr", "--yes");
    List<String> texts = new ArrayList<>();
    List<String> code = new ArrayList<>();
    for (String line : (written + "\nend").lines().toList()) {
      if (line.matches("[\u2588\u2580\u2584 ]{29,}")) {
        assertThat(line.length()).isLessThanOrEqualTo(80);
        code.add(line);
      } else if (!code.isEmpty()) {
        texts.add(decoded(code));
        code = new ArrayList<>();
      }
    }
    assertThat(texts).hasSizeGreaterThan(1);
    byte[] answer = Files.readAllBytes(folder.resolve("answer.json"));
    assertThat(QrChunks.join(texts)).isEqualTo(answer);

    Files.write(folder.resolve("codes.txt"), texts);
    TestEnvironment file = new TestEnvironment(folder, Language.NL);
    file.run("verify", "answer.json", "--request", "request.json", "--json");
    TestEnvironment codes = new TestEnvironment(folder, Language.NL);
    codes.run("verify", "codes.txt", "--request", "request.json", "--json");
    assertThat(codes.written()).isEqualTo(file.written()).contains("\"axes\"");
  }

  /** Half blocks: a module is dark where its half is not filled. */
  private static String decoded(List<String> lines) throws Exception {
    int margin = QrPicture.MARGIN;
    int size = lines.get(0).length() - 2 * margin;
    BitMatrix modules = new BitMatrix(size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        char block = lines.get((y + margin) / 2).charAt(x + margin);
        boolean upper = (y + margin) % 2 == 0;
        boolean light = block == '\u2588' || block == (upper ? '\u2580' : '\u2584');
        if (!light) {
          modules.set(x, y);
        }
      }
    }
    return new Decoder().decode(modules).getText();
  }

  @Test
  void badgeInADocument_isKept() throws Exception {
    Fixtures.write(folder.resolve("small.json"), "small");
    String credential = Files.readString(folder.resolve("small.json"));
    String page =
        "<!DOCTYPE html>\n<data id=\"skillspaspoort-presentation\" hidden value=\""
            + java.util.Base64.getEncoder()
                .encodeToString(credential.getBytes(StandardCharsets.UTF_8))
            + "\"></data>";
    Files.writeString(folder.resolve("badge.html"), page);
    List<String> codes =
        QrChunks.split(credential.getBytes(StandardCharsets.UTF_8), QrChunks.CHARS_FOR_PICTURE);
    assertThat(run("add", "badge.html")).startsWith("2 ");
    Files.write(folder.resolve("codes.txt"), codes);
    TestEnvironment again = new TestEnvironment(folder, Language.EN);
    assertThat(again.run("add", "codes.txt", "--passphrase-fd", "3")).isEqualTo(1);
    assertThat(again.said()).contains("CREDENTIAL_EXISTS");
  }

  private static Set<String> marked(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = MARKED.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private String run(String... arguments) {
    TestEnvironment environment = new TestEnvironment(folder, Language.EN);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--passphrase-fd", "3"));
    assertThat(environment.run(all.toArray(String[]::new))).as(environment.said()).isZero();
    return environment.written();
  }
}
