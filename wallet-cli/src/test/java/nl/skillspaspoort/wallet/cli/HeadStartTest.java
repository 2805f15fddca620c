package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.PathCounts;
import org.junit.jupiter.api.Test;

/** What is done beside the reading of the arguments is what a check can use. */
final class HeadStartTest {
  @Test
  void usualContexts_areThoseOfTheCompiledPath() throws Exception {
    PathCounts before = Canonicalizer.standard().counts();
    assertThat(HeadStart.contexts()).isNotEmpty();
    assertThat(Canonicalizer.standard().counts())
        .isEqualTo(new PathCounts(before.compiled() + 1, before.general()));
  }

  @Test
  void signatureOfTheStandard_isAccepted() throws Exception {
    assertThat(HeadStart.tables()).isTrue();
  }
}
