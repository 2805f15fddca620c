package nl.skillspaspoort.core.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T51")
@Tag("T53")
final class BitstringStatusListTest {
  private static final String FOLDER = "w3c-vc-bitstring-status-list";
  private static final int ENTRIES = BitstringStatusList.MIN_ENTRIES;

  /** The rules of the vectors, without the proof of the list: the verifier's tests have that. */
  @TestFactory
  Stream<DynamicTest> rules() throws ProblemException {
    var cases =
        SharedVectors.json(FOLDER, "rules.json").required("cases", "").asArray("/cases").elements();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(17);
    return cases.stream()
        .map(JsonObject.class::cast)
        .map(each -> DynamicTest.dynamicTest(each.text("name").orElseThrow(), () -> rule(each)));
  }

  private static void rule(JsonObject vector) throws ProblemException {
    JsonObject credential =
        JsonObject.EMPTY.with("credentialStatus", vector.required("credentialStatus", ""));
    JsonObject list = vector.required("status_list_credential", "").asObject("");
    if (vector.text("expect").orElseThrow().equals("accept")) {
      StatusEntry entry = StatusEntry.allIn(credential).get(0);
      int value = StatusListCredential.read(list).value(entry);
      assertThat((long) value).isEqualTo(vector.required("status", "").asInteger(""));
      JsonValue valid = vector.required("valid", "");
      assertThat(entry.meaning(value) == StatusMeaning.GOOD)
          .isEqualTo(valid instanceof JsonBoolean known && known.value());
      return;
    }
    if (list.has("validUntil")) {
      assertThat(StatusListCredential.read(list).expires().orElseThrow()).isBefore(FixedClock.NOW);
      return;
    }
    assertThat(
            catchThrowableOfType(
                StatusException.class,
                () -> StatusListCredential.read(list).value(StatusEntry.allIn(credential).get(0))))
        .isNotNull();
  }

  @Test
  void specificationExample_isAllZero() throws ProblemException {
    JsonObject example =
        SharedVectors.json(FOLDER, "rules.json").required("specification_example", "").asObject("");
    BitstringStatusList list =
        BitstringStatusList.decode(example.text("encodedList").orElseThrow());
    assertThat(list.entries(8)).isEqualTo(example.required("uncompressed_bytes", "").asInteger(""));
    for (int index = 0; index < ENTRIES; index++) {
      assertThat(list.value(index, 1)).isZero();
    }
  }

  @Test
  void examplesOfTheSpecification_haveReadableEntries() throws ProblemException {
    for (String file : SharedVectors.files(FOLDER + "/examples", ".json", 6)) {
      JsonObject document = SharedVectors.json(FOLDER + "/examples", file);
      if (document.has("credentialStatus")) {
        assertThat(StatusEntry.allIn(document)).isNotEmpty();
      } else {
        assertThat(StatusListCredential.read(document).purposes())
            .containsExactly(StatusPurpose.REVOCATION);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8})
  void whatWasSet_isReadBack(int size) throws StatusException {
    BitstringStatusList.Builder builder = BitstringStatusList.ofZeros(ENTRIES, size);
    int[] expected = new int[ENTRIES];
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      int index = random.nextInt(ENTRIES);
      expected[index] = random.nextInt(1 << size);
      builder.set(index, expected[index]);
    }
    BitstringStatusList read = BitstringStatusList.decode(builder.build().encode());
    for (int index = 0; index < ENTRIES; index++) {
      assertThat(read.value(index, size)).isEqualTo(expected[index]);
    }
  }

  /** An asymmetric pattern: the last bit of the first byte is place 7, never place 0. */
  @Test
  void firstPlace_isTheMostSignificantBit() throws StatusException {
    byte[] bits = new byte[ENTRIES / 8];
    bits[0] = 0x01;
    BitstringStatusList list = BitstringStatusList.decode(Multibase.base64(gzip(bits)));
    assertThat(list.value(0, 1)).isZero();
    assertThat(list.value(7, 1)).isOne();
  }

  @Test
  void placesOutside_areRefused() {
    BitstringStatusList list = BitstringStatusList.ofZeros(ENTRIES, 1).build();
    for (long index : new long[] {-1, ENTRIES, ENTRIES * 8L, Long.MAX_VALUE}) {
      assertThat(codeOf(() -> list.value(index, 1))).isEqualTo(ProblemCode.RANGE_ERROR);
    }
  }

