package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.catalogue.CatalogueLock;

/** Catalogue files, each with the lock that stands beside it. */
final class CatalogueFiles {
  private CatalogueFiles() {}

  static CatalogueEntry entry(Path file) throws ProblemException, IOException {
    return CatalogueEntry.read(Files.readAllBytes(file));
  }

  static Path lockFile(Path file) {
    return file.toAbsolutePath().resolveSibling(CatalogueLock.FILE_NAME);
  }

  /** The lock beside a file; an empty one if there is none. */
  static CatalogueLock lock(Path lockFile) throws ProblemException, IOException {
    return Files.exists(lockFile)
        ? CatalogueLock.read(Files.readAllBytes(lockFile))
        : CatalogueLock.EMPTY;
  }
}
