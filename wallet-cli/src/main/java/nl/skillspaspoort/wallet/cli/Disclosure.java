package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Everything that a credential tells about somebody, before it leaves. What has a plain name is
 * told by that; every other value, whoever wrote it, is told with its place. Left out is only what
 * is the same for everybody: contexts, types, the achievement's own description, and the signature.
 */
final class Disclosure {
  private static final Set<String> SAME_FOR_EVERYBODY = Set.of("@context", "type", "@type");
  private static final Set<String> TOLD =
      Set.of("id", "name", "issuer", "validFrom", "validUntil", "awardedDate", "proof");
  private static final Set<String> RESULT_TOLD =
      Set.of("resultDescription", "status", "value", "achievedLevel", "alignment");

  private static final Set<String> SUBJECT_TOLD = Set.of("id", "achievement");

  /** What the outcome of a skill was read from. */
  private static final Set<String> PLAIN_STATUS = Set.of("Completed", "Failed");

  private static final int USUAL_NAME_CHARS = 200;

  private final Words words;
  private final boolean tellsAchievement;
  private final List<String> lines = new ArrayList<>();

  private Disclosure(Words words, boolean tellsAchievement) {
    this.words = words;
    this.tellsAchievement = tellsAchievement;
  }

  /** A line for each thing that is told. */
  static List<String> of(Facts facts, Words words) {
    return of(facts, facts, words);
  }

  /**
   * A line for each thing that is told.
   *
   * @param facts what is left of the credential
   * @param whole the credential as its holder has it
   */
  static List<String> of(Facts facts, Facts whole, Words words) {
    Disclosure disclosure = new Disclosure(words, facts.subject().isPresent());
    disclosure.known(facts, outcomes(whole));
    disclosure.members(facts.json(), "", TOLD);
    return List.copyOf(disclosure.lines);
  }

  private void line(String key, Object... arguments) {
    lines.add(words.text(key, arguments));
  }

  private static Map<SkillReference, SkillFinding.Outcome> outcomes(Facts facts) {
    return facts.skills().stream()
        .collect(Collectors.toMap(SkillFinding::skill, SkillFinding::outcome, (one, same) -> one));
  }

  private void known(Facts facts, Map<SkillReference, SkillFinding.Outcome> whole) {
    issuer(facts);
    facts.subjectIds().forEach(id -> line("disclosure.subject", id));
    facts.json().text("id").ifPresent(id -> line("disclosure.id", id));
    facts.awardedDate().ifPresent(date -> line("disclosure.awarded", words.date(date)));
    facts.validity().from().ifPresent(date -> line("disclosure.from", words.date(date)));
    facts.validity().until().ifPresent(date -> line("disclosure.until", words.date(date)));
    facts
        .achievement()
        .ifPresent(
            what -> {
              line("disclosure.achievement", what.name());
              line("disclosure.description", what.description());
            });
    for (SkillFinding finding : facts.skills()) {
      boolean kept =
          finding.outcome() == SkillFinding.Outcome.UNKNOWN
              && whole.get(finding.skill()) != SkillFinding.Outcome.UNKNOWN;
      line("disclosure.skill." + (kept ? "KEPT" : finding.outcome()), finding.label());
    }
    facts.subject().ifPresent(this::results);
  }

  private void issuer(Facts facts) {
    Optional<String> name = facts.claimedIssuerName();
    if (facts.isSelfAsserted()) {
      line("disclosure.issuer.self", facts.issuerId());
    } else if (name.isPresent()) {
      line("disclosure.issuer", name.get(), facts.issuerId());
    } else {
      line("disclosure.issuer.unnamed", facts.issuerId());
    }
  }

  /** Marks, and levels that say nothing about a skill; those that do were told with the skill. */
  private void results(AchievementSubject subject) {
    Map<String, ResultDescription> descriptions =
        subject.achievement().resultDescriptions().stream()
            .collect(
                Collectors.toMap(ResultDescription::id, Function.identity(), (one, same) -> one));
    for (Result result : subject.results()) {
      Optional<ResultDescription> description = result.resultDescription().map(descriptions::get);
      String name =
          description
              .map(ResultDescription::name)
              .or(result::resultDescription)
              .orElseGet(() -> words.text("disclosure.result"));
      result.value().ifPresent(value -> lines.add(name + ": " + value));
      boolean toldWithItsSkill =
          !result.alignments().isEmpty()
              || description.map(what -> !what.alignments().isEmpty()).orElse(false);
      result
          .achievedLevel()
          .filter(level -> !(toldWithItsSkill && levelName(description, level).isPresent()))
          .ifPresent(level -> lines.add(name + ": " + levelName(description, level).orElse(level)));
      result
          .status()
          .filter(status -> !(toldWithItsSkill && PLAIN_STATUS.contains(status)))
          .ifPresent(status -> lines.add(name + ": " + status));
    }
  }

  private static Optional<String> levelName(Optional<ResultDescription> description, String id) {
    return description.stream()
        .flatMap(what -> what.levels().stream())
        .filter(level -> level.id().equals(id))
        .map(ResultDescription.Level::name)
        .findFirst();
  }

  private void members(JsonObject object, String where, Set<String> told) {
    for (int i = 0; i < object.size(); i++) {
      String name = object.nameAt(i);
      boolean isTold = told.contains(name) && !isUnusualName(name, object.valueAt(i));
      if (!SAME_FOR_EVERYBODY.contains(name) && !isTold) {
        value(object.valueAt(i), JsonPointer.member(where, name));
      }
    }
  }

  /** A title in several languages, or one too long for a heading, is told like everything else. */
  private static boolean isUnusualName(String name, JsonValue value) {
    return name.equals("name")
        && !(value instanceof JsonString text && text.value().length() <= USUAL_NAME_CHARS);
  }

  private void value(JsonValue value, String where) {
    if (value instanceof JsonObject object) {
      members(object, where, toldAt(where));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        value(array.get(i), JsonPointer.element(where, i));
      }
    } else {
      String text = value instanceof JsonString string ? string.value() : value.toJson();
      lines.add(place(where.substring(1)) + ": " + text);
    }
  }

  /** In words where there are any; with a number behind them from the second of a list on. */
  private String place(String where) {
    Optional<String> words =
        this.words.find("disclosure.place." + where.replaceAll("/\\d+", "").replace('/', '.'));
    if (words.isEmpty()) {
      return where;
    }
    String number =
        Arrays.stream(where.split("/"))
            .filter(part -> part.matches("\\d{1,6}") && !part.equals("0"))
            .map(index -> " " + (Integer.parseInt(index) + 1))
            .collect(Collectors.joining());
    return words.get() + number;
  }

  private Set<String> toldAt(String where) {
    if (where.matches("/credentialSubject(/\\d+)?")) {
      return tellsAchievement ? SUBJECT_TOLD : Set.of("id");
    }
    return tellsAchievement && where.matches("/credentialSubject(/0)?/result(/\\d+)?")
        ? RESULT_TOLD
        : Set.of();
  }
}
