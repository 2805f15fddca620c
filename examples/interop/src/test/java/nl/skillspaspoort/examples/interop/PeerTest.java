package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What happens to these tests where the peers cannot be had: never a pass. */
final class PeerTest {
  private static final String MISSING = "node-that-is-nowhere";

  @Test
  void withoutNode_aTestIsSkippedAndSaysSo() {
    assertThatThrownBy(() -> Peer.requireTool(MISSING, false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(MISSING + " was not found")
        .hasMessageEndingWith("skipped");
  }

  @Test
  void withoutNodeInContinuousIntegration_aTestFails() {
    assertThatThrownBy(() -> Peer.requireTool(MISSING, true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(MISSING + " was not found")
        .hasMessageEndingWith("it must be there");
  }

  @Test
  void toolThatIsThere_isAccepted() {
    assertThatCode(() -> Peer.requireTool("java", true)).doesNotThrowAnyException();
  }
}
