package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * What a list says, before it is signed and after it was verified. The rules that hold for a whole
 * list are checked here, for writers and readers alike.
 */
record ListContent(
    String id,
    DisplayName operator,
    Optional<DisplayName> schemeName,
    Optional<String> territory,
    long sequence,
    Instant issuedAt,
    Instant nextUpdate,
    List<TrustedIssuer> issuers,
    List<DenyEntry> denied,
    Set<VerificationKey> nextSigners) {

  ListContent {
    issuers = List.copyOf(issuers);
    denied = List.copyOf(denied);
    nextSigners = Set.copyOf(nextSigners);
    if (!isListId(id)) {
      throw new BrokenRule("text of " + id.length() + " characters", "an absolute URI as list id");
    }
    if (sequence < 1) {
      throw new BrokenRule("sequence " + sequence, "1 or more");
    }
    if (!nextUpdate.isAfter(issuedAt)) {
      throw new BrokenRule("next update " + nextUpdate, "after the issue at " + issuedAt);
    }
    territory.ifPresent(
        code -> {
          if (!Contact.isCountry(code)) {
            throw new BrokenRule("another text", "a country code");
          }
        });
    Set<IssuerIdentity> seen = new HashSet<>();
    for (TrustedIssuer issuer : issuers) {
      for (IssuerIdentity identity : issuer.identities()) {
        if (!seen.add(identity)) {
          throw new BrokenRule("the identity " + identity + " at two issuers", "it once");
        }
      }
    }
    Set<IssuerIdentity> refused = new HashSet<>();
    for (DenyEntry entry : denied) {
      if (!refused.add(entry.identity())) {
        throw new BrokenRule(entry.identity() + " denied twice", "it once");
      }
    }
  }

  static boolean isListId(String text) {
    return text.length() <= 2_048
        && text.chars().allMatch(c -> c > ' ' && c <= '~')
        && AbsoluteUri.is(text);
  }
}
