package nl.skillspaspoort.examples.vcapi;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts a running service under load: verify, issue, malformed bodies, and more at once than it
 * takes. Ends with 0 if there was no error and the memory did not grow, with 1 otherwise.
 */
@Command(
    name = "load",
    description = "Puts a running vc-api under load and prints a table.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Load implements Callable<Integer> {
  private static final String WAY = "/eddsa-rdfc-2022/credentials/";
  private static final int MALFORMED = 5_000;
  private static final int AT_ONCE = 500;
  private static final double GROWTH = 1.5;

  /** Shorter runs see too few collections to tell what stays. */
  private static final int JUDGED_FROM = 20;

  private static final long SMALL_HEAP = 64L << 20;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--url", required = true, description = "The http URL of the service.")
  String url = "";

  @Option(names = "--did", required = true, description = "Its DID named ed.")
  String did = "";

  @Option(names = "--seconds", description = "How long each of verify and issue; 60 if left out.")
  int seconds = 60;

  @Option(names = "--clients", description = "How many clients at once; 4 if left out.")
  int clients = 4;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private boolean good = true;

  private Load() {}

  /** Runs the program and ends this process. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Load()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (spec == null) {
      throw new AssertionError("picocli sets it before a command runs");
    }
    PrintWriter out = spec.commandLine().getOut();
    String credential =
        "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiableCredential\"],"
            + "\"issuer\":\""
            + did
            + "\",\"validFrom\":\"2026-01-01T00:00:00Z\",\"credentialSubject\":"
            + "{\"id\":\"did:example:subject\",\"name\":\"Somebody\"}}";
    String issue = "{\"credential\":" + credential + "}";
    HttpResponse<String> issued = post(WAY + "issue", issue);
    String verify = "{\"verifiableCredential\":" + issued.body() + "}";
    // The compiler of the JVM and the caches of the service do their work first.
    run(WAY + "verify", verify, 200, Math.min(seconds, 10));
    run(WAY + "issue", issue, 201, Math.min(seconds, 10));
    print(out, "verify", run(WAY + "verify", verify, 200, seconds));
    print(out, "issue", run(WAY + "issue", issue, 201, seconds));
    malformed(out);
    atOnce(out);
    JsonObject health = health();
    boolean up =
        health.text("status").isPresent()
            && number(health, "failed") == 0
            && number(health, "running") == 1;
    out.println("afterwards: " + health.toJson());
    out.flush();
    return good && up ? 0 : 1;
  }

  /** What came of one kind of request. */
  private record Run(
      List<Long> nanos, Map<Integer, Integer> others, long heapFirst, long heapLast) {}

  private Run run(String path, String body, int expected, int time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(time);
      List<Future<Run>> each = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        each.add(threads.submit(() -> client(path, body, expected, end)));
      }
      List<Long> heap = new ArrayList<>();
      while (System.nanoTime() < end) {
        heap.add(number(health(), "heapUsedBytes"));
        new CompletableFuture<Void>().completeOnTimeout(null, 250, TimeUnit.MILLISECONDS).get();
      }
      List<Long> nanos = new ArrayList<>();
      Map<Integer, Integer> others = new TreeMap<>();
      for (Future<Run> one : each) {
        nanos.addAll(one.get().nanos());
        one.get().others().forEach((status, count) -> others.merge(status, count, Integer::sum));
      }
      int third = Math.max(1, heap.size() / 3);
      return new Run(
          nanos,
          others,
          heap.stream().limit(third).min(Long::compare).orElse(0L),
          heap.stream().skip(heap.size() - third).min(Long::compare).orElse(0L));
    } finally {
      threads.shutdownNow();
    }
  }

  private Run client(String path, String body, int expected, long end)
      throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    Map<Integer, Integer> others = new TreeMap<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      int status = post(path, body).statusCode();
      if (status == expected) {
        nanos.add(System.nanoTime() - start);
      } else {
        others.merge(status, 1, Integer::sum);
      }
    }
    return new Run(nanos, others, 0, 0);
  }

  /** The lowest of many looks at the heap, early and late: what is there after collections. */
  private void print(PrintWriter out, String name, Run run) {
    long[] sorted = run.nanos().stream().mapToLong(Long::longValue).sorted().toArray();
    boolean grew =
        seconds >= JUDGED_FROM
            && run.heapLast() > SMALL_HEAP
            && run.heapLast() > GROWTH * run.heapFirst();
    good = good && sorted.length > 0 && run.others().isEmpty() && !grew;
    out.println(
        String.format(
            Locale.ROOT,
            "%s: %d requests, %.0f a second, p50 %.2f ms, p99 %.2f ms, other statuses %s,"
                + " heap at least %d MiB first and %d MiB last%s",
            name,
            sorted.length,
            sorted.length / (double) seconds,
            millis(sorted, 50),
            millis(sorted, 99),
            run.others(),
            run.heapFirst() >> 20,
            run.heapLast() >> 20,
            grew ? ": it grew" : ""));
    out.flush();
  }

  private static double millis(long[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private void malformed(PrintWriter out) throws IOException, InterruptedException {
    String[] bodies = {"", "{", "[]", "{\"credential\":1}", "[".repeat(1_000), "{\"a\":1,\"a\":2}"};
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < MALFORMED; i++) {
      int status = post(WAY + "issue", bodies[i % bodies.length]).statusCode();
      statuses.merge(status, 1, Integer::sum);
    }
    good = good && statuses.equals(Map.of(400, MALFORMED));
    out.println("malformed bodies: statuses " + statuses);
    out.flush();
  }

  private void atOnce(PrintWriter out) throws InterruptedException {
    StringBuilder graph = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      graph.append("_:a").append(i).append(" <urn:p> _:b").append(i).append(" .\n");
    }
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      sent.add(
          http.sendAsync(request("/conformance/rdfc", graph.toString()), BodyHandlers.ofString()));
    }
    Map<Integer, Integer> statuses = new TreeMap<>();
    int broken = 0;
    for (CompletableFuture<HttpResponse<String>> each : sent) {
      try {
        statuses.merge(each.get().statusCode(), 1, Integer::sum);
      } catch (ExecutionException e) {
        broken++;
      }
    }
    good = good && broken == 0 && statuses.getOrDefault(500, 0) == 0;
    out.println(AT_ONCE + " at once: statuses " + statuses + ", broken connections " + broken);
    out.flush();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return http.send(request(path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private JsonObject health() throws IOException, InterruptedException, JsonFormatException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return JsonReader.strict().readObject(response.body());
  }

  private static long number(JsonObject health, String name) {
    JsonValue value = health.get(name).orElse(JsonNumber.of(-1));
    return value instanceof JsonNumber number ? number.integerValue() : -1;
  }
}
