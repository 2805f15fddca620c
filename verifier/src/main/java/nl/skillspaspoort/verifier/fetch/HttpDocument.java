package nl.skillspaspoort.verifier.fetch;

/** A body and its media type. Stays inside this package, so the bytes are not copied. */
final class HttpDocument {
  private final String mediaType;
  private final byte[] body;

  HttpDocument(String mediaType, byte[] body) {
    this.mediaType = mediaType;
    this.body = body;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] body() {
    return body;
  }
}
