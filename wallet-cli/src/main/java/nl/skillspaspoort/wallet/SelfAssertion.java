package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;

/**
 * What somebody says about herself: skills, and in her own words what shows them. Immutable.
 *
 * <p>It becomes an Open Badge of which she is the issuer and the subject. Nobody else vouches for
 * it, so it proves nothing (P0); an endorsement by somebody else can add to it.
 *
 * @param title what it is called; not blank
 * @param evidence what shows it, in her own words; not blank
 * @param skills the skills, at least one
 */
public record SelfAssertion(String title, String evidence, List<Alignment> skills) {
  private static final int MAX_TITLE_CHARS = 200;
  private static final int MAX_EVIDENCE_CHARS = 4_000;
  private static final int MOST_SKILLS = 50;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a text is blank or too long, or there are no skills or more
   *     than 50
   */
  public SelfAssertion {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(evidence, "evidence");
    skills = List.copyOf(skills);
    if (title.isBlank() || title.length() > MAX_TITLE_CHARS) {
      throw new IllegalArgumentException(
          "found a title of " + title.length() + " characters; expected 1 to " + MAX_TITLE_CHARS);
    }
    if (evidence.isBlank() || evidence.length() > MAX_EVIDENCE_CHARS) {
      throw new IllegalArgumentException(
          "found evidence of "
              + evidence.length()
              + " characters; expected 1 to "
              + MAX_EVIDENCE_CHARS);
    }
    if (skills.isEmpty() || skills.size() > MOST_SKILLS) {
      throw new IllegalArgumentException(
          "found " + skills.size() + " skills; expected 1 to " + MOST_SKILLS);
    }
  }

  SignedCredential sign(Signer holder, Instant now) throws WalletException {
    try {
      return SignedCredential.of(
          DataIntegrity.standard()
              .secure(
                  unsigned(Did.parse(holder.keyId().controller()), now),
                  ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, now),
                  holder));
    } catch (DidException e) {
      throw new AssertionError("the holder of a wallet is a DID", e);
    } catch (ProofException | CredentialFormatException e) {
      throw new WalletException(e);
    }
  }

  private JsonObject unsigned(Did holder, Instant now) {
    Achievement.Builder achievement =
        Achievement.of("urn:uuid:" + UUID.randomUUID(), title)
            .description(evidence)
            .criteria("Zelf opgegeven. Self-asserted.");
    skills.forEach(achievement::skill);
    return CredentialDraft.about(holder)
        .achievement(achievement.build())
        .build()
        .toUnsignedCredential(
            JsonObject.builder().put("id", holder.value()).build(),
            "urn:uuid:" + UUID.randomUUID(),
            now)
        // Nobody but the key stands behind it, so there is no profile either.
        .with("issuer", holder.value())
        .with(
            "evidence",
            JsonArray.of(
                JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("Evidence")))
                    .put("narrative", evidence)
                    .build()));
  }

  /** Nothing of it: it is personal. */
  @Override
  public String toString() {
    return "SelfAssertion";
  }
}
