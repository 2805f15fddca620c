package nl.skillspaspoort.wallet.cli;

import java.util.Optional;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.policy.PolicyException;
import nl.skillspaspoort.wallet.WalletException;

/** How a failure is told: one line, then what somebody can do. */
final class Failures {
  private Failures() {}

  /**
   * Tells a problem in plain words, then what to do, then the English line for developers.
   *
   * @param about what it is about, in front of the line; may be empty
   */
  static ExitCode tell(Session session, String about, ProblemException failure) {
    // A policy is the reader's own file: nobody else can correct it.
    String hintKey =
        failure instanceof PolicyException
            ? "verify.policy.hint"
            : "problem." + failure.problem().code() + ".hint";
    return tell(session, about, failure, hintKey);
  }

  /** The same with other advice. */
  static ExitCode tell(Session session, String about, ProblemException failure, String hintKey) {
    Words words = session.words();
    Problem problem = failure.problem();
    Explanation explanation = problem.explain(words.language());
    Optional<String> own = words.find("problem." + problem.code());
    String meaning = own.orElse(explanation.meaning());
    session.printer().say(about + meaning + " [" + problem.code() + "]");
    String hints = words.find(hintKey).orElse(explanation.advice());
    hints.lines().forEach(session.printer()::hint);
    if (own.isEmpty() || !problem.where().isEmpty()) {
      session.say("failure.details", problem.message());
    }
    return failure instanceof WalletException wallet && wallet.isUndetermined()
        ? ExitCode.UNDETERMINED
        : ExitCode.REFUSED;
  }

  /** Tells what was asked for in a wrong way. */
  static ExitCode tell(Session session, UsageException failure) {
    session.say(failure.key(), failure.arguments());
    session
        .words()
        .find(failure.key() + ".hint", failure.arguments())
        .ifPresent(hints -> hints.lines().forEach(session.printer()::hint));
    return ExitCode.USAGE;
  }

  /** Tells a mistake of ours: what it was and where, but nothing that may be personal. */
  static ExitCode tell(Printer printer, Words words, Throwable bug) {
    printer.say(words.text("bug", where(bug)));
    printer.hint(words.text("bug.hint"));
    return ExitCode.BUG;
  }

  private static String where(Throwable bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    String type = bug.getClass().getSimpleName();
    for (StackTraceElement at : trace) {
      if (at.getClassName().startsWith("nl.skillspaspoort.")) {
        return type + ", " + at.getFileName() + ":" + at.getLineNumber();
      }
    }
    return type;
  }
}
