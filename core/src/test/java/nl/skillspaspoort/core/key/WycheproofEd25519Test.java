package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof, ed25519_test.json, every case. */
@Tag("T16")
class WycheproofEd25519Test {
  private static final int CASES = 101;

  static List<Arguments> cases() throws Exception {
    List<Arguments> cases = new ArrayList<>();
    JsonObject file = SharedVectors.json("wycheproof", "ed25519_test.json");
    for (JsonValue group : file.required("testGroups", "").asArray("")) {
      String key =
          group.asObject("").required("publicKey", "").asObject("").text("pk").orElseThrow();
      for (JsonValue each : group.asObject("").required("tests", "").asArray("")) {
        JsonObject test = each.asObject("");
        cases.add(
            Arguments.of(
                test.required("tcId", "").asInteger(""),
                test.text("comment").orElseThrow(),
                key,
                test.text("msg").orElseThrow(),
                test.text("sig").orElseThrow(),
                test.text("result").orElseThrow()));
      }
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(CASES);
    return cases;
  }

  @ParameterizedTest(name = "tc{0} {1}: {5}")
  @MethodSource("cases")
  void signature_isAcceptedIfAndOnlyIfValid(
      long id, String comment, String key, String message, String signature, String result)
      throws Exception {
    HexFormat hex = HexFormat.of();
    assertThat(result).isIn("valid", "invalid");
    assertThat(
            Ed25519PublicKey.of(hex.parseHex(key))
                .accepts(hex.parseHex(message), hex.parseHex(signature)))
        .isEqualTo(result.equals("valid"));
  }

  @Test
  void appendedZeroByte_isAmongTheCases() throws Exception {
    assertThat(cases())
        .anySatisfy(
            each ->
                assertThat(each.get()).contains(37L, "appending 0 byte to signature", "invalid"));
  }
}
