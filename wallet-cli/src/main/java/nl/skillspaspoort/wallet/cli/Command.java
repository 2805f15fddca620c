package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import nl.skillspaspoort.core.problem.ProblemException;

/** One verb. */
interface Command {

  /** Does it. An exception is told to the person in one place. */
  ExitCode run(Session session) throws UsageException, ProblemException, IOException;
}
