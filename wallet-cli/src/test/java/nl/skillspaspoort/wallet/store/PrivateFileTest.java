package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("T86")
final class PrivateFileTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir private Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void file_isForTheOwnerOnlyFromTheStart() throws IOException {
    Path target = folder.resolve("answer.json");
    try (PrivateFile file = PrivateFile.at(target)) {
      assertThat(files())
          .singleElement()
          .satisfies(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo("rw-------"));
      file.finish(CONTENT);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(files()).containsExactly(target);
  }

  @Test
  void unfinishedFile_leavesNothingBehind() throws IOException {
    PrivateFile.at(folder.resolve("answer.json")).close();
    assertThat(files()).isEmpty();
  }

  @Test
  void somethingOfThatName_isNotTouched() throws IOException {
    Path target = Files.writeString(folder.resolve("answer.json"), "mine");
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> PrivateFile.at(target));
    assertThat(target).hasContent("mine");
    assertThat(files()).hasSize(1);
  }

  @Test
  void somethingThatCameMeanwhile_isNotTouched() throws IOException {
    Path target = folder.resolve("answer.json");
    try (PrivateFile file = PrivateFile.at(target)) {
      Files.writeString(target, "mine");
      assertThatExceptionOfType(FileAlreadyExistsException.class)
          .isThrownBy(() -> file.finish(CONTENT));
    }
    assertThat(target).hasContent("mine");
    assertThat(files()).hasSize(1);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void linkToNowhere_isNotFollowed() throws IOException {
    Path target = folder.resolve("answer.json");
    Files.createSymbolicLink(target, folder.resolve("elsewhere"));
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> PrivateFile.at(target));
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void missingFolder_isSaid() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PrivateFile.at(folder.resolve("there").resolve("answer.json")));
  }

  private java.util.List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
