package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is personal is told to its owner before it leaves, and never in a message. */
final class PersonalDataTest {
  private static final String SECRET = "GeheimeWachtzinDieNergensMagStaan";

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("personal.json"), "personal");
    Fixtures.write(folder.resolve("request.json"), "request");
  }

  /** Everything in the sent bytes but what is the same for everybody was on the screen before. */
  @Test
  @Tag("T91")
  void everythingThatIsSent_wasShownBefore() throws Exception {
    run("add", "personal.json");
    TestEnvironment share =
        run("share", "1", "--request", "request.json", "--out", "answer.json", "--yes");
    SignedPresentation sent =
        SignedPresentation.parse(Files.readAllBytes(folder.resolve("answer.json")));
    List<String> values = new ArrayList<>();
    texts(sent.credentials().get(0).without("proof"), values);
    assertThat(values).filteredOn(value -> value.contains(Fixtures.MARKER)).hasSize(8);
    String screen = share.written().replaceAll("\\s+", " ");
    for (String value : values) {
      assertThat(screen).contains(value.replaceAll("\\s+", " "));
    }
  }

  private static void texts(JsonValue value, List<String> texts) {
    if (value instanceof JsonArray array) {
      array.forEach(element -> texts(element, texts));
    } else if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        switch (object.nameAt(i)) {
          case "@context", "type", "validFrom" -> {}
          case "achievement" -> {
            JsonObject achievement = (JsonObject) object.valueAt(i);
            texts.add(achievement.text("name").orElseThrow());
            texts.add(achievement.text("description").orElseThrow());
          }
          default -> texts(object.valueAt(i), texts);
        }
      }
    } else if (value instanceof JsonString text) {
      texts.add(text.value());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("T95")
  void refusals_neverSayWhatIsInTheCredential(Language language) throws Exception {
    JsonObject good = Fixtures.personal();
    String signed = Credentials.signed(good).toJson();
    List<String> bad =
        List.of(
            signed.replaceFirst(Fixtures.MARKER + "-cijfer", Fixtures.MARKER + "-zesje"),
            Credentials.secured(good, TestKeys.stranger()).toJson(),
            good.toJson(),
            signed.substring(0, signed.length() / 2),
            signed + signed,
            signed.replaceFirst("\\{", "{\"name\":\"" + Fixtures.MARKER + "\","),
            signed.replaceFirst("\"validFrom\":\"[^\"]*", "\"validFrom\":\"" + Fixtures.MARKER),
            signed.replaceFirst("\"id\":\"[^\"]*", "\"id\":\"" + Fixtures.MARKER),
            signed.replace(TestKeys.did(TestKeys.HOLDER).value(), "did:key:" + Fixtures.MARKER),
            Credentials.signed(
                    Credentials.json(
                        good.toJson()
                            .replace(
                                TestKeys.did(TestKeys.HOLDER).value(),
                                "did:key:" + Fixtures.MARKER)))
                .toJson(),
            "\"" + Fixtures.MARKER + "\"",
            Fixtures.MARKER);
    for (String text : bad) {
      Files.writeString(folder.resolve("bad.json"), text);
      TestEnvironment environment = new TestEnvironment(folder, language);
      assertThat(environment.run("add", "bad.json", "--passphrase-fd", "3")).isIn(1, 3);
      assertThat(environment.written()).isEmpty();
      assertThat(environment.said())
          .startsWith("skillspas: bad.json: ")
          .doesNotContain(Fixtures.MARKER);
    }
  }

  @Test
  @Tag("T84")
  @Tag("T95")
  void passphraseAndKey_areNeverSaid() throws Exception {
    List<TestEnvironment> runs = new ArrayList<>();
    Path other = folder.resolve("other");
    Files.createDirectory(other);
    TestEnvironment init = new TestEnvironment(other, Language.NL).descriptor(3, SECRET);
    init.run("init", "--passphrase-fd", "3");
    runs.add(init);
    for (String[] command :
        new String[][] {
          {"list"}, {"show"}, {"show", "--json"}, {"show", "7"}, {"add", "../personal.json"}
        }) {
      TestEnvironment environment = new TestEnvironment(other, Language.NL).descriptor(3, SECRET);
      environment.run(with(command));
      runs.add(environment);
      TestEnvironment wrong =
          new TestEnvironment(other, Language.NL).descriptor(3, SECRET + "verkeerd");
      assertThat(wrong.run(with(command))).isEqualTo(1);
      runs.add(wrong);
    }
    // the seed of the test holder is 32 times the byte 2
    for (TestEnvironment each : runs) {
      assertThat(each.written() + each.said()).doesNotContain(SECRET, "AgICAgIC", "0202020202");
    }
  }

  @Test
  @Tag("T95")
  void answerFile_isWhatWasSigned() throws Exception {
    run("add", "personal.json");
    run("share", "1", "--request", "request.json", "--out", "answer.json", "--yes");
    String kept = Files.readString(folder.resolve("personal.json"));
    assertThat(
            SignedPresentation.parse(Files.readAllBytes(folder.resolve("answer.json")))
                .credentials())
        .containsExactly(JsonReader.strict().readObject(kept));
  }

  private TestEnvironment run(String... command) throws IOException {
    TestEnvironment environment = new TestEnvironment(folder, Language.NL);
    assertThat(environment.run(with(command))).as(environment.said()).isZero();
    return environment;
  }

  private static String[] with(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--passphrase-fd", "3"));
    return all.toArray(String[]::new);
  }
}
