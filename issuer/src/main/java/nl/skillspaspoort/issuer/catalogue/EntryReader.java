package nl.skillspaspoort.issuer.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.assessment.Profile;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.QualificationLevel;

/** Reads one catalogue file into an achievement for each language. */
final class EntryReader {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,3})?");

  private final Part.Members file;

  EntryReader(Part.Members file) {
    this.file = file;
  }

  CatalogueEntry read() throws CatalogueException {
    file.only(
        "profile",
        "id",
        "version",
        "type",
        "texts",
        "skills",
        "results",
        "workload",
        "level",
        "assessment",
        "participation",
        "qualityAssurance",
        "standard");
    String id = iri(file.required("id"));
    String version = version(file.required("version"));
    Profile profile = profile(file.required("profile"));
    Map<Language, Achievement> achievements = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      achievements.put(language, achievement(id, version, language));
    }
    return new CatalogueEntry(id, version, profile, achievements);
  }

  private Achievement achievement(String id, String version, Language language)
      throws CatalogueException {
    Part.Members texts = file.required("texts").members().only("nl", "en");
    Part.Members words =
        texts.required(language.tag()).members().only("name", "description", "criteria");
    AchievementParts parts = new AchievementParts(id, words.required("name").text(), language);
    parts
        .description(words.required("description").text())
        .criteria(words.required("criteria").text())
        .version(version);
    Optional<Part> type = file.find("type");
    if (type.isPresent()) {
      parts.type(type.get().text());
    }
    for (Part skill : list("skills")) {
      parts.skill(skill(skill, language));
    }
    results(parts, id, language);
    workload(parts);
    level(parts);
    quality(parts, language);
    Optional<Part> standard = file.find("standard");
    if (standard.isPresent()) {
      parts.standard(iri(standard.get()));
    }
    return parts.build();
  }

  private List<Part> list(String name) {
    return file.find(name).map(Part::items).orElse(List.of());
  }

  private static AchievementParts.Skill skill(Part part, Language language)
      throws CatalogueException {
    Part.Members skill = part.members().only("uri", "name", "framework");
    Optional<Part> framework = skill.find("framework");
    return new AchievementParts.Skill(
        iri(skill.required("uri")),
        localized(skill.required("name"), language),
        framework.isPresent() ? Optional.of(framework.get().text()) : Optional.empty(),
        skill.where());
  }

  private void results(AchievementParts parts, String id, Language language)
      throws CatalogueException {
    Set<String> keys = new HashSet<>();
    for (Part part : list("results")) {
      Part.Members result = part.members().only("key", "kind", "name", "required", "skills");
      String key = result.required("key").text();
      if (!KEY.matcher(key).matches() || !keys.add(key)) {
        throw CatalogueException.of(
            ProblemCode.MALFORMED_VALUE_ERROR,
            result.required("key").where(),
            "a key that was used before, or with other characters",
            "letters, digits, - and _, each key once");
      }
      List<AchievementParts.Skill> skills = new ArrayList<>();
      for (Part skill : result.find("skills").map(Part::items).orElse(List.of())) {
        skills.add(skill(skill, language));
      }
      String name = localized(result.required("name"), language);
      Part kind = result.required("kind");
      switch (kind.text()) {
        case "mark" -> parts.mark(id + "#" + key, name, required(result), skills);
        case "finding" -> {
          refuseRequired(result);
          parts.finding(id + "#" + key, name, skills);
        }
        default ->
            throw CatalogueException.of(
                ProblemCode.MALFORMED_VALUE_ERROR,
                kind.where(),
                "another kind of result",
                "mark (from 1 to 10) or finding (shown or not shown)");
      }
    }
  }

  private static String required(Part.Members result) throws CatalogueException {
    Optional<Part> required = result.find("required");
    if (required.isEmpty()) {
      return AchievementParts.PASSING_MARK;
    }
    String text = required.get().text().replace(',', '.');
    if (!text.matches("[1-9](?:\\.[0-9]{1,2})?|10")) {
      throw CatalogueException.of(
          ProblemCode.RANGE_ERROR, required.get().where(), "another mark", "a mark from 1 to 10");
    }
    return text;
  }

  private static void refuseRequired(Part.Members result) throws CatalogueException {
    if (result.find("required").isPresent()) {
      throw CatalogueException.of(
          ProblemCode.UNKNOWN_MEMBER,
          result.required("required").where(),
          "a required mark for a finding",
          "nothing: a finding is shown or not shown");
    }
  }

  private void workload(AchievementParts parts) throws CatalogueException {
    Optional<Part> workload = file.find("workload");
    if (workload.isEmpty()) {
      return;
    }
    Part.Members members = workload.get().members().only("credits", "hours");
    Optional<Part> credits = members.find("credits");
    if (credits.isPresent()) {
      parts.credits(number(credits.get(), NUMBER, "a number of EC such as 5 or 2.5"));
    }
    Optional<Part> hours = members.find("hours");
    if (hours.isPresent()) {
      String text = number(hours.get(), Pattern.compile("[1-9][0-9]{0,4}"), "whole hours");
      parts.hours(Integer.parseInt(text));
    }
  }

  private static String number(Part part, Pattern form, String expected) throws CatalogueException {
    String text = part.text();
    if (!form.matcher(text).matches()) {
      throw CatalogueException.of(
          ProblemCode.MALFORMED_VALUE_ERROR, part.where(), "another text", expected);
    }
    return text;
  }

  private void level(AchievementParts parts) throws CatalogueException {
    Optional<Part> level = file.find("level");
    if (level.isEmpty()) {
      return;
    }
    Part.Members members = level.get().members().only("eqf", "nlqf");
    for (QualificationLevel.Framework framework : QualificationLevel.Framework.values()) {
      Optional<Part> value =
          members.find(framework == QualificationLevel.Framework.EQF ? "eqf" : "nlqf");
      if (value.isPresent()) {
        String text = value.get().text();
        if (!framework.lowToHigh().contains(text)) {
          throw CatalogueException.of(
              ProblemCode.RANGE_ERROR,
              value.get().where(),
              "another level",
              "one of " + framework.lowToHigh());
        }
        parts.level(new QualificationLevel(framework, text));
      }
    }
  }

  private void quality(AchievementParts parts, Language language) throws CatalogueException {
    Optional<Part> assessment = file.find("assessment");
    if (assessment.isPresent()) {
      Part.Members members =
          assessment.get().members().only("type", "supervision", "identityCheck");
      Optional<Part> type = members.find("type");
      if (type.isPresent()) {
        parts.texts("ext:assessmentType", localizedList(type.get(), language));
      }
      for (String name : List.of("supervision", "identityCheck")) {
        Optional<Part> text = members.find(name);
        if (text.isPresent()) {
          parts.text("ext:" + name, localized(text.get(), language));
        }
      }
    }
    Optional<Part> participation = file.find("participation");
    if (participation.isPresent()) {
      parts.texts("ext:participation", localizedList(participation.get(), language));
    }
    Optional<Part> quality = file.find("qualityAssurance");
    if (quality.isPresent()) {
      Part.Members members = quality.get().members().only("name", "url", "description");
      Optional<Part> url = members.find("url");
      Optional<Part> description = members.find("description");
      parts.qualityAssurance(
          localized(members.required("name"), language),
          url.isPresent() ? Optional.of(iri(url.get())) : Optional.empty(),
          description.isPresent()
              ? Optional.of(localized(description.get(), language))
              : Optional.empty());
    }
  }

  /** One text in every language, or one for each. */
  private static String localized(Part part, Language language) throws CatalogueException {
    return part instanceof Part.Members members
        ? members.only("nl", "en").required(language.tag()).text()
        : part.text();
  }

  private static List<String> localizedList(Part part, Language language)
      throws CatalogueException {
    Part value =
        part instanceof Part.Members members
            ? members.only("nl", "en").required(language.tag())
            : part;
    List<String> texts = new ArrayList<>();
    for (Part item : value.items()) {
      texts.add(item.text());
    }
    return texts;
  }

  private static String iri(Part part) throws CatalogueException {
    String text = part.text();
    try {
      if (URI.create(text).isAbsolute()) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // The same as a text without a scheme.
    }
    throw CatalogueException.of(
        ProblemCode.MALFORMED_VALUE_ERROR,
        part.where(),
        "a text that is no absolute URL",
        "an absolute URL such as https://…");
  }

  private static String version(Part part) throws CatalogueException {
    String text = part.text();
    if (!CatalogueVersion.isOne(text)) {
      throw CatalogueException.of(
          ProblemCode.MALFORMED_VALUE_ERROR,
          part.where(),
          "another version",
          "numbers with points between them, such as 2 or 1.4");
    }
    return text;
  }

  private static Profile profile(Part part) throws CatalogueException {
    Optional<Profile> profile = Profile.ofCode(part.text());
    if (profile.isEmpty()) {
      throw CatalogueException.of(
          ProblemCode.MALFORMED_VALUE_ERROR,
          part.where(),
          "an unknown profile",
          "one of " + java.util.Arrays.stream(Profile.values()).map(Profile::code).toList());
    }
    return profile.get();
  }
}
