package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.AuditHead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provider audit verify}: reads the log from its first line to its last. */
@Command(name = "verify")
final class AuditVerifyCommand extends ProviderCommand {
  @Option(names = "--show", descriptionKey = "audit.show")
  private boolean show;

  @Option(names = "--expect", paramLabel = "END", descriptionKey = "audit.expect")
  private @Nullable String expected;

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    try (Office office = open(provider)) {
      Set<String> ends = new HashSet<>();
      AuditHead head =
          office
              .registry()
              .verifyAudit(
                  entry -> {
                    String end = end(entry);
                    if (end.equals(expected)) {
                      ends.add(end);
                    }
                    if (show) {
                      provider.answer(entry.toJson());
                    }
                  });
      if (expected != null && ends.isEmpty()) {
        throw new CommandException(ExitCode.REFUSED, "audit.lacks");
      }
      provider.answer(head.toString());
      provider.tell("audit.whole", head.lines());
      return ExitCode.DONE;
    }
  }

  private static String end(AuditEntry entry) {
    return new AuditHead(entry.number(), entry.seal()).toString();
  }
}
