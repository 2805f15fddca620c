package nl.skillspaspoort.core.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * The structure of a credential, checked once: what the data model demands of every credential, and
 * Open Badges of its own.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts">VCDM 2.0 §4</a>
 */
record CredentialStructure(
    DataModel dataModel,
    List<String> types,
    IssuerReference issuer,
    ValidityPeriod validity,
    Optional<Instant> awardedDate,
    List<String> subjectIds,
    Optional<AchievementSubject> achievementSubject,
    List<JsonObject> statusEntries,
    List<JsonObject> schemas) {

  private static final String VERIFIABLE_CREDENTIAL = "VerifiableCredential";
  private static final Set<String> OPEN_BADGE_TYPES =
      Set.of("OpenBadgeCredential", "AchievementCredential");
  private static final Set<String> LANGUAGE_VALUE_MEMBERS =
      Set.of("@value", "@language", "@direction");
  private static final List<String> TYPED_MEMBERS =
      List.of("evidence", "termsOfUse", "refreshService", "renderMethod");

  static CredentialStructure check(JsonObject json, Withheld withheld)
      throws CredentialFormatException {
    try {
      return read(json, withheld);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  private static CredentialStructure read(JsonObject json, Withheld withheld)
      throws JsonFormatException {
    DataModel model = dataModel(json);
    List<String> types = types(json, "");
    if (!types.contains(VERIFIABLE_CREDENTIAL)) {
      throw structure("/type", "other types", "the type " + VERIFIABLE_CREDENTIAL);
    }
    if (json.has("id")) {
      url(json.required("id", ""), "/id");
    }
    languageText(json, "name", "");
    languageText(json, "description", "");
    IssuerReference issuer = issuer(json.required("issuer", ""));
    List<Part> subjects = parts(json, "credentialSubject", "");
    if (subjects.isEmpty()) {
      throw structure("/credentialSubject", "no subject", "at least one subject");
    }
    for (String member : TYPED_MEMBERS) {
      for (Part entry : parts(json, member, "")) {
        types(entry.json(), entry.where());
      }
    }
    RelatedResource.read(json);
    List<Part> schemas = parts(json, "credentialSchema", "");
    for (Part schema : schemas) {
      url(schema.json().required("id", schema.where()), schema.where() + "/id");
      types(schema.json(), schema.where());
    }
    List<Part> statuses = parts(json, "credentialStatus", "");
    for (Part status : statuses) {
      types(status.json(), status.where());
      if (status.json().has("id")) {
        url(status.json().required("id", status.where()), status.where() + "/id");
      }
    }
    return new CredentialStructure(
        model,
        types,
        issuer,
        validity(json, model),
        instant(json, "awardedDate"),
        subjectIds(subjects),
        achievementSubject(json, types, withheld),
        statuses.stream().map(Part::json).toList(),
        schemas.stream().map(Part::json).toList());
  }

  /** §4.3: an ordered set whose first item says which version this is. */
  static DataModel dataModel(JsonObject json) throws JsonFormatException {
    JsonArray contexts = json.required("@context", "").asArray("/@context");
    // By text: a set of values would take quadratic time if somebody picked them to collide.
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < contexts.size(); i++) {
      JsonValue context = contexts.get(i);
      String at = JsonPointer.element("/@context", i);
      if (context instanceof JsonString) {
        url(context, at);
      } else if (!(context instanceof JsonObject)) {
        throw structure(at, context.kind(), "a URL or a context object");
      }
      // A URL is not the canonical form of an object, so both can be in one set.
      String text = context instanceof JsonString url ? url.value() : Jcs.canonicalText(context);
      if (!seen.add(text)) {
        throw structure(at, "the same context again", "every context once");
      }
    }
    for (DataModel model : DataModel.values()) {
      if (contexts.size() > 0 && contexts.get(0).equals(new JsonString(model.context()))) {
        return model;
      }
    }
    throw structure(
        "/@context",
        "another first context",
        DataModel.V2_0.context() + " or " + DataModel.V1_1.context() + " first");
  }

  static List<String> types(JsonObject json, String where) throws JsonFormatException {
    String at = where + "/type";
    JsonValue value = json.required("type", where);
    List<String> types = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        types.add(array.get(i).asString(JsonPointer.element(at, i)));
      }
    } else {
      types.add(value.asString(at));
    }
    if (types.isEmpty() || types.stream().anyMatch(String::isBlank)) {
      throw structure(at, "an empty type", "at least one type");
    }
    return List.copyOf(types);
  }

  private static IssuerReference issuer(JsonValue value) throws JsonFormatException {
    if (value instanceof JsonString) {
      return new IssuerReference(url(value, "/issuer"), Optional.empty());
    }
    JsonObject profile = value.asObject("/issuer");
    languageText(profile, "name", "/issuer");
    languageText(profile, "description", "/issuer");
    return new IssuerReference(
        url(profile.required("id", "/issuer"), "/issuer/id"), profile.text("name"));
  }

  private static ValidityPeriod validity(JsonObject json, DataModel model)
      throws JsonFormatException {
    if (model == DataModel.V1_1) {
      json.required(model.fromMember(), "");
    }
    // A date that this version does not read must not look like one that was checked.
    for (DataModel other : DataModel.values()) {
      if (other != model && (json.has(other.fromMember()) || json.has(other.untilMember()))) {
        throw structure(
            "/" + (json.has(other.fromMember()) ? other.fromMember() : other.untilMember()),
            "a date of another version of the data model",
            model.fromMember() + " and " + model.untilMember());
      }
    }
    return new ValidityPeriod(
        instant(json, model.fromMember()), instant(json, model.untilMember()));
  }

  private static Optional<Instant> instant(JsonObject json, String member)
      throws JsonFormatException {
    Optional<JsonValue> value = json.get(member);
    String at = "/" + member;
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(DateTimeStamp.parse(value.get().asString(at), at));
  }

  private static List<String> subjectIds(List<Part> subjects) throws JsonFormatException {
    List<String> ids = new ArrayList<>();
    for (Part subject : subjects) {
      if (subject.json().size() == 0) {
        throw structure(subject.where(), "an empty subject", "at least one claim");
      }
      if (subject.json().has("id")) {
        ids.add(url(subject.json().required("id", subject.where()), subject.where() + "/id"));
      }
    }
    return List.copyOf(ids);
  }

  private static Optional<AchievementSubject> achievementSubject(
      JsonObject json, List<String> types, Withheld withheld) throws JsonFormatException {
    if (types.stream().noneMatch(OPEN_BADGE_TYPES::contains)) {
      return Optional.empty();
    }
    if (json.required("issuer", "") instanceof JsonObject profile) {
      checkType(profile, "Profile", "/issuer");
      for (Part identifier : parts(profile, "otherIdentifier", "/issuer")) {
        checkType(identifier.json(), "IdentifierEntry", identifier.where());
      }
    }
    for (Part evidence : parts(json, "evidence", "")) {
      checkType(evidence.json(), "Evidence", evidence.where());
    }
    JsonValue subject = json.required("credentialSubject", "");
    if (subject instanceof JsonArray
        && !withheld.isAnywhere()
        && withheld.isFrom("/credentialSubject")) {
      // Shown, it could be a second person, or another result about the first.
      throw new JsonFormatException(
          new Problem(
              ProblemCode.CLAIM_NOT_DISCLOSABLE,
              "/credentialSubject",
              "a list of subjects of which some may be withheld",
              "every subject in sight"));
    }
    if (subject instanceof JsonArray array && array.size() == 1) {
      return Optional.of(AchievementSubject.read(array.get(0), "/credentialSubject/0", withheld));
    }
    return Optional.of(AchievementSubject.read(subject, "/credentialSubject", withheld));
  }

  /** Open Badges gives these a type of their own; a missing one is overlooked. */
  private static void checkType(JsonObject json, String type, String where)
      throws JsonFormatException {
    if (json.has("type") && !types(json, where).contains(type)) {
      throw structure(where + "/type", "another type", "the type " + type);
    }
  }

  static List<Part> parts(JsonObject json, String member, String where) throws JsonFormatException {
    Optional<JsonValue> value = json.get(member);
    if (value.isEmpty()) {
      return List.of();
    }
    String at = where + "/" + member;
    if (!(value.get() instanceof JsonArray array)) {
      return List.of(new Part(value.get().asObject(at), at));
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String here = JsonPointer.element(at, i);
      parts.add(new Part(array.get(i).asObject(here), here));
    }
    return List.copyOf(parts);
  }

  /** An object inside the credential and its JSON Pointer. */
  record Part(JsonObject json, String where) {}

  /** §11.1: text, or one or more objects of text, language and direction. */
  private static void languageText(JsonObject json, String member, String where)
      throws JsonFormatException {
    Optional<JsonValue> value = json.get(member);
    if (value.isEmpty() || value.get() instanceof JsonString) {
      return;
    }
    String at = JsonPointer.member(where, member);
    List<JsonValue> values =
        value.get() instanceof JsonArray array ? array.elements() : List.of(value.get());
    for (JsonValue each : values) {
      JsonObject text = each.asObject(at);
      text.requiredText("@value", at);
      if (!LANGUAGE_VALUE_MEMBERS.containsAll(text.names())) {
        throw structure(
            at, "another member", "only " + LANGUAGE_VALUE_MEMBERS.stream().sorted().toList());
      }
    }
  }

  static String url(JsonValue value, String where) throws JsonFormatException {
    String text = value.asString(where);
    if (AbsoluteUri.is(text)) {
      return text;
    }
    throw structure(where, "text of " + text.length() + " characters", "one absolute URL");
  }

  private static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }
}
