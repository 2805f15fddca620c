package nl.skillspaspoort.issuer.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * An achievement in one language, put together. Its results have the same identifiers in every
 * language; the achievements are tied by {@code related}.
 */
final class AchievementParts {
  static final String PASSING_MARK = "5.5";

  private static final String ESCO = "http://data.europa.eu/esco/";

  /** A link to a skill, as the file has it. */
  record Skill(String uri, String name, Optional<String> framework, String where) {
    Alignment alignment() throws CatalogueException {
      Alignment written =
          new Alignment(
              Optional.of(uri), name, Optional.empty(), Optional.empty(), Optional.empty());
      SkillReference skill =
          written
              .target()
              .skill()
              .orElseThrow(
                  () ->
                      CatalogueException.of(
                          ProblemCode.ALIGNMENT_NOT_A_SKILL,
                          where,
                          "a link that is not to a skill",
                          "the URI of a skill"));
      return skill.toString().startsWith(ESCO)
          ? Alignment.esco(skill, name)
          : Alignment.skill(
              skill,
              name,
              framework.orElseThrow(
                  () ->
                      CatalogueException.of(
                          ProblemCode.MISSING_MEMBER,
                          where,
                          "a skill outside ESCO without framework",
                          "the member framework, which names its vocabulary")));
    }
  }

  private final Achievement.Builder builder;
  private final Language language;
  private final String id;

  AchievementParts(String id, String name, Language language) {
    this.builder = Achievement.of(id(id, language), name).inLanguage(language.tag());
    this.language = language;
    this.id = id;
  }

  /** The identifier of the achievement in one language. */
  static String id(String id, Language language) {
    return id + "/" + language.tag();
  }

  AchievementParts description(String text) {
    builder.description(text);
    return this;
  }

  AchievementParts criteria(String text) {
    builder.criteria(text);
    return this;
  }

  /** The version, and the same achievement in the other languages. */
  AchievementParts version(String version) {
    builder.with("version", new JsonString(version));
    List<JsonValue> related = new ArrayList<>();
    for (Language other : Language.values()) {
      if (other != language) {
        related.add(
            JsonObject.builder()
                .put("id", id(id, other))
                .put("type", JsonArray.ofStrings(List.of("Related")))
                .put("inLanguage", other.tag())
                .put("version", version)
                .build());
      }
    }
    builder.with("related", new JsonArray(related));
    return this;
  }

  void type(String achievementType) {
    builder.type(achievementType);
  }

  void skill(Skill skill) throws CatalogueException {
    builder.skill(skill.alignment());
  }

  void mark(String resultId, String name, String required, List<Skill> skills)
      throws CatalogueException {
    ResultDescription mark = ResultDescription.dutchMark(resultId, name, alignments(skills));
    builder.result(
        new ResultDescription(
            mark.id(),
            mark.name(),
            mark.resultType(),
            mark.levels(),
            mark.requiredLevel(),
            mark.allowedValues(),
            Optional.of(required),
            mark.valueMin(),
            mark.valueMax(),
            mark.alignments()));
  }

  /** Shown or not shown, in the words of the language. */
  void finding(String resultId, String name, List<Skill> skills) throws CatalogueException {
    builder.result(ResultDescription.shownOrNot(resultId, name, alignments(skills), language));
  }

  private static List<Alignment> alignments(List<Skill> skills) throws CatalogueException {
    List<Alignment> alignments = new ArrayList<>();
    for (Skill skill : skills) {
      alignments.add(skill.alignment());
    }
    return alignments;
  }

  void credits(String number) {
    builder.with("creditsAvailable", JsonNumber.parse(number));
  }

  void hours(int hours) {
    builder.with("ext:studyHours", JsonNumber.of(hours));
  }

  void level(QualificationLevel level) {
    builder.level(level);
  }

  void standard(String iri) {
    builder.standard(iri);
  }

  void text(String member, String text) {
    builder.with(member, new JsonString(text));
  }

  void texts(String member, List<String> texts) {
    builder.with(member, JsonArray.ofStrings(texts));
  }

  void qualityAssurance(String name, Optional<String> url, Optional<String> description) {
    builder.with(
        "ext:qualityAssurance",
        JsonObject.builder()
            .put("name", name)
            .putIfPresent("url", url.map(JsonString::new))
            .putIfPresent("description", description.map(JsonString::new))
            .build());
  }

  Achievement build() {
    return builder.build();
  }
}
