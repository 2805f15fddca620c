package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * Signs by a service that keeps the private key: {@code POST} of {@code {"key": name, "message":
 * base64url}}, answered by {@code {"signature": base64url}}. Safe for use by several threads.
 *
 * <p>The service is not believed: every answer is checked with the public key, within limits of
 * time and size, before it leaves. What is sent is the message, so that the service can show or log
 * what it signs; a service that takes digests needs another class.
 */
final class RemoteSigner implements Signer {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_ANSWER_BYTES = 4_096;

  private final URI service;
  private final KeyId keyId;
  private final VerificationKey publicKey;
  private final Supplier<String> token;
  private final HttpClient client;

  private RemoteSigner(
      URI service, KeyId keyId, VerificationKey publicKey, Supplier<String> token) {
    this.service = service;
    this.keyId = Objects.requireNonNull(keyId, "keyId");
    this.publicKey = Objects.requireNonNull(publicKey, "publicKey");
    this.token = Objects.requireNonNull(token, "token");
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * A signer over https.
   *
   * @param token the bearer token of the moment; asked for at each signature, never kept
   * @throws IllegalArgumentException if the service is not reached by https
   */
  static RemoteSigner of(
      URI service, KeyId keyId, VerificationKey publicKey, Supplier<String> token) {
    if (!"https".equals(service.getScheme()) || service.getHost() == null) {
      throw new IllegalArgumentException("found " + service + "; expected an https URL");
    }
    return new RemoteSigner(service, keyId, publicKey, token);
  }

  /**
   * The same for a service on this machine, without https: nobody else can listen there.
   *
   * @throws IllegalArgumentException if the host is another one
   */
  static RemoteSigner onThisMachineWithoutTls(
      URI service, KeyId keyId, VerificationKey publicKey, Supplier<String> token) {
    String host = String.valueOf(service.getHost());
    if (!host.equals(InetAddress.getLoopbackAddress().getHostAddress())) {
      throw new IllegalArgumentException("found another host; expected this machine, 127.0.0.1");
    }
    return new RemoteSigner(service, keyId, publicKey, token);
  }

  @Override
  public KeyId keyId() {
    return keyId;
  }

  @Override
  public VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) throws SigningException {
    try {
      byte[] signature = signature(ask(message));
      if (!publicKey.accepts(message, signature)) {
        throw new IOException("found a signature by another key or over another message");
      }
      return signature;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SigningException("an interruption of the signing service", e);
    } catch (IOException | JsonFormatException | EncodingException e) {
      throw new SigningException("a signing service that did not sign", e);
    }
  }

  private HttpResponse<InputStream> ask(byte[] message) throws IOException, InterruptedException {
    String body =
        JsonObject.builder()
            .put("key", keyId.value())
            .put("message", Base64Url.encode(message))
            .build()
            .toJson();
    return client.send(
        HttpRequest.newBuilder(service)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private static byte[] signature(HttpResponse<InputStream> answer)
      throws IOException, JsonFormatException, EncodingException {
    try (InputStream in = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("found the HTTP status " + answer.statusCode());
      }
      byte[] bytes = in.readNBytes(MAX_ANSWER_BYTES + 1);
      if (bytes.length > MAX_ANSWER_BYTES) {
        throw new IOException("found an answer of more than " + MAX_ANSWER_BYTES + " bytes");
      }
      return Base64Url.decode(
          JsonReader.strict().readObject(bytes).required("signature", "").asString("/signature"));
    }
  }

  /** The name of the key: neither token nor address. */
  @Override
  public String toString() {
    return "RemoteSigner[" + keyId + "]";
  }
}
