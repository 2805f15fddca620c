package nl.skillspaspoort.examples.vcapi;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonObject;

/** Every path of this service. {@code openapi.json} says the same for people and programs. */
final class Routes {
  /** What any path may answer. */
  static final Set<Integer> ALWAYS = Set.of(500, 503);

  static final String OPEN_API = "openapi.json";

  private static final Set<Integer> ISSUE = Set.of(201, 400, 413, 415);
  private static final Set<Integer> VERIFY = Set.of(200, 400, 413, 415);
  private static final Set<Integer> ADAPTER = Set.of(200, 400, 413);

  private Routes() {}

  static List<Route> of(IssuingKeys keys, StatusHost status, Traffic traffic, InstantSource clock) {
    List<Route> routes = new ArrayList<>();
    for (Way way : Way.values()) {
      addWay(routes, way, keys, way == Way.STATUS ? Optional.of(status) : Optional.empty(), clock);
    }
    StatusRoutes statusRoutes = new StatusRoutes(status);
    routes.add(new Route("POST", "/status/credentials/status", true, VERIFY, statusRoutes::update));
    routes.add(
        new Route(
            "GET", StatusHost.PATH + "{number}", false, Set.of(200, 404), statusRoutes::list));
    routes.add(
        new Route(
            "GET",
            "/1.0/identifiers/{did}",
            false,
            Set.of(200, 400, 406, 501),
            DidResolution::answer));
    addAdapters(routes, clock);
    long started = clock.millis();
    routes.add(
        new Route(
            "GET",
            "/health",
            false,
            Set.of(200),
            request -> health(traffic, clock.millis() - started)));
    byte[] openApi = openApi();
    routes.add(
        new Route(
            "GET",
            "/" + OPEN_API,
            false,
            Set.of(200),
            request -> new Answer(200, "application/json", openApi, Map.of())));
    return List.copyOf(routes);
  }

  private static void addWay(
      List<Route> routes,
      Way way,
      IssuingKeys keys,
      Optional<StatusHost> status,
      InstantSource clock) {
    String prefix = "/" + way.prefix();
    if (way.issues()) {
      routes.add(
          new Route(
              "POST",
              prefix + "/credentials/issue",
              true,
              ISSUE,
              new Issuing(way, keys, status, clock)::answer));
    }
    Verifying verifying = new Verifying(way, status);
    routes.add(
        new Route("POST", prefix + "/credentials/verify", true, VERIFY, verifying::credential));
    routes.add(
        new Route("POST", prefix + "/presentations/verify", true, VERIFY, verifying::presentation));
    if (way.isSelective()) {
      routes.add(new Route("POST", prefix + "/credentials/derive", true, ISSUE, Deriving::answer));
    }
  }

  private static void addAdapters(List<Route> routes, InstantSource clock) {
    SignatureAdapters signatures = new SignatureAdapters(clock);
    Map<String, Route.Handler> adapters =
        Map.of(
            "jcs", DocumentAdapters::jcs,
            "rdfc", DocumentAdapters::rdfc,
            "jsonld/toRdf", JsonLdAdapter::toRdf,
            "verify", SignatureAdapters::verify,
            "jws", SignatureAdapters::jws,
            "sdjwt", signatures::sdJwt,
            "schema", DocumentAdapters::schema);
    adapters.forEach(
        (name, handler) ->
            routes.add(new Route("POST", "/conformance/" + name, false, ADAPTER, handler)));
  }

  private static Answer health(Traffic traffic, long upMillis) {
    Runtime runtime = Runtime.getRuntime();
    return Answer.json(
        JsonObject.builder()
            .put("status", "up")
            .put("upSeconds", upMillis / 1_000)
            .put("answered", traffic.answered())
            .put("refused", traffic.refused())
            .put("sentAway", traffic.sentAway())
            .put("failed", traffic.failed())
            .put("running", traffic.running())
            .put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory())
            .put("heapMaxBytes", runtime.maxMemory())
            .build());
  }

  static byte[] openApi() {
    try (InputStream in = Routes.class.getResourceAsStream(OPEN_API)) {
      if (in == null) {
        throw new AssertionError("missing resource " + OPEN_API);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("unreadable resource " + OPEN_API, e);
    }
  }
}
