package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.wallet.store.Store;

/** Everything outside the program: what differs between a person's machine and a test. */
interface Environment {

  /** Standard input. */
  InputStream in();

  /** Standard output. */
  PrintStream out();

  /** Standard error. */
  PrintStream err();

  /** The person at the keyboard, if there is one. */
  Optional<Terminal> terminal();

  /** True if somebody looks at the answer on a terminal. */
  boolean isTerminal();

  /** An open file descriptor. */
  InputStream descriptor(int number) throws IOException;

  /** An environment variable that is set and not empty. */
  Optional<String> variable(String name);

  /** The person's home directory. */
  Path home();

  /** What relative paths start from. */
  Path workingDirectory();

  /** The person's language and country. */
  Locale locale();

  /** What time it is. */
  InstantSource clock();

  /** Where keys, salts and nonces come from. */
  SecureRandom random();

  /** The network, for who asked for it: any public host by https, and nothing else. */
  Fetcher network();

  /** The store in a directory. */
  Store store(Path directory);
}
