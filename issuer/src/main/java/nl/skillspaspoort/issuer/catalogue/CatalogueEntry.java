package nl.skillspaspoort.issuer.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.MissingElement;
import nl.skillspaspoort.core.assessment.Profile;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.Achievement;

/**
 * One achievement of a catalogue, in every language. Immutable.
 *
 * <p>Give {@link #achievement} to {@link nl.skillspaspoort.issuer.Issuer#award} or to a batch.
 */
public final class CatalogueEntry {
  private final String id;
  private final String version;
  private final Profile profile;
  private final Map<Language, Achievement> achievements;

  CatalogueEntry(
      String id, String version, Profile profile, Map<Language, Achievement> achievements) {
    this.id = id;
    this.version = version;
    this.profile = profile;
    this.achievements = new EnumMap<>(achievements);
  }

  /**
   * Reads a catalogue file: YAML 1.2 or JSON in UTF-8, at most 1 MiB.
   *
   * @throws CatalogueException naming line and column, if it cannot be read
   */
  public static CatalogueEntry read(byte[] utf8) throws CatalogueException {
    return new EntryReader(YamlReader.read(utf8).members()).read();
  }

  /** The identifier in the file; that of the achievements ends with the language. */
  public String id() {
    return id;
  }

  /** The version in the file: numbers with points between them. */
  public String version() {
    return version;
  }

  /** The profile that it follows, or should. */
  public Profile profile() {
    return profile;
  }

  /** What to award, in one language. */
  public Achievement achievement(Language language) {
    return Objects.requireNonNull(achievements.get(language));
  }

  /** What its profile asks for and the file lacks; the same in every language. */
  public List<MissingElement> missing() {
    return profile.missing(achievement(Language.NL));
  }

  /**
   * What its profile asks for and the issuer lacks.
   *
   * @param issuer the issuer as it stands in its credentials
   */
  public List<MissingElement> missingOfIssuer(JsonObject issuer) {
    return profile.missingOfIssuer(issuer);
  }

  /**
   * SHA-256 over profile and texts in every language, in base64url: the same for the same content,
   * however the file is laid out.
   */
  public String digest() {
    JsonObject.Builder all = JsonObject.builder().put("profile", profile.code());
    achievements.forEach((language, achievement) -> all.put(language.tag(), achievement.json()));
    return Base64Url.encode(HashAlgorithm.SHA_256.hash(Jcs.canonicalBytes(all.build())));
  }

  /** The key of a result: what comes after the {@code #} of its identifier. */
  public Optional<String> resultKey(String resultId) {
    return resultId.startsWith(id + "#")
        ? Optional.of(resultId.substring(id.length() + 1))
        : Optional.empty();
  }

  /** Identifier and version. */
  @Override
  public String toString() {
    return "CatalogueEntry[" + id + ", version " + version + "]";
  }
}
