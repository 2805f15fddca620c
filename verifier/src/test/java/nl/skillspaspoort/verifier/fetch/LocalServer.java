package nl.skillspaspoort.verifier.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * A TLS server on a loopback address that counts its connections and says whatever a test wants,
 * good HTTP or not.
 */
final class LocalServer implements AutoCloseable {
  /** Writes the answer to one request. */
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Answer answer;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private LocalServer(ServerSocket socket, Answer answer) {
    this.socket = socket;
    this.answer = answer;
    start(this::accept);
  }

  static LocalServer on(String address, int port, TestCertificates tls, Answer answer)
      throws IOException {
    ServerSocket socket = tls.server().createServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    return new LocalServer(socket, answer);
  }

  static LocalServer answering(TestCertificates tls, String text) throws IOException {
    return on("127.0.0.1", 0, tls, out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many connections were made, whatever came of them. */
  int connections() {
    return connections.get();
  }

  /** The heads of the requests that were read. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        SSLSocket connection = (SSLSocket) socket.accept();
        connections.incrementAndGet();
        start(() -> serve(connection));
      } catch (IOException e) {
        // The test is over, and the socket was closed.
        return;
      }
    }
  }

  private void serve(SSLSocket connection) {
    try (connection) {
      requests.add(head(connection.getInputStream()));
      answer.write(connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException e) {
      // The client went away: that is what many of these tests want.
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the request ends early");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "local-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
