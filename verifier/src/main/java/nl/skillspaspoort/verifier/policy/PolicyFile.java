package nl.skillspaspoort.verifier.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A policy as a JSON file. What a file does not name is as strict as the default; what it names
 * wrongly, or in words that are not known, is refused with its place. The form is also in {@code
 * policy.schema.json} beside this class.
 */
final class PolicyFile {
  static final String SCHEMA = "$schema";
  static final String ID = "id";
  static final String CLOCK_SKEW = "clockSkew";
  static final String LIFETIME = "maxPresentationLifetime";
  static final String STATUS_AGE = "maxStatusAge";
  static final String TERRITORY = "territory";
  static final String CONTEXTS = "allowedContexts";
  static final String MESSAGES = "acceptedStatusMessages";
  static final String AGES = "ages";
  static final String WEAKENED = "weakened";
  static final Set<String> MEMBERS =
      Set.of(
          SCHEMA,
          ID,
          CLOCK_SKEW,
          LIFETIME,
          STATUS_AGE,
          TERRITORY,
          CONTEXTS,
          MESSAGES,
          AGES,
          WEAKENED);

  static final String CREDENTIAL_TYPE = "credentialType";
  static final String ACHIEVEMENT_TYPE = "achievementType";
  static final String STANDARD = "standard";
  static final String MAX_AGE = "maxAge";
  static final String REFUSE = "refuse";
  static final Set<String> AGE_MEMBERS =
      Set.of(CREDENTIAL_TYPE, ACHIEVEMENT_TYPE, STANDARD, MAX_AGE, REFUSE);

  /** Everything that makes a check weaker, by the name that it has in code. */
  static final Map<String, Weakening> WEAKENINGS = weakenings();

  record Weakening(
      Consumer<VerificationPolicy.Builder> apply, Predicate<VerificationPolicy> isApplied) {}

  private PolicyFile() {}

  private static Map<String, Weakening> weakenings() {
    Map<String, Weakening> known = new LinkedHashMap<>();
    known.put(
        "allowBearer",
        new Weakening(
            VerificationPolicy.Builder::allowBearer, VerificationPolicy::isBearerAllowed));
    known.put(
        "acceptClaimedIssueDate",
        new Weakening(
            VerificationPolicy.Builder::acceptClaimedIssueDate,
            VerificationPolicy::isClaimedIssueDateAccepted));
    known.put(
        "acceptEndlessStatusLists",
        new Weakening(
            VerificationPolicy.Builder::acceptEndlessStatusLists,
            VerificationPolicy::areEndlessStatusListsAccepted));
    known.put(
        "acceptUnknownStatus",
        new Weakening(
            VerificationPolicy.Builder::acceptUnknownStatus,
            VerificationPolicy::isUnknownStatusAccepted));
    known.put(
        "readLegacyVcJwt11",
        new Weakening(
            VerificationPolicy.Builder::readLegacyVcJwt11,
            VerificationPolicy::isLegacyVcJwt11Read));
    known.put(
        "readLegacySdJwtVc",
        new Weakening(
            VerificationPolicy.Builder::readLegacySdJwtVc,
            VerificationPolicy::isLegacySdJwtVcRead));
    known.put(
        "acceptUnseenOmissions",
        new Weakening(
            VerificationPolicy.Builder::acceptUnseenOmissions,
            VerificationPolicy::areUnseenOmissionsAccepted));
    return known;
  }

  static VerificationPolicy read(byte[] utf8) throws PolicyException {
    try {
      return read(JsonReader.strict().readObject(utf8));
    } catch (JsonFormatException e) {
      throw new PolicyException(e.problem(), e);
    }
  }

  private static VerificationPolicy read(JsonObject json) throws JsonFormatException {
    only(json, MEMBERS, "");
    VerificationPolicy.Builder policy = VerificationPolicy.builder();
    if (json.has(SCHEMA)) {
      json.required(SCHEMA, "").asString("/" + SCHEMA);
    }
    Optional<String> id = text(json, ID, "");
    if (id.isPresent()) {
      build("/" + ID, () -> policy.id(uri(id.get())));
    }
    Optional<Duration> skew = duration(json, CLOCK_SKEW);
    if (skew.isPresent()) {
      build("/" + CLOCK_SKEW, () -> policy.clockSkew(skew.get()));
    }
    Optional<Duration> lifetime = duration(json, LIFETIME);
    if (lifetime.isPresent()) {
      build("/" + LIFETIME, () -> policy.maxPresentationLifetime(lifetime.get()));
    }
    Optional<Duration> age = duration(json, STATUS_AGE);
    if (age.isPresent()) {
      build("/" + STATUS_AGE, () -> policy.maxStatusAge(age.get()));
    }
    Optional<String> territory = text(json, TERRITORY, "");
    if (territory.isPresent()) {
      build("/" + TERRITORY, () -> policy.territory(country(territory.get())));
    }
    List<JsonValue> lists = array(json, CONTEXTS);
    for (int i = 0; i < lists.size(); i++) {
      policy.allowContexts(texts(lists.get(i), JsonPointer.element("/" + CONTEXTS, i)));
    }
    if (json.has(MESSAGES)) {
      texts(json.required(MESSAGES, ""), "/" + MESSAGES).forEach(policy::acceptStatusMessage);
    }
    List<JsonValue> rules = array(json, AGES);
    for (int i = 0; i < rules.size(); i++) {
      policy.ageRule(ageRule(rules.get(i), JsonPointer.element("/" + AGES, i)));
    }
    List<JsonValue> weakened = array(json, WEAKENED);
    for (int i = 0; i < weakened.size(); i++) {
      String at = JsonPointer.element("/" + WEAKENED, i);
      Weakening weakening = WEAKENINGS.get(weakened.get(i).asString(at));
      if (weakening == null) {
        throw malformed(at, "another word", "one of " + List.copyOf(WEAKENINGS.keySet()));
      }
      weakening.apply().accept(policy);
    }
    return policy.build();
  }

