package nl.skillspaspoort.core.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.internal.LocatedObject;
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
  private static final List<DataModel> DATA_MODELS = List.of(DataModel.values());
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
    LocatedObject credential = LocatedObject.at(json, "");
    DataModel model = dataModel(json);
    List<String> types = types(credential);
    if (!types.contains(VERIFIABLE_CREDENTIAL)) {
      throw structure("/type", "other types", "the type " + VERIFIABLE_CREDENTIAL);
    }
    checkId(credential);
    languageText(credential, "name");
    languageText(credential, "description");
    IssuerReference issuer = issuer(credential);
    List<LocatedObject> subjects = credential.objects("credentialSubject");
    if (subjects.isEmpty()) {
      throw structure("/credentialSubject", "no subject", "at least one subject");
    }
    for (String member : TYPED_MEMBERS) {
      for (LocatedObject entry : credential.objects(member)) {
        types(entry);
      }
    }
    RelatedResource.read(credential);
    List<LocatedObject> schemas = credential.objects("credentialSchema");
    for (LocatedObject schema : schemas) {
      url(schema, "id");
      types(schema);
    }
    List<LocatedObject> statuses = credential.objects("credentialStatus");
    for (LocatedObject status : statuses) {
      types(status);
      checkId(status);
    }
    return new CredentialStructure(
        model,
        types,
        issuer,
        validity(credential, model),
        instant(credential, "awardedDate"),
        subjectIds(subjects),
        achievementSubject(credential, types, withheld),
        json(statuses),
        json(schemas));
  }

  private static List<JsonObject> json(List<LocatedObject> objects) {
    return objects.isEmpty() ? List.of() : objects.stream().map(LocatedObject::json).toList();
  }

  /** §4.3: an ordered set whose first item says which version this is. */
  static DataModel dataModel(JsonObject json) throws JsonFormatException {
    JsonArray contexts = json.required("@context", "").asArray("/@context");
    // By text: a set of values would take quadratic time if somebody picked them to collide.
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < contexts.size(); i++) {
      JsonValue context = contexts.get(i);
      if (!(context instanceof JsonString) && !(context instanceof JsonObject)) {
        throw structure(contextAt(i), context.kind(), "a URL or a context object");
      }
      if (context instanceof JsonString url && !AbsoluteUri.is(url.value())) {
        throw notOneUrl(url.value(), contextAt(i));
      }
      // A URL is not the canonical form of an object, so both can be in one set.
      String text = context instanceof JsonString url ? url.value() : Jcs.canonicalText(context);
      if (!seen.add(text)) {
        throw structure(contextAt(i), "the same context again", "every context once");
      }
    }
    if (contexts.size() > 0 && contexts.get(0) instanceof JsonString first) {
      for (DataModel model : DATA_MODELS) {
        if (first.value().equals(model.context())) {
          return model;
        }
      }
    }
    throw structure(
        "/@context",
        "another first context",
        DataModel.V2_0.context() + " or " + DataModel.V1_1.context() + " first");
  }

  private static String contextAt(int index) {
    return JsonPointer.element("/@context", index);
  }

  private static List<String> types(LocatedObject object) throws JsonFormatException {
    object.required("type");
    List<String> types = object.texts("type");
    boolean blank = types.isEmpty();
    for (String type : types) {
      blank |= type.isBlank();
    }
    if (blank) {
      throw structure(object.where("type"), "an empty type", "at least one type");
    }
    return types;
  }

  private static IssuerReference issuer(LocatedObject credential) throws JsonFormatException {
    if (credential.required("issuer") instanceof JsonString) {
      return new IssuerReference(url(credential, "issuer"), Optional.empty());
    }
    LocatedObject profile = credential.requiredObject("issuer");
    languageText(profile, "name");
    languageText(profile, "description");
    return new IssuerReference(url(profile, "id"), profile.json().text("name"));
  }

  private static ValidityPeriod validity(LocatedObject credential, DataModel model)
      throws JsonFormatException {
    if (model == DataModel.V1_1) {
      credential.required(model.fromMember());
    }
    // A date that this version does not read must not look like one that was checked.
    for (DataModel other : DATA_MODELS) {
      if (other != model
          && (credential.has(other.fromMember()) || credential.has(other.untilMember()))) {
        throw structure(
            credential.where(
                credential.has(other.fromMember()) ? other.fromMember() : other.untilMember()),
            "a date of another version of the data model",
            model.fromMember() + " and " + model.untilMember());
      }
    }
    return new ValidityPeriod(
        instant(credential, model.fromMember()), instant(credential, model.untilMember()));
  }

  private static Optional<Instant> instant(LocatedObject credential, String member)
      throws JsonFormatException {
    Optional<String> text = credential.text(member);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(DateTimeStamp.parse(text.get(), credential.where(member)));
  }

  private static List<String> subjectIds(List<LocatedObject> subjects) throws JsonFormatException {
    List<String> ids = new ArrayList<>(subjects.size());
    for (LocatedObject subject : subjects) {
      if (subject.json().size() == 0) {
        throw structure(subject.where(), "an empty subject", "at least one claim");
      }
      if (subject.has("id")) {
        ids.add(url(subject, "id"));
      }
    }
    return List.copyOf(ids);
  }

  private static Optional<AchievementSubject> achievementSubject(
      LocatedObject credential, List<String> types, Withheld withheld) throws JsonFormatException {
    if (Collections.disjoint(OPEN_BADGE_TYPES, types)) {
      return Optional.empty();
    }
    if (credential.required("issuer") instanceof JsonObject) {
      LocatedObject profile = credential.requiredObject("issuer");
      checkType(profile, "Profile");
      for (LocatedObject identifier : profile.objects("otherIdentifier")) {
        checkType(identifier, "IdentifierEntry");
      }
      if (profile.json().get("parentOrg").filter(JsonObject.class::isInstance).isPresent()) {
        checkType(profile.requiredObject("parentOrg"), "Profile");
      }
    }
    for (LocatedObject evidence : credential.objects("evidence")) {
      checkType(evidence, "Evidence");
    }
    JsonValue subject = credential.required("credentialSubject");
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
  private static void checkType(LocatedObject object, String type) throws JsonFormatException {
    if (object.has("type") && !types(object).contains(type)) {
      throw structure(object.where("type"), "another type", "the type " + type);
    }
  }

  /** §11.1: text, or one or more objects of text, language and direction. */
  private static void languageText(LocatedObject object, String member) throws JsonFormatException {
    Optional<JsonValue> value = object.json().get(member);
    if (value.isEmpty() || value.get() instanceof JsonString) {
      return;
    }
    for (LocatedObject text : object.objects(member)) {
      text.requiredText("@value");
      if (!LANGUAGE_VALUE_MEMBERS.containsAll(text.json().names())) {
        throw structure(
            text.where(),
            "another member",
            "only " + LANGUAGE_VALUE_MEMBERS.stream().sorted().toList());
      }
    }
  }

  private static void checkId(LocatedObject object) throws JsonFormatException {
    if (object.has("id")) {
      url(object, "id");
    }
  }

  static String url(LocatedObject object, String member) throws JsonFormatException {
    String text = object.requiredText(member);
    if (AbsoluteUri.is(text)) {
      return text;
    }
    throw notOneUrl(text, object.where(member));
  }

  private static JsonFormatException notOneUrl(String found, String where) {
    return structure(where, "text of " + found.length() + " characters", "one absolute URL");
  }

  private static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }
}
