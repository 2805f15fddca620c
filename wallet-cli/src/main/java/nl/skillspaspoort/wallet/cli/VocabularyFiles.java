package nl.skillspaspoort.wallet.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.vocabulary.Scheme;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import nl.skillspaspoort.core.vocabulary.VocabularyException;
import nl.skillspaspoort.core.vocabulary.VocabularyReader;
import nl.skillspaspoort.core.vocabulary.VocabularyWriter;

/**
 * The vocabularies that somebody imported, as zips of tables in a directory of their own: they are
 * not personal, and all wallets of a person use the same. Without any there is the sample.
 */
final class VocabularyFiles {
  private static final String ENDING = ".zip";
  private static final String SEPARATOR = "@";
  private static final String ALLOWED = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  private final Session session;

  VocabularyFiles(Session session) {
    this.session = session;
  }

  private Path directory() throws UsageException {
    Optional<String> typed = session.environment().variable("SKILLSPAS_VOCABULARIES");
    return typed.isPresent()
        ? session.path(typed.get())
        : session.environment().home().resolve(".skillspaspoort-vocabularies");
  }

  /** True for a name or version that can stand in a file name. */
  static boolean isAllowed(String text) {
    return text.matches(ALLOWED);
  }

  /** The imported vocabularies, by name, or the sample with a word about that. */
  Vocabularies load() throws UsageException, IOException, VocabularyException {
    List<Vocabulary> imported = imported();
    if (imported.isEmpty()) {
      session.say("vocabulary.sample");
      session.hint("vocabulary.sample.hint");
      return Vocabularies.of(Vocabulary.sample());
    }
    return Vocabularies.of(imported);
  }

  /** The imported vocabularies, or the sample; for looking up names only. */
  Vocabularies loadQuietly() throws UsageException, IOException, VocabularyException {
    List<Vocabulary> imported = imported();
    return imported.isEmpty() ? Vocabularies.of(Vocabulary.sample()) : Vocabularies.of(imported);
  }

  /** The imported vocabularies; of one name the newest version first. */
  List<Vocabulary> imported() throws UsageException, IOException, VocabularyException {
    List<Vocabulary> all = new ArrayList<>();
    for (Path file : files()) {
      all.add(read(scheme(file), file.getFileName().toString(), file).vocabulary());
    }
    return all;
  }

  private List<Path> files() throws UsageException, IOException {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted((one, other) -> other.getFileName().compareTo(one.getFileName()))
          .toList();
    }
  }

  private static Scheme scheme(Path file) {
    String name = file.getFileName().toString();
    String[] parts = name.substring(0, name.length() - ENDING.length()).split(SEPARATOR, 2);
    return new Scheme(parts[0], parts.length > 1 ? parts[1] : "");
  }

  /** Reads a file that somebody has; whole directories are not read. */
  static VocabularyReader read(Scheme scheme, String name, Path file)
      throws IOException, VocabularyException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return VocabularyReader.of(scheme).read(name, in);
    }
  }

  /** Keeps a vocabulary; one of the same name and version is replaced as a whole. */
  void keep(Vocabulary vocabulary) throws UsageException, IOException {
    Path directory = Files.createDirectories(directory());
    Scheme scheme = vocabulary.scheme();
    String name =
        scheme.version().isEmpty() ? scheme.name() : scheme.name() + SEPARATOR + scheme.version();
    Path temporary = Files.createTempFile(directory, "import", ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        VocabularyWriter.write(vocabulary, out);
      }
      Files.move(temporary, directory.resolve(name + ENDING), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
