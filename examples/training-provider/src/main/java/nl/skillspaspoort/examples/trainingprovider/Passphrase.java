package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the passphrase of the keys comes from: a file that only its owner can use, or the terminal.
 *
 * @param file the file, if there is one
 */
record Passphrase(@Nullable Path file) {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  char[] read() throws CommandException, IOException {
    if (file == null) {
      return Optional.ofNullable(System.console())
          .map(console -> console.readPassword("Passphrase: "))
          .orElseThrow(() -> new CommandException(ExitCode.USAGE, "failed.terminal"));
    }
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix
        && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
            .anyMatch(OTHERS::contains)) {
      throw new CommandException(ExitCode.REFUSED, "failed.permissions", file);
    }
    return Files.readString(file).strip().toCharArray();
  }
}
