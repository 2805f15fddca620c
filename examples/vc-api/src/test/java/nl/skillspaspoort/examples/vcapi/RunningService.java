package nl.skillspaspoort.examples.vcapi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.testkit.FixedClock;

/** The service on free ports, and a client for it. */
final class RunningService implements AutoCloseable {
  private final Service service;
  private final HttpClient client;

  RunningService() {
    this(Limits.standard());
  }

  RunningService(Limits limits) {
    try {
      service =
          Service.start(
              List.of(InetAddress.getLoopbackAddress()), 0, 0, limits, FixedClock.atNow());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {new AnyCertificate()}, null);
      client = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Service service() {
    return service;
  }

  int httpPort() {
    return URI.create(service.httpBase()).getPort();
  }

  String did(String name) {
    return service.dids().text(name).orElseThrow();
  }

  /** What came back. */
  record Response(int status, String mediaType, String body) {
    JsonObject json() {
      try {
        return JsonReader.strict().readObject(body);
      } catch (JsonFormatException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    String code() {
      return json().text("code").orElse("");
    }
  }

  Response post(String path, String body) {
    return send(
        request(service.httpBase() + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Response postSecurely(String path, String body) {
    return send(
        request(service.httpsBase() + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Response get(String path, String accept) {
    return send(request(service.httpBase() + path).header("Accept", accept).build());
  }

  Response getUrl(String url) {
    return send(request(url).build());
  }

  static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
  }

  Response send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Response(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new AssertionError(request.uri() + " " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    service.close();
  }

  /** The service's certificate is made at its start: nobody can know it before. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
