package nl.skillspaspoort.core.assessment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/**
 * One thing that a profile asks for.
 *
 * @param key its name in the texts; empty for an element of the recommendation, which has its own
 * @param micro the element of the European recommendation that it is, if it is one
 * @param part of what it is a part
 * @param isThere true if a credential has it
 */
record ProfileElement(
    String key, Optional<MicroCredentialElement> micro, Part part, Predicate<JsonObject> isThere) {

  private static final Texts TEXTS = Texts.beside(ProfileElement.class, "profile");
  private static final String SUBJECT = "credentialSubject";
  private static final String ACHIEVEMENT = "achievement";

  /** The part of a credential in which an element stands. */
  enum Part {
    /** The achievement, which is the same for everybody: a catalogue can have it. */
    ACHIEVEMENT,
    /** The issuer. */
    ISSUER,
    /** What was found about one person. */
    AWARD
  }

  static ProfileElement of(MicroCredentialElement element) {
    Part part =
        switch (element) {
          case LEARNER, DATE -> Part.AWARD;
          case COUNTRY, AWARDING_BODY -> Part.ISSUER;
          case TITLE, OUTCOMES, WORKLOAD, LEVEL, ASSESSMENT, PARTICIPATION, QUALITY_ASSURANCE ->
              Part.ACHIEVEMENT;
        };
    return new ProfileElement("", Optional.of(element), part, element::isIn);
  }

  /** A member of the achievement that must say something. */
  static ProfileElement achievement(String member) {
    return new ProfileElement(
        member,
        Optional.empty(),
        Part.ACHIEVEMENT,
        credential -> Said.at(credential, SUBJECT, ACHIEVEMENT, member));
  }

  /** The kind of achievement. */
  static ProfileElement type(String achievementType) {
    return new ProfileElement(
        "type." + achievementType,
        Optional.empty(),
        Part.ACHIEVEMENT,
        credential ->
            achievementOf(credential)
                .flatMap(achievement -> achievement.text("achievementType"))
                .equals(Optional.of(achievementType)));
  }

  /** Something that holds for every result description, of which there is at least one. */
  static ProfileElement everyResult(String key, Predicate<JsonObject> holds) {
    return new ProfileElement(
        key,
        Optional.empty(),
        Part.ACHIEVEMENT,
        credential -> {
          List<JsonObject> descriptions =
              achievementOf(credential)
                  .map(achievement -> Said.objects(achievement, "resultDescription"))
                  .orElse(List.of());
          return !descriptions.isEmpty() && descriptions.stream().allMatch(holds);
        });
  }

  static ProfileElement issuerName() {
    return of(MicroCredentialElement.AWARDING_BODY).unnumbered("issuerName");
  }

  static ProfileElement learner() {
    return of(MicroCredentialElement.LEARNER).unnumbered("learner");
  }

  /** A place of the credential that must say something, about one person. */
  static ProfileElement award(String key, String... names) {
    return new ProfileElement(
        key, Optional.empty(), Part.AWARD, credential -> Said.at(credential, names));
  }

  private ProfileElement unnumbered(String name) {
    return new ProfileElement(name, Optional.empty(), part, isThere);
  }

  private static Optional<JsonObject> achievementOf(JsonObject credential) {
    return Said.object(credential, SUBJECT).flatMap(subject -> Said.object(subject, ACHIEVEMENT));
  }

  String name(Language language) {
    return micro
        .map(element -> element.name(language))
        .orElseGet(() -> TEXTS.get(language, "element." + key));
  }

  OptionalInt number() {
    return micro.map(element -> OptionalInt.of(element.number())).orElse(OptionalInt.empty());
  }

  static String text(Language language, String key) {
    return TEXTS.get(language, key);
  }
}
