package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * What a grant is about. Every dimension must be granted, as everything or as a finite set; a
 * dimension that is left out grants nothing.
 *
 * <p>A query is covered in a dimension if the dimension is ANY, or if the query names something
 * there and all of it is in the set. A query that names nothing in a dimension is covered by ANY
 * only: what is not said cannot be seen to be inside.
 *
 * @param credentialTypes types beside {@code VerifiableCredential}
 * @param achievementTypes Open Badges achievement types
 * @param standards URIs of EVC standards
 * @param skills single skills
 * @param frameworks starts of skill URIs, each up to and including a {@code /} or {@code #}; a
 *     skill needs to be among {@code skills} or to start with one of these
 * @param levels qualification levels, each in its own framework
 * @param territories ISO 3166-1 alpha-2 codes
 * @param issuers for who publishes status: the issuers, by their exact identifiers, whose
 *     credentials it may speak about; not for who issues
 */
public record Scope(
    Dimension<String> credentialTypes,
    Dimension<String> achievementTypes,
    Dimension<String> standards,
    Dimension<SkillReference> skills,
    Dimension<String> frameworks,
    Dimension<LevelRange> levels,
    Dimension<String> territories,
    Dimension<String> issuers) {

  /** The type that every credential has, which therefore says nothing about its scope. */
  static final String BASE_TYPE = "VerifiableCredential";

  /** Checks the frameworks, territories and issuers. */
  public Scope {
    frameworks.members().forEach(prefix -> require(isFramework(prefix), "a framework prefix"));
    territories.members().forEach(code -> require(Contact.isCountry(code), "a country code"));
    issuers
        .members()
        .forEach(id -> require(IssuerIdentity.read(id).isPresent(), "a DID or an https URL"));
    require(!credentialTypes.members().contains(BASE_TYPE), "a type beside " + BASE_TYPE);
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new BrokenRule("another text", expected);
    }
  }

  /** Starts a scope that grants nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * True for the start of an absolute URI that ends at a boundary, so that {@code …/esco/} cannot
   * stand for {@code …/esco-like/}.
   */
  static boolean isFramework(String prefix) {
    if (!prefix.endsWith("/") && !prefix.endsWith("#")) {
      return false;
    }
    try {
      URI uri = URI.create(prefix);
      return uri.isAbsolute()
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && staysInside(prefix);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The dimensions in which the query is not covered, by their names in a list; empty if all. */
  List<String> uncovered(TrustQuery query) {
    List<String> names = new ArrayList<>();
    if (!credentialTypes.any()) {
      check(names, Lote.CREDENTIAL_TYPES, credentialTypes, query.specificTypes());
    }
    check(names, Lote.ACHIEVEMENT_TYPES, achievementTypes, query.achievementType());
    check(names, Lote.STANDARDS, standards, query.standard());
    // The skills of a query are worked out when they are asked for.
    boolean anySkill = skills.any() || frameworks.any();
    if (!anySkill && !covers(false, query.skills(), this::coversSkill)) {
      names.add(Lote.SKILLS);
    }
    if (!covers(
        levels.any(),
        query.levels(),
        level -> levels.members().stream().anyMatch(range -> range.contains(level)))) {
      names.add(Lote.LEVELS);
    }
    check(names, Lote.TERRITORIES, territories, query.territory());
    if (query.action() == GrantAction.PUBLISH_STATUS) {
      check(names, Lote.ISSUERS, issuers, query.credentialIssuer());
    }
    return List.copyOf(names);
  }

  /** The dimensions that grant nothing, by their names in a list. */
  List<String> leftOut(GrantAction action) {
    List<String> names = new ArrayList<>();
    addIfNothing(names, Lote.CREDENTIAL_TYPES, credentialTypes);
    addIfNothing(names, Lote.ACHIEVEMENT_TYPES, achievementTypes);
    addIfNothing(names, Lote.STANDARDS, standards);
    if (frameworks.isNothing()) {
      addIfNothing(names, Lote.SKILLS, skills);
    }
    addIfNothing(names, Lote.LEVELS, levels);
    addIfNothing(names, Lote.TERRITORIES, territories);
    if (action == GrantAction.PUBLISH_STATUS) {
      addIfNothing(names, Lote.ISSUERS, issuers);
    }
    return List.copyOf(names);
  }

  private static void addIfNothing(List<String> names, String name, Dimension<?> dimension) {
    if (dimension.isNothing()) {
      names.add(name);
    }
  }

  private static void check(
      List<String> names, String name, Dimension<String> dimension, Optional<String> asked) {
    check(names, name, dimension, asked.isPresent() ? Set.of(asked.get()) : Set.of());
  }

  private static void check(
      List<String> names, String name, Dimension<String> dimension, Set<String> asked) {
    if (!covers(dimension.any(), asked, dimension.members()::contains)) {
      names.add(name);
    }
  }

  private static <T> boolean covers(boolean any, Collection<T> asked, Predicate<T> granted) {
    if (any) {
      return true;
    }
    for (T each : asked) {
      if (!granted.test(each)) {
        return false;
      }
    }
    return !asked.isEmpty();
  }

  private boolean coversSkill(SkillReference skill) {
    String uri = skill.toString();
    return skills.members().contains(skill)
        || (staysInside(uri) && frameworks.members().stream().anyMatch(uri::startsWith));
  }

  /** False if a path could climb out of its prefix when somebody resolves it. */
  private static boolean staysInside(String uri) {
    String path = uri.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%2f", "/");
    return !(path + "/").replace('\\', '/').matches("(?s).*/\\.{1,2}[/?#].*")
        && !path.contains("%5c");
  }

  /** Collects the dimensions of a scope; what is not called grants nothing. Not thread-safe. */
  public static final class Builder {
    private Dimension<String> credentialTypes = Dimension.nothing();
    private Dimension<String> achievementTypes = Dimension.nothing();
    private Dimension<String> standards = Dimension.nothing();
    private Dimension<SkillReference> skills = Dimension.nothing();
    private Dimension<String> frameworks = Dimension.nothing();
    private Dimension<LevelRange> levels = Dimension.nothing();
    private Dimension<String> territories = Dimension.nothing();
    private Dimension<String> issuers = Dimension.nothing();

    private Builder() {}

    /** Credentials of these types, all of them beside {@code VerifiableCredential}. */
    public Builder credentialTypes(String... types) {
      credentialTypes = Dimension.of(Set.of(types));
      return this;
    }

    /** Credentials of every type. */
    public Builder anyCredentialType() {
      credentialTypes = Dimension.anything();
      return this;
    }

    /** Achievements of these types. */
    public Builder achievementTypes(String... types) {
      achievementTypes = Dimension.of(Set.of(types));
      return this;
    }

    /** Achievements of every type, also of none. */
    public Builder anyAchievementType() {
      achievementTypes = Dimension.anything();
      return this;
    }

    /** Assessments against these EVC standards. */
    public Builder standards(String... uris) {
      standards = Dimension.of(Set.of(uris));
      return this;
    }

    /** Assessments against every EVC standard, also against none. */
    public Builder anyStandard() {
      standards = Dimension.anything();
      return this;
    }

    /** These skills, beside those of the frameworks. */
    public Builder skills(SkillReference... references) {
      skills = Dimension.of(Set.of(references));
      return this;
    }

    /** Every skill, also none. */
    public Builder anySkill() {
      skills = Dimension.anything();
      return this;
    }

    /** Every skill whose URI starts with one of these, beside the single skills. */
    public Builder frameworks(String... prefixes) {
      frameworks = Dimension.of(Set.of(prefixes));
      return this;
    }

    /** Levels in these ranges. */
    public Builder levels(LevelRange... ranges) {
      levels = Dimension.of(Set.of(ranges));
      return this;
    }

    /** Every level, also none. */
    public Builder anyLevel() {
      levels = Dimension.anything();
      return this;
    }

    /** These countries. */
    public Builder territories(String... codes) {
      territories = Dimension.of(Set.of(codes));
      return this;
    }

    /** Every country. */
    public Builder anyTerritory() {
      territories = Dimension.anything();
      return this;
    }

    /** Status of the credentials of these issuers, by their exact identifiers. */
    public Builder issuers(String... identifiers) {
      issuers = Dimension.of(Set.of(identifiers));
      return this;
    }

    /** Status of the credentials of every issuer. */
    public Builder anyIssuer() {
      issuers = Dimension.anything();
      return this;
    }

    Builder credentialTypes(Dimension<String> dimension) {
      credentialTypes = dimension;
      return this;
    }

    Builder achievementTypes(Dimension<String> dimension) {
      achievementTypes = dimension;
      return this;
    }

    Builder standards(Dimension<String> dimension) {
      standards = dimension;
      return this;
    }

    Builder skills(Dimension<SkillReference> dimension) {
      skills = dimension;
      return this;
    }

    Builder frameworks(Dimension<String> dimension) {
      frameworks = dimension;
      return this;
    }

    Builder levels(Dimension<LevelRange> dimension) {
      levels = dimension;
      return this;
    }

    Builder territories(Dimension<String> dimension) {
      territories = dimension;
      return this;
    }

    Builder issuers(Dimension<String> dimension) {
      issuers = dimension;
      return this;
    }

    /**
     * The scope.
     *
     * @throws IllegalArgumentException for a framework, country or identifier in another form
     */
    public Scope build() {
      return new Scope(
          credentialTypes,
          achievementTypes,
          standards,
          skills,
          frameworks,
          levels,
          territories,
          issuers);
    }
  }
}
