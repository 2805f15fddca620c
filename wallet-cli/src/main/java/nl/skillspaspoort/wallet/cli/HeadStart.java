package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;

/**
 * A rehearsal of a check, beside the reading of the arguments: a badge of the usual kind, with
 * nothing in it, is verified, so that what a check needs is there when the check begins. No answer
 * depends on it: whatever is not ready, or fails here, is done when it is needed.
 */
final class HeadStart implements Runnable {
  static final String BADGE = "head-start.json";

  private final InstantSource clock;

  HeadStart(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins it, if these arguments begin with a verb that checks a credential. */
  static void begin(InstantSource clock, String... arguments) {
    if (arguments.length > 1 && arguments[0].equals("verify")) {
      Thread beside = new Thread(new HeadStart(clock), "head start");
      // The program may end before it.
      beside.setDaemon(true);
      beside.start();
    }
  }

  @Override
  public void run() {
    try {
      VerificationResult unused = rehearsal();
    } catch (RuntimeException | Error e) {
      // The check meets the same, and tells it.
    }
  }

  /** What a verifier says of the badge. */
  VerificationResult rehearsal() {
    try (InputStream badge =
        Objects.requireNonNull(HeadStart.class.getResourceAsStream(BADGE), BADGE)) {
      return Verifier.builder().clock(clock).build().verify(badge.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
