package nl.skillspaspoort.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T98")
final class QrChunksTest {
  private static final byte[] CONTENT =
      Credentials.signed(Credentials.evc()).text().getBytes(StandardCharsets.UTF_8);

  @Property(tries = 200)
  void split_joinsInAnyOrderAndMoreThanOnce(
      @ForAll @Size(min = 1, max = 2_000) byte[] content,
      @ForAll @IntRange(min = 80, max = QrChunks.MAX_CHUNK_CHARS) int chars,
      @ForAll long order)
      throws QrException {
    List<String> texts = new ArrayList<>(QrChunks.split(content, chars));
    assertThat(texts).allMatch(text -> text.length() <= chars).allMatch(QrChunks::isChunk);
    Collections.shuffle(texts, new Random(order));
    texts.addAll(texts.subList(0, texts.size() / 2));
    assertThat(QrChunks.join(texts)).isEqualTo(content);
  }

  @Test
  void everyText_isOfTheAlphanumericMode() throws QrException {
    List<String> texts = QrChunks.split(CONTENT, QrChunks.CHARS_FOR_TERMINAL);
    assertThat(texts)
        .hasSizeGreaterThan(2)
        .allMatch(text -> text.chars().allMatch(c -> Base45.ALPHABET.indexOf(c) >= 0));
  }

  @Test
  void missing_isNamed() throws QrException {
    List<String> texts = new ArrayList<>(QrChunks.split(CONTENT, 200));
    texts.remove(4);
    texts.remove(1);
    QrException refusal = refusal(texts);
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.CARRIER_MALFORMED);
    assertThat(refusal.problem().found()).isEqualTo("no code 2, 5");
  }

  @Test
  void mixed_isRefused() throws QrException {
    List<String> one = QrChunks.split(CONTENT, 400);
    byte[] other = CONTENT.clone();
    other[40]++;
    List<String> two = QrChunks.split(other, 400);
    List<String> mixed = new ArrayList<>(one.subList(0, 1));
    mixed.addAll(two.subList(1, two.size()));
    assertThat(refusal(mixed).problem().found()).isEqualTo("a QR code of something else");
    List<String> cutOtherwise = new ArrayList<>(one);
    cutOtherwise.set(0, QrChunks.split(CONTENT, 300).get(0));
    assertThat(code(cutOtherwise)).isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  @Test
  void contradiction_isRefused() throws QrException {
    List<String> texts = new ArrayList<>(QrChunks.split(CONTENT, 400));
    String last = texts.get(0);
    texts.add(last.substring(0, last.length() - 1) + (last.endsWith("0") ? "1" : "0"));
    assertThat(refusal(texts).problem().found()).isEqualTo("two codes with one number");
  }

  @Test
  void foreign_isRefused() throws QrException {
    List<String> texts = new ArrayList<>(QrChunks.split(CONTENT, 400));
    texts.add("https://werkgever.example");
    assertThat(code(texts)).isEqualTo(ProblemCode.CARRIER_UNSUPPORTED);
    assertThat(code(List.of())).isEqualTo(ProblemCode.CARRIER_EMPTY);
  }

  @Test
  void otherForms_areRefused() throws QrException {
    String text = QrChunks.split(CONTENT, QrChunks.MAX_CHUNK_CHARS).get(0);
    List<String> wrong =
        List.of(
            text.replace("1/1", "0/1"),
            text.replace("1/1", "2/1"),
            text.replace("1/1", "1/100"),
            text.replace("1/1", "01/1"),
            text + "\n",
            text + "a",
            text.substring(0, text.length() - 1),
            text.substring(0, text.length() - 3),
            text + ":::",
            text + "000",
            text.substring(0, 9),
            "SKP1:");
    for (String each : wrong) {
      assertThat(code(List.of(each)))
          .as(each.substring(0, 5))
          .isEqualTo(ProblemCode.CARRIER_MALFORMED);
    }
  }

  @Test
  void everyChangedCharacter_isNoticed() throws QrException {
    String text = QrChunks.split(Arrays.copyOf(CONTENT, 100), 400).get(0);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThatThrownBy(() -> QrChunks.join(List.of(changed))).isInstanceOf(QrException.class);
    }
  }

  @Test
  void bomb_isStoppedEarly() throws QrException {
    byte[] zeros = Deflated.of(new byte[50 << 20]);
    String whole = Base45.encode(zeros);
    int room = 4_000;
    int count = (whole.length() + room - 1) / room;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String part = whole.substring(i * room, Math.min(whole.length(), (i + 1) * room));
      texts.add("SKP1:" + (i + 1) + "/" + count + ":0123456789ABCDEF:" + part);
    }
    assertThat(code(texts)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(code(List.of("SKP1:1/1:0123456789ABCDEF:" + "0".repeat(4_300))))
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @Test
  void tooMuchContent_isRefused() {
    byte[] noise = new byte[60_000];
    new Random(7).nextBytes(noise);
    assertThatThrownBy(() -> QrChunks.split(noise, QrChunks.CHARS_FOR_TERMINAL))
        .isInstanceOf(QrException.class)
        .hasMessageContaining("QR codes");
    assertThatThrownBy(() -> QrChunks.split(new byte[QrChunks.MAX_CONTENT_BYTES + 1], 900))
        .isInstanceOf(QrException.class);
    assertThatThrownBy(() -> QrChunks.split(new byte[0], 900))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ProblemCode code(List<String> texts) {
    return refusal(texts).problem().code();
  }

  private static QrException refusal(List<String> texts) {
    return catchThrowableOfType(QrException.class, () -> QrChunks.join(texts));
  }
}