  private static AgeRule ageRule(JsonValue value, String where) throws JsonFormatException {
    JsonObject json = value.asObject(where);
    only(json, AGE_MEMBERS, where);
    String at = where + "/" + MAX_AGE;
    Period period;
    try {
      period = Period.parse(json.required(MAX_AGE, where).asString(at));
    } catch (DateTimeException e) {
      throw malformed(at, "text in another form", "years, months and days, for example P24M");
    }
    boolean refuses =
        json.has(REFUSE) && json.required(REFUSE, where).asBoolean(where + "/" + REFUSE);
    Optional<String> credentialType = text(json, CREDENTIAL_TYPE, where);
    Optional<String> achievementType = text(json, ACHIEVEMENT_TYPE, where);
    Optional<String> standard = text(json, STANDARD, where);
    try {
      return new AgeRule(credentialType, achievementType, standard, period, refuses);
    } catch (IllegalArgumentException e) {
      throw malformed(at, "a time of another length", "more than none, at most 200 years");
    }
  }

  private static void only(JsonObject json, Set<String> known, String where)
      throws JsonFormatException {
    for (String name : json.names()) {
      if (!known.contains(name)) {
        throw new JsonFormatException(
            new Problem(
                ProblemCode.UNKNOWN_MEMBER,
                JsonPointer.member(where, name),
                "an unknown member",
                "one of " + known.stream().sorted().toList()));
      }
    }
  }

  private static void build(String where, Runnable step) throws JsonFormatException {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      // Such a message is "found …; expected …", or the second half of it.
      String message = String.valueOf(e.getMessage());
      int expected = message.indexOf("expected ");
      throw malformed(
          where,
          expected > 0 && message.startsWith("found ")
              ? message.substring("found ".length(), expected).replaceFirst(";? *$", "")
              : "a value out of range",
          expected < 0 ? message : message.substring(expected + "expected ".length()));
    }
  }

  private static String uri(String text) {
    try {
      if (new URI(text).isAbsolute()) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException("expected an absolute URI");
  }

  private static String country(String text) {
    if (!text.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("expected two capitals, for example NL");
    }
    return text;
  }

  private static Optional<Duration> duration(JsonObject json, String member)
      throws JsonFormatException {
    Optional<String> text = text(json, member, "");
    try {
      return text.map(Duration::parse);
    } catch (DateTimeException e) {
      throw malformed(
          "/" + member, "text in another form", "days, hours, minutes, for example P1D or PT90M");
    }
  }

  private static Optional<String> text(JsonObject json, String member, String where)
      throws JsonFormatException {
    return json.has(member)
        ? Optional.of(json.required(member, where).asString(where + "/" + member))
        : Optional.empty();
  }

  private static List<JsonValue> array(JsonObject json, String member) throws JsonFormatException {
    return json.has(member)
        ? json.required(member, "").asArray("/" + member).elements()
        : List.of();
  }

  private static List<String> texts(JsonValue value, String where) throws JsonFormatException {
    List<String> texts = new ArrayList<>();
    JsonArray array = value.asArray(where);
    for (int i = 0; i < array.size(); i++) {
      texts.add(array.get(i).asString(JsonPointer.element(where, i)));
    }
    return texts;
  }

  private static JsonFormatException malformed(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected));
  }

  /** The whole policy, also where it is as the default. */
  static JsonObject write(VerificationPolicy policy, Optional<String> id) {
    JsonObject.Builder json = JsonObject.builder();
    id.ifPresent(name -> json.put(ID, name));
    json.put(CLOCK_SKEW, policy.clockSkew().toString());
    json.put(LIFETIME, policy.maxPresentationLifetime().toString());
    json.put(STATUS_AGE, policy.maxStatusAge().toString());
    policy.territory().ifPresent(code -> json.put(TERRITORY, code));
    json.put(
        CONTEXTS,
        new JsonArray(
            policy.allowedContexts().stream().<JsonValue>map(JsonArray::ofStrings).toList()));
    json.put(
        MESSAGES, JsonArray.ofStrings(policy.acceptedStatusMessages().stream().sorted().toList()));
    json.put(AGES, new JsonArray(policy.ageRules().stream().map(PolicyFile::write).toList()));
    json.put(
        WEAKENED,
        JsonArray.ofStrings(
            WEAKENINGS.entrySet().stream()
                .filter(each -> each.getValue().isApplied().test(policy))
                .map(Map.Entry::getKey)
                .toList()));
    return json.build();
  }

  private static JsonValue write(AgeRule rule) {
    JsonObject.Builder json = JsonObject.builder();
    rule.credentialType().ifPresent(type -> json.put(CREDENTIAL_TYPE, type));
    rule.achievementType().ifPresent(type -> json.put(ACHIEVEMENT_TYPE, type));
    rule.standard().ifPresent(uri -> json.put(STANDARD, uri));
    return json.put(MAX_AGE, rule.maxAge().toString()).put(REFUSE, rule.refuses()).build();
  }
}
