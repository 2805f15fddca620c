package nl.skillspaspoort.wallet.cli;

import java.util.Arrays;
import java.util.List;

/** How a command ended, for scripts. Ordered by weight: of several files the heaviest counts. */
enum ExitCode {
  /** It was done. */
  DONE(0),
  /** It could not be told whether it may be done, so it was not. */
  UNDETERMINED(3),
  /** It was refused, or it failed. */
  REFUSED(1),
  /** It was asked in a wrong way. */
  USAGE(2),
  /** A mistake of ours. */
  BUG(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The numbers, from small to large, as text. */
  static List<String> numbers() {
    return Arrays.stream(values()).map(ExitCode::number).sorted().map(String::valueOf).toList();
  }

  ExitCode heavier(ExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
