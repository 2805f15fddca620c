package nl.skillspaspoort.issuer.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where the credentials of a batch go. Used by one thread.
 *
 * <p>What {@link #write} has written counts only once the registry has noted it: after an
 * interruption the rest comes again, and must not stand there twice.
 */
public interface BatchOutput extends Closeable {

  /** One file for each credential, named by its identifier. */
  static BatchOutput files(Path folder) {
    return new FilesOutput(folder);
  }

  /** One file with one credential in each line. */
  static BatchOutput jsonLines(Path file) {
    return new JsonLinesOutput(file);
  }

  /**
   * Makes ready.
   *
   * @param issuedBefore identifiers of credentials that were noted in an earlier run; whatever else
   *     that run left behind is taken away
   */
  void open(Set<String> issuedBefore) throws IOException;

  /** Writes credentials; they are on the disk when it returns. */
  void write(List<SignedRow> rows) throws IOException;
}
