package nl.skillspaspoort.examples.vcapi;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The program {@code vc-api}: starts the service, prints its URLs, and runs until it is told to
 * stop: SIGTERM or Ctrl-C ends it after the running requests, with 143 or 130 as every JVM. Ends
 * with 1 when it cannot start, 2 for wrong usage.
 */
@Command(
    name = "vc-api",
    description = {
      "The library behind HTTP, for test suites and trials.",
      "It checks proofs, not who made them: do not rely on its answers.",
      "",
      "Example: vc-api --http 8080 --https 8443 --dids dids.json"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VcApi implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--http",
      required = true,
      paramLabel = "PORT",
      description = "The port for http; 0 for any that is free.")
  int http;

  @Option(
      names = "--https",
      required = true,
      paramLabel = "PORT",
      description = "The port for https, with a certificate that is made now; 0 for any.")
  int https;

  @Option(
      names = "--dids",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the DIDs that it signs with, as JSON.")
  Path dids = Path.of("dids.json");

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Where to listen; this machine only (localhost) if left out.")
  String bind = "localhost";

  private VcApi() {}

  /** Runs the program and ends this process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new VcApi()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandLine line = commandLine();
    PrintWriter out = line.getOut();
    Service service;
    try {
      List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(bind));
      service = Service.start(addresses, http, https, Limits.standard(), systemClock());
      write(dids, service.dids().toJson() + "\n");
    } catch (IOException | IllegalArgumentException e) {
      line.getErr().println("vc-api: cannot start: " + reason(e));
      line.getErr()
          .println(
              "hint: is the port free, the address one of this machine's, and the folder of the file there?");
      return 1;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  stopped.countDown();
                },
                "stop"));
    out.println(service.httpBase());
    out.println(service.httpsBase());
    out.flush();
    stopped.await();
    return 0;
  }

  /** For a file the JDK gives its name only. */
  private static String reason(Exception e) {
    return e instanceof FileSystemException file
        ? "cannot write " + file.getFile() + " (" + e.getClass().getSimpleName() + ")"
        : String.valueOf(e.getMessage());
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new AssertionError("picocli sets it before a command runs");
    }
    return spec.commandLine();
  }

  @SuppressForbidden(reason = "the one place where the service gets its clock")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  /** Under another name first, so that nobody reads a part. */
  private static void write(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
  }
}
