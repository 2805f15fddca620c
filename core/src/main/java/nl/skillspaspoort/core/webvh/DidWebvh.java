package nl.skillspaspoort.core.webvh;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.did.DocumentSource;
import nl.skillspaspoort.core.did.DocumentSource.Answer;

/**
 * {@code did:webvh}: like did:web, with a log that shows every version of the document and that the
 * host cannot rewrite. Immutable and safe for use by several threads.
 *
 * @see <a
 *     href="https://identity.foundation/didwebvh/v1.0/#the-did-to-https-transformation">did:webvh
 *     1.0, DID-to-HTTPS Transformation</a>
 */
public final class DidWebvh implements DidMethod {
  /** The media types of logs. */
  public static final Set<String> LOG_MEDIA_TYPES =
      Set.of("text/jsonl", "application/jsonl", "application/json");

  /** The media types of witness proofs. */
  public static final Set<String> WITNESS_MEDIA_TYPES = Set.of("application/json");

  private static final String NAME = "webvh";
  private static final String WELL_KNOWN = ".well-known";

  private final DocumentSource source;
  private final InstantSource clock;

  /** With a way to get documents, and the clock that versions must not be ahead of. */
  public DidWebvh(DocumentSource source, InstantSource clock) {
    this.source = Objects.requireNonNull(source, "source");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Where the log of a DID stands. No connection is opened.
   *
   * @throws DidException {@code INVALID_DID} or {@code BLOCKED_ADDRESS}
   */
  public static URI logUrl(Did did) throws DidException {
    return DidHistory.location(did).url(WELL_KNOWN, "did.jsonl");
  }

  /**
   * Where the proofs of witnesses stand. No connection is opened.
   *
   * @throws DidException {@code INVALID_DID} or {@code BLOCKED_ADDRESS}
   */
  public static URI witnessUrl(Did did) throws DidException {
    return DidHistory.location(did).url(WELL_KNOWN, "did-witness.json");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DidDocument resolve(Did did) throws DidException {
    return history(did).current();
  }

  /**
   * Every version of a DID, after its log has held. The proofs of witnesses are asked for only if a
   * version needs them.
   *
   * @throws DidException as {@link DidHistory#verify}; {@linkplain DidException#isUnavailable
   *     unavailable} if the log could not be had
   */
  public DidHistory history(Did did) throws DidException {
    byte[] log = source.get(logUrl(did), LOG_MEDIA_TYPES).orElseUnavailable();
    return DidHistory.verify(did, log, () -> witnessProofs(did), clock.instant());
  }

  /** A host without such a file has no witnesses; one that does not answer may have. */
  private Optional<byte[]> witnessProofs(Did did) throws DidException {
    Answer answer = source.get(witnessUrl(did), WITNESS_MEDIA_TYPES);
    return answer instanceof Answer.Absent
        ? Optional.empty()
        : Optional.of(answer.orElseUnavailable());
  }
}
