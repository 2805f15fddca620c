package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a failure is told: one line, then what somebody can do. */
final class Failures {
  private static final Set<ProblemCode> UNAVAILABLE =
      Set.of(
          ProblemCode.REGISTRY_NOT_OPENED, ProblemCode.KEY_NOT_OPENED, ProblemCode.SIGNING_FAILED);

  private final Provider provider;

  Failures(Provider provider) {
    this.provider = provider;
  }

  /** A problem in one line, in plain words, with the words for developers behind them. */
  static String line(ProviderWords words, Problem problem) {
    return problem.explain(words.language()).meaning() + " [" + problem.message() + "]";
  }

  ExitCode tell(Exception failure) {
    if (failure instanceof ProblemException problem) {
      return tell(problem.problem());
    }
    if (failure instanceof CommandException command) {
      provider.tell(command.key(), command.arguments());
      provider.words().find(command.key() + ".hint", command.arguments()).ifPresent(provider::hint);
      return command.exitCode();
    }
    if (failure instanceof IOException io) {
      return tell(io);
    }
    return bug(failure);
  }

  private ExitCode tell(Problem problem) {
    Explanation explanation = problem.explain(provider.words().language());
    provider.tellLine(line(provider.words(), problem));
    provider.hint(explanation.advice());
    return UNAVAILABLE.contains(problem.code()) ? ExitCode.UNAVAILABLE : ExitCode.REFUSED;
  }

  private ExitCode tell(IOException failure) {
    String file =
        failure instanceof FileSystemException system && system.getFile() != null
            ? system.getFile()
            : failure.getClass().getSimpleName();
    String key =
        failure instanceof NoSuchFileException
            ? "failed.missing"
            : failure instanceof AccessDeniedException ? "failed.denied" : "failed.io";
    provider.tell(key, file);
    provider.hint(provider.words().text(key + ".hint"));
    return ExitCode.UNAVAILABLE;
  }

  /** What it was and where, but nothing that may be personal. */
  private ExitCode bug(Exception failure) {
    String where = failure.getClass().getSimpleName();
    for (StackTraceElement at : failure.getStackTrace()) {
      if (at.getClassName().startsWith("nl.skillspaspoort.")) {
        where += ", " + at.getFileName() + ":" + at.getLineNumber();
        break;
      }
    }
    provider.tell("failed.bug", where);
    provider.hint(provider.words().text("failed.bug.hint"));
    return ExitCode.BUG;
  }

  ExitCode usage(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      provider.tell("usage.unknown", String.join(" ", unmatched.getUnmatched()));
    } else if (e instanceof MissingParameterException missing) {
      provider.tell(
          "usage.missing",
          String.join(", ", missing.getMissing().stream().map(Failures::label).toList()));
    } else if (e.getArgSpec() != null) {
      provider.tell("usage.value", label(e.getArgSpec()));
    } else {
      provider.tell("usage.command");
    }
    provider.hint(
        provider.words().text("usage.help", e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String label(ArgSpec argument) {
    return argument instanceof picocli.CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }
}
