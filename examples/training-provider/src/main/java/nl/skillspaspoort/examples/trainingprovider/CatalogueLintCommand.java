package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.MissingElement;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.catalogue.CatalogueLock;
import nl.skillspaspoort.issuer.keys.KeyHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code provider catalogue lint}: says what is wrong with achievement files, without a key. */
@Command(name = "lint")
final class CatalogueLintCommand extends ProviderCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "catalogue.files")
  private List<Path> files = List.of();

  @Override
  ExitCode run(Provider provider) throws ProblemException, IOException {
    Optional<KeyHistory> office =
        Office.isThere(provider.folder())
            ? Optional.of(Office.readKeys(provider.folder()))
            : Optional.empty();
    boolean good = true;
    for (Path file : files) {
      List<String> faults = new ArrayList<>();
      try {
        CatalogueEntry entry = CatalogueFiles.entry(file);
        faults.addAll(faults(provider.words(), entry, office));
        CatalogueLock lock = CatalogueFiles.lock(CatalogueFiles.lockFile(file));
        lock.check(entry)
            .ifPresent(problem -> faults.add(Failures.line(provider.words(), problem)));
        if (faults.isEmpty()) {
          boolean locked = lock.state(entry) == CatalogueLock.State.LOCKED;
          provider.answer(file + ": " + provider.words().text(locked ? "lint.good" : "lint.new"));
        }
      } catch (nl.skillspaspoort.issuer.catalogue.CatalogueException e) {
        Problem problem = e.problem();
        faults.add(Failures.line(provider.words(), problem));
      }
      faults.forEach(fault -> provider.answer(file + ": " + fault));
      good &= faults.isEmpty();
    }
    return good ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** What the profile asks for and is not there. */
  static List<String> faults(
      ProviderWords words, CatalogueEntry entry, Optional<KeyHistory> office) {
    List<MissingElement> missing = new ArrayList<>(entry.missing());
    office.ifPresent(keys -> missing.addAll(entry.missingOfIssuer(keys.profile())));
    return missing.stream().map(element -> element.text(words.language())).toList();
  }
}
