package nl.skillspaspoort.issuer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One file for each credential, that is there whole or not at all. */
final class FilesOutput implements BatchOutput {
  private final Path folder;

  FilesOutput(Path folder) {
    this.folder = folder;
  }

  @Override
  public void open(Set<String> issuedBefore) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void write(List<SignedRow> rows) throws IOException {
    for (SignedRow row : rows) {
      // The same award in an earlier, interrupted run has the same name: it is replaced.
      DurableFile.write(
          folder.resolve(fileName(row.award().credentialId())), row.credential().bytes());
    }
  }

  /** The random part of {@code urn:uuid:…}. */
  static String fileName(String credentialId) {
    return credentialId.substring(credentialId.lastIndexOf(':') + 1) + ".json";
  }

  @Override
  public void close() {
    // Every file was closed when it was written.
  }
}
