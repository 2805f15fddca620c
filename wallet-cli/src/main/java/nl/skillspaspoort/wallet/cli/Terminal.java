package nl.skillspaspoort.wallet.cli;

import java.util.Optional;

/** A person at a keyboard. */
interface Terminal {

  /** A line that is not shown while it is typed; the caller wipes it. Empty at the end of input. */
  Optional<char[]> readSecret(String prompt);

  /** A line. Empty at the end of input. */
  Optional<String> readLine(String prompt);
}
