package nl.skillspaspoort.examples.vcapi;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * Where every request comes in: finds its route, keeps to the limits, and turns whatever goes wrong
 * into a problem document. Thread-safe.
 */
final class Gate implements HttpHandler {
  private final List<Route> routes;
  private final Limits limits;
  private final Turnstile readers;
  private final Turnstile workers;
  private final Traffic traffic;
  private volatile boolean closing;

  Gate(List<Route> routes, Limits limits, Traffic traffic) {
    this.routes = List.copyOf(routes);
    this.limits = limits;
    this.readers = new Turnstile(limits.reading(), limits.waiting(), limits.patience());
    this.workers = new Turnstile(limits.working(), limits.waiting(), limits.patience());
    this.traffic = traffic;
  }

  /** Sends away whatever comes from now on. */
  void close() {
    closing = true;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    traffic.started();
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (Refusal e) {
        answer = e.answer();
      } catch (ProblemException e) {
        answer = Refusal.of(e).answer();
      } catch (StackOverflowError e) {
        answer =
            Refusal.of(
                    Problem.of(
                        ProblemCode.COMPLEXITY_LIMIT,
                        "content that takes too much work",
                        "content within the limits"))
                .answer();
      } catch (RuntimeException e) {
        // The only catch of everything, and it never turns into a yes.
        answer =
            Refusal.of(500, "a mistake of this service: " + e.getClass().getSimpleName()).answer();
      }
      traffic.count(answer.status());
      send(exchange, answer);
    } finally {
      traffic.ended();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, Refusal, ProblemException {
    if (closing) {
      throw Refusal.of(503, "the service is stopping").withHeader("Connection", "close");
    }
    Found found = route(exchange);
    if (found.route().json()) {
      requireJson(exchange.getRequestHeaders());
    }
    // A client that sends slowly must not hold a place where work is done.
    if (!readers.enter()) {
      throw busy().withHeader("Connection", "close");
    }
    try {
      return worked(exchange, found, body(exchange));
    } finally {
      readers.leave();
    }
  }

  private Answer worked(HttpExchange exchange, Found found, byte[] body)
      throws Refusal, ProblemException {
    if (!workers.enter()) {
      throw busy();
    }
    try {
      return found
          .route()
          .handler()
          .answer(
              new Request(
                  found.variable(),
                  query(exchange),
                  Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")),
                  exchange instanceof HttpsExchange,
                  body));
    } finally {
      workers.leave();
    }
  }

  private static Refusal busy() {
    return Refusal.of(503, "too many requests at once; try again").withHeader("Retry-After", "1");
  }

  private record Found(Route route, String variable) {}

  private Found route(HttpExchange exchange) throws Refusal {
    String path = exchange.getRequestURI().getRawPath();
    TreeSet<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<String> variable = route.match(path);
      if (variable.isEmpty()) {
        continue;
      }
      if (route.method().equals(exchange.getRequestMethod())) {
        Optional<String> decoded = Request.decoded(variable.get());
        if (decoded.isEmpty()) {
          throw Refusal.of(400, "a path with a percent sign that encodes nothing");
        }
        return new Found(route, decoded.get());
      }
      methods.add(route.method());
    }
    if (methods.isEmpty()) {
      throw Refusal.of(404, "nothing is here; GET /openapi.json lists the paths");
    }
    throw Refusal.of(405, "this path is for " + String.join(", ", methods))
        .withHeader("Allow", String.join(", ", methods));
  }

  /** A page in a browser cannot label content as JSON for another site without asking first. */
  private static void requireJson(Headers headers) throws Refusal {
    String type = headers.getFirst("Content-Type");
    String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!plain.equals("application/json")
        && !(plain.startsWith("application/") && plain.endsWith("+json"))) {
      throw Refusal.of(415, "expected the content type application/json");
    }
  }

  private byte[] body(HttpExchange exchange) throws IOException, Refusal {
    byte[] body = exchange.getRequestBody().readNBytes(limits.maxBodyBytes() + 1);
    if (body.length > limits.maxBodyBytes()) {
      throw Refusal.of(413, "expected content of at most " + limits.maxBodyBytes() + " bytes")
          .withHeader("Connection", "close");
    }
    return body;
  }

  private static Map<String, String> query(HttpExchange exchange) throws Refusal {
    String raw = exchange.getRequestURI().getRawQuery();
    Map<String, String> query = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String part : raw.split("&")) {
      int equals = part.indexOf('=');
      Optional<String> name = Request.decoded(equals < 0 ? part : part.substring(0, equals));
      Optional<String> value = Request.decoded(equals < 0 ? "" : part.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty() || query.put(name.get(), value.get()) != null) {
        throw Refusal.of(400, "expected a query of parameters that are there once");
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    headers.set("Content-Type", answer.mediaType());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", answer.headers().getOrDefault("Cache-Control", "no-store"));
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(
        answer.status(), headOnly || answer.body().length == 0 ? -1 : answer.body().length);
    if (!headOnly && answer.body().length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }
}
