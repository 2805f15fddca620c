package nl.skillspaspoort.wallet.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.ProblemException;

/** A file of ours that is no credential and no answer, so that each command can say what it is. */
enum FileKind {
  REQUEST,
  TRUST_LIST,
  CLAIM;

  /** What it is; empty for a credential, an answer, or something else. */
  static Optional<FileKind> of(byte[] content) {
    if (isRequest(content)) {
      return Optional.of(REQUEST);
    }
    if (isTrustList(content)) {
      return Optional.of(TRUST_LIST);
    }
    return isClaim(content) ? Optional.of(CLAIM) : Optional.empty();
  }

  /** A presentation says what it is in its context; a request has none. */
  private static boolean isRequest(byte[] content) {
    try {
      PresentationRequest.parse(content);
      return !JsonReader.strict().readObject(content).has("@context");
    } catch (ProblemException e) {
      return false;
    }
  }

  /** An answer may be a token as well: only what is in it tells. */
  private static boolean isTrustList(byte[] content) {
    try {
      String text = new String(content, StandardCharsets.ISO_8859_1).strip();
      byte[] payload = CompactJws.parse(text).unverifiedPayload();
      return JsonReader.strict().readObject(payload).has("LoTE");
    } catch (ProblemException e) {
      return false;
    }
  }

  private static boolean isClaim(byte[] content) {
    try {
      ClaimFile.parse(content);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
