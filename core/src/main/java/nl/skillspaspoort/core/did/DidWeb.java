package nl.skillspaspoort.core.did;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * {@code did:web}: the document stands at an https URL that the DID spells out. Whoever controls
 * the host controls the keys, today and for the past: there is no history.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/">did:web Method Specification</a>
 */
public final class DidWeb implements DidMethod {
  /** The media types of DID documents. */
  public static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/did+json",
          "application/did+ld+json",
          "application/json",
          "application/ld+json",
          "application/did",
          "application/cid");

  /** How much JSON a DID document may be. */
  static final JsonLimits LIMITS = new JsonLimits(256 << 10, 32, 64 << 10, 256, 1_024, 8_192);

  private static final String NAME = "web";
  private static final JsonReader READER = JsonReader.within(LIMITS);

  private final DocumentSource source;

  /** With a way to get documents. */
  public DidWeb(DocumentSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Where the document of a DID stands. No connection is opened.
   *
   * @throws DidException {@code UNSUPPORTED_DID_METHOD}, {@code INVALID_DID} or {@code
   *     BLOCKED_ADDRESS}
   */
  public static URI documentUrl(Did did) throws DidException {
    return location(did).url(".well-known", "did.json");
  }

  /**
   * The host that a DID names, as A-labels: {@code xn--…} for a name with other letters. This is
   * the form to show to people, who cannot tell look-alike letters apart.
   *
   * @throws DidException as {@link #documentUrl}
   */
  public static String host(Did did) throws DidException {
    return location(did).host();
  }

  private static WebLocation location(Did did) throws DidException {
    if (!did.method().equals(NAME)) {
      throw new DidException(
          ProblemCode.UNSUPPORTED_DID_METHOD, "did:" + did.method(), "did:" + NAME);
    }
    return WebLocation.parse(did.methodSpecificId());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DidDocument resolve(Did did) throws DidException {
    DidDocument document = read(source.get(documentUrl(did), MEDIA_TYPES).orElseUnavailable());
    if (!document.id().equals(did.value())) {
      throw new DidException(
          ProblemCode.INVALID_DID_DOCUMENT,
          "a document about another DID",
          "a document about " + did);
    }
    return document;
  }

  private static DidDocument read(byte[] utf8) throws DidException {
    try {
      return DidDocument.read(READER.readObject(utf8), "");
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      throw new DidException(problem, e);
    }
  }
}
