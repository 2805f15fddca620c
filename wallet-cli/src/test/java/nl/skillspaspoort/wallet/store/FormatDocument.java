package nl.skillspaspoort.wallet.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example of {@code docs/wallet-format.md}. */
public final class FormatDocument {
  private static final Path FILE = Path.of("..", "docs", "wallet-format.md");

  private FormatDocument() {}

  /** The passphrase of the example. */
  public static String examplePassphrase() {
    return block("passphrase");
  }

  /** The content of the example. */
  public static String exampleContent() {
    return block("json");
  }

  /** The file of the example, in hexadecimal without line ends. */
  public static String exampleHex() {
    return block("hex").replace("\n", "");
  }

  /** The recovery code of the example. */
  public static String exampleCode() {
    return block("code");
  }

  /** The file of version 1, in hexadecimal without line ends. */
  public static String firstHex() {
    return block("hex-1").replace("\n", "");
  }

  /** The content of the file of version 1. */
  public static String firstContent() {
    return block("json-1");
  }

  private static String block(String language) {
    try {
      Matcher block =
          Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
              .matcher(Files.readString(FILE));
      if (!block.find()) {
        throw new AssertionError("no block " + language + " in " + FILE);
      }
      return block.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
