package nl.skillspaspoort.verifier.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer over one connection, to an address that was checked before and is not
 * looked up again. The certificate must be for the host name.
 */
final class Exchange {
  private final Target target;
  private final SSLSocketFactory tls;
  private final FetchLimits limits;
  private final Object lock = new Object();
  private @Nullable Socket open;
  private boolean aborted;

  Exchange(Target target, SSLSocketFactory tls, FetchLimits limits) {
    this.target = target;
    this.tls = tls;
    this.limits = limits;
  }

  /** Ends the exchange from another thread: reads and writes fail at once. */
  void abort() {
    synchronized (lock) {
      aborted = true;
      closeQuietly(open);
    }
  }

  /**
   * The document.
   *
   * @param addresses checked addresses, tried in order until one accepts the connection
   */
  HttpDocument get(List<InetAddress> addresses, Set<String> mediaTypes) throws FetchException {
    try {
      Socket connected = connect(addresses);
      try {
        SSLSocket socket = secure(connected);
        send(socket.getOutputStream(), mediaTypes);
        HttpAnswer answer =
            new HttpAnswer(new BufferedInputStream(socket.getInputStream()), limits.maxBodyBytes());
        byte[] body = answer.read(mediaTypes);
        return new HttpDocument(answer.mediaType(), body);
      } finally {
        // The one below TLS: closing the TLS socket would wait for a silent host.
        closeQuietly(connected);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Socket connect(List<InetAddress> addresses) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      register(socket);
      try {
        socket.connect(
            new InetSocketAddress(address, target.port()), millis(limits.connectTimeout()));
        socket.setSoTimeout(millis(limits.readTimeout()));
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        last = e;
      }
    }
    throw last;
  }

  private void register(Socket socket) throws IOException {
    synchronized (lock) {
      if (aborted) {
        closeQuietly(socket);
        throw new IOException("out of time");
      }
      open = socket;
    }
  }

  /**
   * TLS over the connection that is there: the host name goes into SNI and the certificate check.
   */
  private SSLSocket secure(Socket connected) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(connected, target.host(), target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(target.host())));
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private void send(OutputStream out, Set<String> mediaTypes) throws IOException {
    String head =
        "GET "
            + target.request()
            + " HTTP/1.1\r\n"
            + "Host: "
            + target.hostHeader()
            + "\r\n"
            + "Accept: "
            + String.join(", ", mediaTypes.stream().sorted().toList())
            + "\r\n"
            + "Accept-Encoding: identity\r\n"
            + "User-Agent: skillspaspoort\r\n"
            + "Connection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static FetchException failure(IOException cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException) {
        return FetchException.refused(
            ProblemCode.FETCH_REFUSED,
            "a certificate that is not good for the host",
            "a trusted certificate");
      }
    }
    return FetchException.unreachable(
        ProblemCode.FETCH_UNREACHABLE,
        "a connection that failed: " + cause.getClass().getSimpleName(),
        "an answer",
        true);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(Math.max(1, duration.toMillis()));
  }

  private static void closeQuietly(@Nullable Socket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing more is read from it.
        return;
      }
    }
  }
}
