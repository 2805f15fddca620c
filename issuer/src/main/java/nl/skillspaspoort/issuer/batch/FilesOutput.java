package nl.skillspaspoort.issuer.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
      Path file = folder.resolve(fileName(row.award().credentialId()));
      Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer content = ByteBuffer.wrap(row.credential().bytes());
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      // The same award in an earlier, interrupted run has the same name: it is replaced.
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
