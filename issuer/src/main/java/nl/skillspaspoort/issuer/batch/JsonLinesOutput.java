package nl.skillspaspoort.issuer.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;

/**
 * One file with one credential in each line. Rows are noted in the order in which they are written,
 * so whatever an interrupted run wrote and did not note stands at the end, where it is cut off.
 */
final class JsonLinesOutput implements BatchOutput {
  private final Path file;
  private Optional<FileChannel> channel = Optional.empty();

  JsonLinesOutput(Path file) {
    this.file = file;
  }

  @Override
  public void open(Set<String> issuedBefore) throws IOException {
    long end = Files.exists(file) ? endOfNoted(issuedBefore) : 0;
    FileChannel opened =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = Optional.of(opened);
    opened.truncate(end);
    opened.position(end);
  }

  private long endOfNoted(Set<String> issuedBefore) throws IOException {
    long end = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        if (!isNoted(line.toByteArray(), issuedBefore)) {
          return end;
        }
        end += line.size() + 1L;
        line.reset();
      }
    }
    return end;
  }

  private static boolean isNoted(byte[] line, Set<String> issuedBefore) {
    try {
      return SignedCredential.parse(line)
          .unverified()
          .id()
          .filter(issuedBefore::contains)
          .isPresent();
    } catch (CredentialFormatException e) {
      return false;
    }
  }

  @Override
  public void write(List<SignedRow> rows) throws IOException {
    FileChannel opened = channel.orElseThrow();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (SignedRow row : rows) {
      lines.writeBytes(row.credential().text().getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    ByteBuffer content = ByteBuffer.wrap(lines.toByteArray());
    while (content.hasRemaining()) {
      opened.write(content);
    }
    opened.force(true);
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
