package nl.skillspaspoort.examples.interop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;

/** This library, as its users set it up; the clock stands at {@link FixedClock#NOW}. */
final class Ours {
  static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "c2l4dGVlbi1ieXRlcy1vay0", "a vacancy");
  static final Duration LIFETIME = Duration.ofMinutes(10);
  static final String NOW = FixedClock.NOW.toString();

  private static final String NAME = "EVC Centrum Rivierenland (fictief)";

  private Ours() {}

  static SignedCredential issued(Party issuer, Securing securing) throws IssueException {
    return Issuer.builder()
        .signer(issuer.signer())
        .name(NAME)
        .securing(securing)
        .clock(FixedClock.atNow())
        .build()
        .issue(Credentials.evcDraft());
  }

  /** The same credential, for the other side to sign. */
  static JsonObject unsigned(Party issuer) {
    return Credentials.evcDraft()
        .toUnsignedCredential(
            Credentials.profile(issuer.did(), NAME), Credentials.EVC_ID, FixedClock.NOW);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Recognises the issuer, and reads credentials that come alone. */
  static Verifier verifier(Party issuer) {
    return Verifier.builder()
        .trust(Recognised.as(issuer.did()))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(FixedClock.atNow())
        .build();
  }
}
