package nl.skillspaspoort.issuer.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of the tests' own, from the programs of the operating system: made in a temporary
 * folder, started once in this process, stopped and removed at its end. It runs as the user {@code
 * postgres} where the tests run as root, which PostgreSQL refuses.
 *
 * <p>Where there is none the test is skipped with a message; with {@code CI=true} it fails.
 */
public final class PostgresServer {
  private static final String USER = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<PostgresServer> running = Optional.empty();

  private final int port;

  private PostgresServer(int port) {
    this.port = port;
  }

  /** The server of this process. */
  public static synchronized PostgresServer get() {
    if (running.isEmpty()) {
      Optional<Path> programs = programs();
      if (programs.isEmpty()) {
        String message = "no PostgreSQL server programs: install the Debian package postgresql";
        if ("true".equals(System.getenv("CI"))) {
          throw new AssertionError(message);
        }
        Assumptions.abort(message);
      }
      try {
        running = Optional.of(start(programs.orElseThrow()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running.orElseThrow();
  }

  private static Optional<Path> programs() {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer start(Path programs) throws IOException {
    Path folder = Files.createTempDirectory("registry-postgres");
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> as = new ArrayList<>();
    if (root) {
      UserPrincipal owner =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
      Files.setOwner(folder, owner);
      as.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    Path data = folder.resolve("data");
    Process init =
        process(
            folder,
            as,
            programs.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync");
    try (BufferedReader output = init.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      if (init.waitFor() != 0) {
        throw new IOException("initdb failed: " + String.join("\n", lines));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    int port = freePort();
    Process server =
        process(
            folder,
            as,
            programs.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-k",
            folder.toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
    // Read to the end by a thread of its own, or the server would stop at a full pipe.
    BufferedReader log = server.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    String line = log.readLine();
    while (line != null && !line.contains("ready to accept connections")) {
      lines.add(line);
      line = log.readLine();
    }
    if (line == null) {
      throw new IOException("PostgreSQL did not start: " + String.join("\n", lines));
    }
    Thread drain = new Thread(() -> log.lines().forEach(ignored -> {}));
    drain.setDaemon(true);
    drain.start();
    return new PostgresServer(port);
  }

  private static Process process(Path folder, List<String> as, String... command)
      throws IOException {
    List<String> all = new ArrayList<>(as);
    all.addAll(List.of(command));
    return new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void stop(Process server, Path folder) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    try {
      server.waitFor();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | InterruptedException e) {
      // The folder is a temporary one.
    }
  }

  /** The URL of a new, empty database. */
  public String newDatabase() {
    String name = "registry_" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return url(name);
  }

  /** Who may do everything there. */
  public String user() {
    return USER;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
