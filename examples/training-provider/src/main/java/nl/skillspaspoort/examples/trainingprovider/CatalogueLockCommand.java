package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.catalogue.CatalogueLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code provider catalogue lock}: notes what each version says. */
@Command(name = "lock")
final class CatalogueLockCommand extends ProviderCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "catalogue.files")
  private List<Path> files = List.of();

  @Override
  ExitCode run(Provider provider) throws ProblemException, IOException {
    for (Path file : files) {
      CatalogueEntry entry = CatalogueFiles.entry(file);
      Path lockFile = CatalogueFiles.lockFile(file);
      CatalogueLock lock = CatalogueFiles.lock(lockFile).with(entry);
      Path fresh = lockFile.resolveSibling(lockFile.getFileName() + ".new");
      Files.write(fresh, lock.bytes());
      Files.move(
          fresh, lockFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      provider.answer(provider.words().text("lock.done", entry.id(), entry.version()));
    }
    return ExitCode.DONE;
  }
}
