package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the site. */
public final class Main {
  private Main() {}

  /**
   * Takes two folders: the repository and where the site goes. What is in the way there is
   * overwritten.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected two folders: the repository and the site");
    }
    Path out = Path.of(arguments[1]);
    for (Map.Entry<String, byte[]> file : Site.of(Path.of(arguments[0])).files().entrySet()) {
      Path path = out.resolve(file.getKey());
      Files.createDirectories(path.resolve("..").normalize());
      Files.write(path, file.getValue());
    }
  }
}
