package nl.skillspaspoort.issuer.status;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.registry.RegistryException;

/**
 * Hands out status lists over HTTP, for the server of the JDK or one that takes its handlers. It
 * serves from memory: {@link #refresh} makes the lists anew, and a request never touches the
 * registry. Only {@code GET} and {@code HEAD}; an entity tag that still fits is answered with 304.
 * Nothing about who asks is kept. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, ETag</a>
 */
public final class StatusHandler implements HttpHandler {
  private final StatusPublisher publisher;
  private volatile Map<String, PublishedList> lists = Map.of();

  /** A handler that has nothing to hand out until {@link #refresh}. */
  public StatusHandler(StatusPublisher publisher) {
    this.publisher = Objects.requireNonNull(publisher, "publisher");
  }

  /** Makes the lists anew; requests see all of the new ones from then on. */
  public List<PublishedList> refresh() throws RegistryException, IssueException {
    List<PublishedList> fresh = publisher.lists();
    lists =
        fresh.stream()
            .collect(Collectors.toUnmodifiableMap(PublishedList::fileName, Function.identity()));
    return fresh;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      PublishedList list = lists.get(path.substring(path.lastIndexOf('/') + 1));
      if (list == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      answer(exchange, list, method.equals("HEAD"));
    }
  }

  private void answer(HttpExchange exchange, PublishedList list, boolean headOnly)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    String tag = list.entityTag();
    headers.set("ETag", tag);
    headers.set("Cache-Control", "public, max-age=" + publisher.timeToLive().toSeconds());
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("X-Content-Type-Options", "nosniff");
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (known != null
        && (known.strip().equals("*") || List.of(known.split("\\s*,\\s*", -1)).contains(tag))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    headers.set("Content-Type", list.mediaType());
    byte[] content = list.content();
    if (headOnly) {
      headers.set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content);
    }
  }
}
