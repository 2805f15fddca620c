package nl.skillspaspoort.core.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Withheld;

/**
 * What a well-formed credential says. Whether it may be believed depends on who hands it out:
 * {@link SignedCredential#unverified()} has checked nothing.
 *
 * <p>A view on a JSON object whose unknown members are kept. Immutable.
 */
public final class CredentialClaims {
  private static final String PROOF = "proof";

  private final JsonObject json;
  private final CredentialStructure structure;
  private final Withheld withheld;

  private CredentialClaims(JsonObject json, CredentialStructure structure, Withheld withheld) {
    this.json = json;
    this.structure = structure;
    this.withheld = withheld;
  }

  /**
   * Reads a credential without its proofs' meaning.
   *
   * @throws CredentialFormatException if it does not have the structure of the data model
   */
  public static CredentialClaims read(JsonObject json) throws CredentialFormatException {
    return read(json, Withheld.nothing());
  }

  /**
   * Reads a credential of which parts may have been left out by the one who shows it.
   *
   * @throws CredentialFormatException if what is left does not have the structure of the data model
   */
  public static CredentialClaims read(JsonObject json, Withheld withheld)
      throws CredentialFormatException {
    return new CredentialClaims(json, CredentialStructure.check(json, withheld), withheld);
  }

  /**
   * The claims of another document of which the same was left out, usually of this one without its
   * proofs. What stands in both is not read again.
   *
   * @throws CredentialFormatException if it does not have the structure of the data model
   */
  public CredentialClaims of(JsonObject other) throws CredentialFormatException {
    return saysTheSame(other)
        ? new CredentialClaims(other, structure, withheld)
        : read(other, withheld);
  }

  /** True if the other document has the same members, but for proofs. */
  private boolean saysTheSame(JsonObject other) {
    int at = 0;
    for (int i = 0; i < json.size(); i++) {
      if (at < other.size() && other.nameAt(at).equals(json.nameAt(i))) {
        if (other.valueAt(at) != json.valueAt(i) && !other.valueAt(at).equals(json.valueAt(i))) {
          return false;
        }
        at++;
      } else if (!json.nameAt(i).equals(PROOF)) {
        return false;
      }
    }
    return at == other.size();
  }

  /** The document, with proofs if it was read with them. */
  public JsonObject json() {
    return json;
  }

  /** The version of the data model. */
  public DataModel dataModel() {
    return structure.dataModel();
  }

  /** The identifier of the credential, if it has one. */
  public Optional<String> id() {
    return json.text("id");
  }

  /** The types, {@code VerifiableCredential} among them. */
  public List<String> types() {
    return structure.types();
  }

  /** Who says that. */
  public IssuerReference issuer() {
    return structure.issuer();
  }

  /** When it is usable. */
  public ValidityPeriod validity() {
    return structure.validity();
  }

  /** When the achievement was awarded; stays the same when the credential is corrected. */
  public Optional<Instant> awardedDate() {
    return structure.awardedDate();
  }

  /** The title of the credential. */
  public Optional<String> name() {
    return json.text("name");
  }

  /** The identifiers of the subjects; a subject without one is not in the list. */
  public List<String> subjectIds() {
    return structure.subjectIds();
  }

  /** Who achieved what, if this is an Open Badges credential. */
  public Optional<AchievementSubject> achievementSubject() {
    return structure.achievementSubject();
  }

  /** The entries that say where the state of the credential can be looked up. */
  public List<JsonObject> statusEntries() {
    return structure.statusEntries();
  }

  /** The schemas that the credential says it follows. */
  public List<JsonObject> schemas() {
    return structure.schemas();
  }

  /** Where something was left out of the document by the one who shows it. */
  public Withheld withheld() {
    return withheld;
  }

  /**
   * True if a member of the achievement may be among what the holder left out: its kind, its
   * standard, a level. For selective disclosure that does not tell the places it is always so.
   */
  public boolean mayWithholdOfAchievement() {
    return withheld.isFrom("/credentialSubject/achievement")
        || withheld.isFrom("/credentialSubject/0/achievement");
  }

  /** The types only, never a claim. */
  @Override
  public String toString() {
    return "CredentialClaims" + types();
  }
}
