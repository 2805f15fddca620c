package nl.skillspaspoort.wallet.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another process that uses a store: {@code main} is what it runs, an instance is how a test sees
 * it.
 *
 * <p>It adds one to the number that the store holds, again and again, and says each number that is
 * saved.
 */
final class StoreProcess implements AutoCloseable {
  static final char[] PASSPHRASE = "een lange zin".toCharArray();

  private final Process process;
  private final BufferedReader answers;

  private StoreProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it; {@code shell} is run first, in the same process. */
  static StoreProcess start(String shell, Path directory, String task) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", shell + "exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(StoreProcess.class.getName(), directory.toString(), task));
    return new StoreProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next number that it said it saved; empty text when it has ended. */
  String next() throws IOException {
    String line = answers.readLine();
    return line == null ? "" : line;
  }

  /** kill -9, and what it had said until then. */
  List<String> kill() throws IOException, InterruptedException {
    // Unlike Process, its handle leaves open what the process wrote.
    process.toHandle().destroyForcibly();
    process.waitFor();
    List<String> rest = new ArrayList<>();
    for (String line = next(); !line.isEmpty(); line = next()) {
      rest.add(line);
    }
    return rest;
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Arguments: the directory, and {@code count}, {@code try}, {@code hold} or {@code watch}. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (arguments[1]) {
      case "count" -> {
        while (true) {
          out.println(increment(TestStores.in(directory)));
        }
      }
      case "try" -> {
        try {
          out.println(increment(TestStores.in(directory).lockTimeout(Duration.ofMillis(100))));
        } catch (StoreException e) {
          out.println(e.problem().code());
        }
      }
      case "hold" -> {
        try (OpenStore open = TestStores.in(directory).open(PASSPHRASE)) {
          open.update(
              content -> {
                out.println("holding");
                new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
                return content;
              });
        }
      }
      case "watch" -> {
        SealedFileStore store = TestStores.on(watched(directory), directory);
        store.create(PASSPHRASE, "0".getBytes(StandardCharsets.UTF_8)).close();
        out.println(increment(store));
      }
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  static String increment(SealedFileStore store) throws StoreException {
    try (OpenStore open = store.open(PASSPHRASE)) {
      open.update(
          content -> Integer.toString(number(content) + 1).getBytes(StandardCharsets.UTF_8));
      return Integer.toString(number(open.content()));
    }
  }

  static int number(byte[] content) {
    return Integer.parseInt(new String(content, StandardCharsets.UTF_8));
  }

  /** The disk, with a look at the rights of every file after every operation. */
  private static FileOperations watched(Path directory) {
    LocalFiles files = new LocalFiles();
    return (FileOperations)
        Proxy.newProxyInstance(
            StoreProcess.class.getClassLoader(),
            new Class<?>[] {FileOperations.class},
            (proxy, method, parameters) -> {
              try {
                return method.invoke(files, parameters);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                checkRights(directory);
              }
            });
  }

  private static void checkRights(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    check(directory, "rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        check(file, "rw-------");
      }
    }
  }

  private static void check(Path path, String expected) throws IOException {
    String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    if (!found.equals(expected)) {
      throw new AssertionError(path + " has " + found + "; expected " + expected);
    }
  }
}
