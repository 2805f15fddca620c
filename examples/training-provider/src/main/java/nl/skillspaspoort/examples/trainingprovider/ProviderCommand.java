package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.skillspaspoort.core.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: the program that it belongs to. */
abstract class ProviderCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  /** Does it. */
  abstract ExitCode run(Provider provider) throws CommandException, ProblemException, IOException;

  @Override
  public final Integer call() throws CommandException, ProblemException, IOException {
    Provider provider = (Provider) Objects.requireNonNull(spec).root().userObject();
    return run(provider).number();
  }

  /** Opens the office that is there. */
  static Office open(Provider provider) throws CommandException, ProblemException, IOException {
    return Office.open(provider.folder(), provider.passphrase(), provider.clock());
  }
}