  @Test
  void shortList_isRefused() throws StatusException {
    BitstringStatusList list =
        BitstringStatusList.decode(Multibase.base64(gzip(new byte[1_024 / 8])));
    assertThat(codeOf(() -> list.value(3, 1))).isEqualTo(ProblemCode.STATUS_LIST_LENGTH_ERROR);
    BitstringStatusList half = BitstringStatusList.ofZeros(ENTRIES, 1).build();
    assertThat(codeOf(() -> half.value(3, 2))).isEqualTo(ProblemCode.STATUS_LIST_LENGTH_ERROR);
  }

  @Test
  @Tag("T52")
  void streamsThatAreNotExactlyOne_areRefused() {
    byte[] good = gzip(new byte[ENTRIES / 8]);
    assertThat(decoding(concat(good, good))).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(decoding(concat(good, new byte[] {0}))).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    for (int length = 0; length < good.length; length++) {
      assertThat(decoding(Arrays.copyOf(good, length)))
          .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    }
    for (int i = good.length - 8; i < good.length; i++) {
      byte[] other = good.clone();
      other[i] ^= 1;
      assertThat(decoding(other)).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    }
  }

  @Test
  @Tag("T52")
  void bomb_isRefused() {
    byte[] bomb = gzip(new byte[64 << 20]);
    assertThat(decoding(bomb)).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @Tag("T23")
  @ValueSource(
      strings = {
        "\"abc\"",
        "\"\"",
        "\"-1\"",
        "\"01\"",
        "\"1.9\"",
        "\"+1\"",
        "\" 1\"",
        "\"1e3\"",
        "\"18446744073709551617\"",
        "7",
        "1.9",
        "true",
        "null",
        "[\"7\"]"
      })
  void indexInAnotherForm_isRefused(String index) {
    JsonObject credential =
        Credentials.json(
            """
            {"credentialStatus": {
              "type": "BitstringStatusListEntry",
              "statusPurpose": "revocation",
              "statusListIndex": INDEX,
              "statusListCredential": "https://status.example/1"}}"""
                .replace("INDEX", index));
    assertThat(codeOf(() -> StatusEntry.allIn(credential)))
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @Test
  @Tag("T50")
  void unknownType_isUnsupported() {
    JsonObject credential =
        Credentials.json(
            """
            {"credentialStatus": {"type": "1EdTechRevocationList", "id": "https://a.example"}}""");
    assertThat(codeOf(() -> StatusEntry.allIn(credential)))
        .isEqualTo(ProblemCode.UNSUPPORTED_STATUS);
  }

  @Test
  void writtenEntry_isReadBack() throws StatusException {
    for (StatusEntry entry :
        java.util.List.of(
            new BitstringStatusListEntry("https://s.example/1", 7, StatusPurpose.SUSPENSION),
            new BitstringStatusListEntry(
                "https://s.example/1",
                9,
                StatusPurpose.MESSAGE,
                2,
                java.util.List.of("a", "b", "c", "d")),
            new StatusList2021Entry("https://s.example/2", 0, StatusPurpose.REVOCATION))) {
      assertThat(StatusEntry.allIn(JsonObject.EMPTY.with("credentialStatus", entry.toJson())))
          .containsExactly(entry);
    }
  }

  @Test
  void list2021_isReadInBothAlphabets() throws StatusException {
    byte[] bits = new byte[ENTRIES / 8];
    new Random(3).nextBytes(bits);
    byte[] packed = gzip(bits);
    for (String encoded :
        java.util.List.of(
            Multibase.base64(packed).substring(1),
            java.util.Base64.getEncoder().encodeToString(packed))) {
      assertThat(BitstringStatusList.decode2021(encoded).value(8, 1)).isEqualTo((bits[1] >> 7) & 1);
    }
    assertThat(codeOf(() -> BitstringStatusList.decode2021("H4sI!")))
        .isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
  }

  private static ProblemCode decoding(byte[] packed) {
    return codeOf(() -> BitstringStatusList.decode(Multibase.base64(packed)));
  }

  static ProblemCode codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(StatusException.class, call).problem().code();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
