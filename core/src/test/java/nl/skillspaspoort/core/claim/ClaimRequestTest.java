package nl.skillspaspoort.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T82")
final class ClaimRequestTest {
  private final ClaimCode code = ClaimCode.ofRandom(bytes(1));
  private final ClaimFile file =
      ClaimFile.seal(
          "claim-1",
          "did:web:school.example",
          FixedClock.NOW.plusSeconds(60),
          Credentials.small(),
          code);

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (seed * 7 + i);
    }
    return bytes;
  }

  @Test
  void request_isReadAsItWasWritten_andHoldsNoCode() throws ProblemException {
    ClaimRequest request = request(code);
    ClaimRequest read = ClaimRequest.parse(request.bytes());
    assertThat(read).isEqualTo(request);
    assertThat(read.file()).isEqualTo(file);
    assertThat(read.knows(code)).isTrue();
    assertThat(new String(request.bytes(), StandardCharsets.UTF_8))
        .doesNotContain(code.reveal(), code.reveal().replace("-", ""), "Samenwerken");
    assertThat(request).hasToString("ClaimRequest[claim-1]");
  }

  @Test
  void otherCodeOrOtherProof_isNotIt() throws ProblemException {
    ClaimCode other = ClaimCode.ofRandom(bytes(2));
    assertThat(request(other).knows(code)).isFalse();
    ClaimRequest stolen =
        ClaimRequest.parse(
            new String(request(code).bytes(), StandardCharsets.UTF_8)
                .replace(
                    request(code).proof(), file.proof(TestKeys.stranger(), FixedClock.NOW).text())
                .getBytes(StandardCharsets.UTF_8));
    assertThat(stolen.knows(code)).isFalse();
  }

  @Test
  void otherFiles_areRefused() {
    for (String text :
        new String[] {"", "{}", "[]", new String(file.bytes(), StandardCharsets.UTF_8)}) {
      assertThatThrownBy(() -> ClaimRequest.parse(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(ClaimException.class);
    }
  }

  private ClaimRequest request(ClaimCode with) throws ProblemException {
    return ClaimRequest.of(file, with, TestKeys.holder(), FixedClock.NOW);
  }
}
