package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The did:key Method: the shape of its documents and the length of its keys. */
final class DidKeyKindsTest {

  static List<String> specificationExamples() {
    return SharedVectors.files("did-key/spec-examples", ".json", 2);
  }

  /** Without keyAgreement: this library never encrypts to a key, so it derives none for that. */
  @ParameterizedTest
  @MethodSource("specificationExamples")
  void examplesOfTheSpecification_areWrittenTheSame(String file) throws Exception {
    JsonObject expected = SharedVectors.json("did-key/spec-examples", file);
    Did did = Did.parse(expected.text("id").orElseThrow());
    assertThat(new DidKey().resolve(did).toJson()).isEqualTo(expected.without("keyAgreement"));
  }

  @ParameterizedTest
  @Tag("T17")
  @CsvSource({"0xed, 32", "0x1200, 33", "0x1201, 49"})
  void keyOfAnotherLength_isRefused(String multicodec, int keyBytes) throws Exception {
    int codec = Integer.decode(multicodec);
    for (int length : List.of(0, 1, keyBytes - 1, keyBytes + 1, 200)) {
      byte[] prefixed = new byte[length + 2];
      Arrays.fill(prefixed, (byte) 2);
      prefixed[0] = (byte) (0x80 | (codec & 0x7f));
      prefixed[1] = (byte) (codec >> 7);
      Did did = Did.parse("did:key:" + Multibase.base58(prefixed));
      DidException refused =
          catchThrowableOfType(DidException.class, () -> new DidKey().resolve(did));
      assertThat(refused.problem().code()).as(length + " bytes").isEqualTo(ProblemCode.INVALID_KEY);
    }
  }
}
