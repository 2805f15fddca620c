package nl.skillspaspoort.examples.vcapi;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;

/** The running service: an http and an https port with the same paths. Thread-safe. */
final class Service implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService workers = Workers.start();
  private final IssuingKeys keys = IssuingKeys.generate();
  private final Traffic traffic = new Traffic();
  private final Limits limits;
  private final Gate gate;
  private final String httpBase;
  private final String httpsBase;

  private Service(
      List<InetAddress> addresses, int httpPort, int httpsPort, Limits limits, InstantSource clock)
      throws IOException {
    this.limits = limits;
    SSLContext tls = SelfSigned.context(clock.instant(), addresses);
    int boundHttp = httpPort;
    int boundHttps = httpsPort;
    for (InetAddress address : addresses) {
      try {
        listen(address, boundHttp, boundHttps, tls);
      } catch (IOException e) {
        if (servers.isEmpty()) {
          workers.shutdown();
          throw e;
        }
        // Such as IPv6 where it is off; the URLs name the first address.
        continue;
      }
      boundHttp = servers.get(0).getAddress().getPort();
      boundHttps = servers.get(1).getAddress().getPort();
    }
    String host = host(addresses.get(0));
    this.httpBase = "http://" + host + ":" + boundHttp;
    this.httpsBase = "https://" + host + ":" + boundHttps;
    StatusHost status = new StatusHost(httpsBase, keys.signer(KeyAlgorithm.ED25519), clock);
    this.gate = new Gate(Routes.of(keys, status, traffic, clock), limits, traffic);
  }

  private void listen(InetAddress address, int httpPort, int httpsPort, SSLContext tls)
      throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(address, httpPort), BACKLOG);
    try {
      HttpsServer https = HttpsServer.create(new InetSocketAddress(address, httpsPort), BACKLOG);
      https.setHttpsConfigurator(new HttpsConfigurator(tls));
      servers.add(http);
      servers.add(https);
    } catch (IOException e) {
      http.stop(0);
      throw e;
    }
  }

  /**
   * Starts the service; it answers when this returns.
   *
   * @param addresses where it listens; the first is the one in its URLs
   * @param httpPort a port, or 0 for any that is free
   * @param httpsPort likewise
   */
  static Service start(
      List<InetAddress> addresses, int httpPort, int httpsPort, Limits limits, InstantSource clock)
      throws IOException {
    ServerSettings.apply(limits);
    Service service = new Service(addresses, httpPort, httpsPort, limits, clock);
    for (HttpServer server : service.servers) {
      server.createContext("/", service.gate);
      server.setExecutor(service.workers);
      server.start();
    }
    return service;
  }

  private static String host(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }

  /** The URL of the http port, without a slash at the end. */
  String httpBase() {
    return httpBase;
  }

  /** The URL of the https port, without a slash at the end. */
  String httpsBase() {
    return httpsBase;
  }

  /** The DIDs that it signs with. */
  JsonObject dids() {
    return keys.dids();
  }

  /** Answers what came in already, sends the rest away, and stops. */
  @Override
  public void close() {
    gate.close();
    long end = System.nanoTime() + limits.stopTime().toNanos();
    while (traffic.running() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    servers.forEach(server -> server.stop(0));
    workers.shutdown();
  }
}
