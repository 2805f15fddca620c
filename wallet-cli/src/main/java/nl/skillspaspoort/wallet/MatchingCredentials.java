package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Which credentials of a wallet answer a request: those that it asks for and no more, and of each
 * as little as can be. Immutable.
 *
 * <p>Few credentials go before many; of equal ones the stronger proof counts, then the lower
 * number. What has ended, has not begun or is about somebody else answers nothing. How strong a
 * proof is depends on who recognises its issuer, which the wallet does not know: it takes the level
 * that the credential would have.
 */
public final class MatchingCredentials {
  private final Map<CredentialNumber, Set<SkillReference>> chosen = new TreeMap<>();
  private final Map<CredentialNumber, Selection> selections = new LinkedHashMap<>();
  private final Set<SkillReference> missingSkills;
  private final Set<String> missingTypes;

  private MatchingCredentials(WantedClaims wanted, List<Candidate> candidates) {
    this.missingSkills = new LinkedHashSet<>(wanted.skills());
    this.missingTypes = new LinkedHashSet<>(wanted.credentialTypes());
    chooseForSkills(candidates);
    chooseForTypes(candidates);
  }

  /**
   * What a wallet has for a request.
   *
   * @param now credentials that are not valid at this moment are left out
   */
  public static MatchingCredentials of(PresentationRequest request, Wallet wallet, Instant now)
      throws WalletException {
    WantedClaims wanted = request.wanted();
    List<Candidate> candidates = new ArrayList<>();
    for (KeptCredential kept : wallet.list()) {
      candidate(kept, wanted, now, wallet.holder()).ifPresent(candidates::add);
    }
    MatchingCredentials matching = new MatchingCredentials(wanted, candidates);
    for (Candidate candidate : candidates) {
      if (matching.chosen.containsKey(candidate.kept.number())) {
        matching.narrow(candidate, wanted, wallet);
      }
    }
    return matching;
  }

  private record Candidate(
      KeptCredential kept,
      SignedCredential credential,
      CredentialClaims claims,
      Set<SkillReference> skills,
      ProofLevel level) {}

  private static Optional<Candidate> candidate(
      KeptCredential kept, WantedClaims wanted, Instant now, Did holder) {
    try {
      SignedCredential credential = kept.credential();
      CredentialClaims claims = credential.unverified();
      boolean current =
          claims.validity().until().filter(now::isAfter).isEmpty()
              && claims.validity().from().filter(now::isBefore).isEmpty();
      if (!current || kept.isAboutSomebodyElse(holder)) {
        return Optional.empty();
      }
      ProofLevel level = level(claims);
      Set<SkillReference> skills =
          wanted.minimumProof().map(level::isAtLeast).orElse(true) ? shown(claims) : Set.of();
      return Optional.of(new Candidate(kept, credential, claims, skills, level));
    } catch (CredentialFormatException e) {
      // Not readable for this release, so nothing to answer with.
      return Optional.empty();
    }
  }

  private static ProofLevel level(CredentialClaims claims) {
    return ProofAssessor.assess(ProofFacts.of(claims)).ifRecognised();
  }

  private static Set<SkillReference> shown(CredentialClaims claims) {
    Set<SkillReference> shown = new LinkedHashSet<>();
    for (SkillFinding finding :
        claims.achievementSubject().map(AchievementSubject::skillFindings).orElse(List.of())) {
      if (finding.outcome() == SkillFinding.Outcome.SHOWN) {
        shown.add(finding.skill());
      }
    }
    return shown;
  }

  private void chooseForSkills(List<Candidate> candidates) {
    while (!missingSkills.isEmpty()) {
      Optional<Candidate> best =
          candidates.stream()
              .filter(candidate -> answered(candidate) > 0)
              .max(
                  Comparator.comparingLong(this::answered)
                      .thenComparing(Candidate::level)
                      .thenComparing(
                          candidate -> candidate.kept.number(), Comparator.reverseOrder()));
      if (best.isEmpty()) {
        return;
      }
      Set<SkillReference> skills = new LinkedHashSet<>(missingSkills);
      skills.retainAll(best.get().skills);
      missingSkills.removeAll(skills);
      chosen.put(best.get().kept.number(), skills);
      best.get().claims.types().forEach(missingTypes::remove);
    }
  }

  private long answered(Candidate candidate) {
    return missingSkills.stream().filter(candidate.skills::contains).count();
  }

  private void chooseForTypes(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (candidate.claims.types().stream().anyMatch(missingTypes::contains)) {
        candidate.claims.types().forEach(missingTypes::remove);
        chosen.putIfAbsent(candidate.kept.number(), Set.of());
      }
    }
  }

  /** Shows no more than the skills that were asked for, unless the proof gets too weak by that. */
  private void narrow(Candidate candidate, WantedClaims wanted, Wallet wallet)
      throws WalletException {
    boolean selectable =
        candidate.credential.isForHolderOnly() || !candidate.credential.selectable().isEmpty();
    Set<SkillReference> skills = skills(candidate.kept.number());
    if (!selectable || skills.isEmpty()) {
      return;
    }
    Selection part = Selection.skills(candidate.claims, skills);
    CredentialClaims left = wallet.preview(candidate.kept, part).unverified();
    boolean enough =
        shown(left).containsAll(skills)
            && wanted.minimumProof().map(least -> level(left).isAtLeast(least)).orElse(true);
    if (enough) {
      selections.put(candidate.kept.number(), part);
    }
  }

  /** The credentials, by number; none if nothing answers the request. */
  public List<CredentialNumber> credentials() {
    return List.copyOf(chosen.keySet());
  }

  /** For which of the skills a credential was chosen; empty if it was chosen for its type. */
  public Set<SkillReference> skills(CredentialNumber number) {
    return Set.copyOf(chosen.getOrDefault(number, Set.of()));
  }

  /** The skills for which the wallet has nothing, in the order of the request. */
  public List<SkillReference> missingSkills() {
    return List.copyOf(missingSkills);
  }

  /** The types of which the wallet has none, in the order of the request. */
  public List<String> missingTypes() {
    return List.copyOf(missingTypes);
  }

  /**
   * What answers the request, with of each credential no more than it asks for.
   *
   * @throws IllegalStateException if nothing does
   */
  public Showing showing() {
    if (chosen.isEmpty()) {
      throw new IllegalStateException("nothing answers the request");
    }
    Showing showing = Showing.of(credentials());
    for (Map.Entry<CredentialNumber, Selection> part : selections.entrySet()) {
      showing = showing.only(part.getKey(), part.getValue());
    }
    return showing;
  }

  /** The count only. */
  @Override
  public String toString() {
    return "MatchingCredentials[" + chosen.size() + "]";
  }
}
