package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.wallet.Showing;
import picocli.CommandLine.Option;

/** Which parts of credentials somebody wants to show, if not all. */
final class SharedParts {
  @Option(
      names = "--only",
      paramLabel = "${bundle:label.skill}",
      descriptionKey = "share.only",
      order = 4)
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--reveal",
      paramLabel = "${bundle:label.place}",
      descriptionKey = "share.reveal",
      order = 5)
  private List<String> reveal = new ArrayList<>();

  /** True if parts are named by their place, which is that of one credential. */
  boolean namesPlaces() {
    return !reveal.isEmpty();
  }

  /** What is shown, with nothing but these parts if any are named. */
  Showing of(List<Facts> facts, Showing whole) throws UsageException {
    if (only.isEmpty() && reveal.isEmpty()) {
      return whole;
    }
    for (Facts each : facts) {
      if (!each.isSelectable()) {
        throw new UsageException("usage.whole-only", each.kept().number());
      }
    }
    Set<SkillReference> skills = skills(facts);
    Showing showing = whole;
    for (Facts each : facts) {
      Set<String> parts = new TreeSet<>(Selection.skills(each.claims(), skills).pointers());
      parts.addAll(places(each));
      showing = showing.only(each.kept().number(), Selection.only(parts));
    }
    return showing;
  }

  /** By name, as a person reads it in the credential, or by URI. */
  private Set<SkillReference> skills(List<Facts> facts) throws UsageException {
    Set<SkillReference> skills = new HashSet<>();
    for (String typed : only) {
      boolean found = false;
      for (Facts each : facts) {
        for (SkillFinding finding : each.skills()) {
          if (finding.label().equalsIgnoreCase(typed.strip())
              || finding.skill().toString().equals(typed)) {
            skills.add(finding.skill());
            found = true;
          }
        }
      }
      if (!found) {
        throw new UsageException("usage.skill", typed);
      }
    }
    return skills;
  }

  private List<String> places(Facts facts) throws UsageException {
    for (String typed : reveal) {
      boolean found;
      try {
        List<String> segments = JsonPointer.segments(typed);
        found = !segments.isEmpty() && JsonPointer.find(facts.json(), segments).isPresent();
      } catch (IllegalArgumentException e) {
        found = false;
      }
      if (!found) {
        throw new UsageException("usage.place", typed);
      }
    }
    return reveal;
  }
}
