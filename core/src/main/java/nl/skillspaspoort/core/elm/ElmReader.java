package nl.skillspaspoort.core.elm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillReference;

/** Reads documents leniently, and says what it could not be sure about. */
final class ElmReader {
  private static final int MOST_WARNINGS = 100;

  /** Members whose own members are languages. */
  private static final Set<String> LITERALS =
      Set.of(
          "title",
          "description",
          "legalName",
          "prefLabel",
          "altLabel",
          "noteLiteral",
          "fullName",
          "givenName",
          "familyName",
          "definition",
          "patronymicName");

  /** Members of other specifications, whose content is not the model's. */
  private static final Set<String> OTHERS =
      Set.of("@context", "cnf", "proof", "credentialStatus", "credentialSchema");

  private final JsonObject document;
  private final List<Problem> unknown = new ArrayList<>();

  ElmReader(JsonObject document) {
    this.document = document;
  }

  List<ElmFacts> read() {
    unknownMembers(document, "");
    List<ElmFacts> facts = new ArrayList<>();
    for (JsonObject subject : Elm.objects(document, "credentialSubject")) {
      for (JsonObject claim : Elm.objects(subject, "hasClaim")) {
        facts.add(facts(claim));
      }
    }
    return List.copyOf(facts);
  }

  private ElmFacts facts(JsonObject claim) {
    List<Problem> warnings = new ArrayList<>(unknown);
    List<JsonObject> specifications = Elm.objects(claim, "specifiedBy");
    List<JsonObject> outcomes =
        specifications.stream()
            .flatMap(specification -> Elm.objects(specification, "learningOutcome").stream())
            .toList();
    return new ElmFacts(
        Elm.literal(claim, "title")
            .or(() -> first(specifications.stream().map(one -> Elm.literal(one, "title")))),
        first(
            Elm.objects(claim, "awardedBy").stream()
                .flatMap(process -> Elm.objects(process, "awardingBody").stream())
                .map(body -> Elm.literal(body, "legalName"))),
        first(specifications.stream().map(ElmReader::eqfLevel)),
        skills(outcomes, warnings),
        outcomes.stream()
            .map(outcome -> Elm.literal(outcome, "title"))
            .flatMap(Optional::stream)
            .toList(),
        hours(claim, warnings),
        credits(claim, specifications),
        warnings);
  }

  private static <T> Optional<T> first(Stream<Optional<T>> found) {
    return found.flatMap(Optional::stream).findFirst();
  }

  private static Optional<QualificationLevel> eqfLevel(JsonObject specification) {
    return Elm.objects(specification, "eqfLevel").stream()
        .map(level -> level.text("id").orElse(""))
        .filter(id -> id.startsWith(Elm.EQF))
        .map(id -> id.substring(Elm.EQF.length()))
        .filter(QualificationLevel.Framework.EQF.lowToHigh()::contains)
        .map(QualificationLevel::eqf)
        .findFirst();
  }

  private static List<Alignment> skills(List<JsonObject> outcomes, List<Problem> warnings) {
    Map<SkillReference, Alignment> skills = new LinkedHashMap<>();
    for (JsonObject outcome : outcomes) {
      for (JsonObject concept : Elm.objects(outcome, "relatedESCOSkill")) {
        String label = Elm.literal(concept, "prefLabel").orElse("");
        Alignment written =
            new Alignment(
                concept.text("id"), label, Optional.empty(), Optional.empty(), Optional.empty());
        Optional<SkillReference> skill = written.target().skill().filter(SkillReference::isEsco);
        if (skill.isPresent()) {
          skills.putIfAbsent(skill.get(), Alignment.esco(skill.get(), label));
        } else {
          warnings.add(
              written
                  .target()
                  .warning()
                  .orElseGet(
                      () ->
                          Problem.of(
                              ProblemCode.ALIGNMENT_UNRESOLVED,
                              "a skill that is not of ESCO",
                              "the URI of an ESCO skill")));
        }
      }
    }
    return List.copyOf(skills.values());
  }

  private static Optional<String> credits(JsonObject claim, List<JsonObject> specifications) {
    return first(
        Stream.concat(
                Elm.objects(claim, "creditReceived").stream(),
                specifications.stream().flatMap(one -> Elm.objects(one, "creditPoint").stream()))
            .filter(
                point ->
                    Elm.objects(point, "framework").stream()
                        .anyMatch(framework -> framework.text("id").equals(Optional.of(Elm.ECTS))))
            .map(point -> point.text("point")));
  }

  /** The volumes of the claim and of all that it was learned by, wherever they stand. */
  private static OptionalInt hours(JsonObject claim, List<Problem> warnings) {
    List<Volume> volumes = new ArrayList<>();
    volumes(claim, "", volumes);
    Set<Integer> hours = new java.util.TreeSet<>();
    for (Volume volume : volumes) {
      OptionalInt found = StudyDuration.hours(volume.text());
      if (found.isPresent()) {
        hours.add(found.getAsInt());
      } else {
        warnings.add(StudyDuration.warning(volume.where(), volume.text()));
      }
    }
    if (hours.size() > 1) {
      warnings.add(
          Problem.of(
              ProblemCode.DURATION_UNCLEAR,
              hours.size() + " workloads of another size",
              "one workload"));
      return OptionalInt.empty();
    }
    return hours.stream().mapToInt(Integer::intValue).findFirst();
  }

  private record Volume(String text, String where) {}

  private static void volumes(JsonValue value, String where, List<Volume> found) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        volumes(array.get(i), JsonPointer.element(where, i), found);
      }
    } else if (value instanceof JsonObject object) {
      for (String name : object.names()) {
        String at = JsonPointer.member(where, name);
        if (name.equals("volumeOfLearning")) {
          for (JsonValue volume : Elm.values(object, name)) {
            found.add(new Volume(volume instanceof JsonString text ? text.value() : "", at));
          }
        } else {
          volumes(object.get(name).orElseThrow(), at, found);
        }
      }
    }
  }

  /** Names that the model does not have, such as one with a Greek letter that looks Latin. */
  private void unknownMembers(JsonValue value, String where) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        unknownMembers(array.get(i), JsonPointer.element(where, i));
      }
    } else if (value instanceof JsonObject object) {
      for (String name : object.names()) {
        if (!Elm.MEMBERS.contains(name) && unknown.size() < MOST_WARNINGS) {
          unknown.add(unknownMember(where, name));
        }
        if (!LITERALS.contains(name) && !OTHERS.contains(name)) {
          unknownMembers(object.get(name).orElseThrow(), JsonPointer.member(where, name));
        }
      }
    }
  }

  private static Problem unknownMember(String where, String name) {
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    return new Problem(
        ProblemCode.UNKNOWN_MEMBER,
        JsonPointer.member(where, name),
        ascii
            ? "a member that the model does not have"
            : "a name with the letter "
                + String.format(
                    java.util.Locale.ROOT,
                    "U+%04X",
                    name.codePoints().filter(c -> c >= 0x80).findFirst().orElseThrow()),
        "a member of the European Learning Model");
  }
}
