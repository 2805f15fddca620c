package nl.skillspaspoort.issuer.status;

import java.util.Objects;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;

/** One signed status list, ready to be handed out. Immutable. */
public final class PublishedList {
  private final String fileName;
  private final String mediaType;
  private final byte[] content;
  private final long revision;

  PublishedList(String fileName, String mediaType, byte[] content, long revision) {
    this.fileName = Objects.requireNonNull(fileName, "fileName");
    this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
    this.content = content.clone();
    this.revision = revision;
  }

  /** The last part of its URL. */
  public String fileName() {
    return fileName;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** What to hand out. */
  public byte[] content() {
    return content.clone();
  }

  /** The revision of the registry's list that it shows. */
  public long revision() {
    return revision;
  }

  /** The entity tag for HTTP: another content has another one. */
  public String entityTag() {
    return "\"" + Base64Url.encode(HashAlgorithm.SHA_256.hash(content)) + "\"";
  }

  @Override
  public String toString() {
    return fileName + ", revision " + revision;
  }
}
