package nl.skillspaspoort.issuer.batch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.issuer.registry.AwardRequest;
import nl.skillspaspoort.issuer.registry.Person;

/**
 * One row of a file that holds no fault.
 *
 * @param line where it begins, from 1
 * @param person for whom
 * @param reference her reference as the file has it, for the report to the provider
 * @param holder her wallet, if the file says so
 * @param day when it was awarded
 * @param results what was reached
 * @param remarks what goes in as evidence
 */
public record BatchRow(
    int line,
    Person person,
    String reference,
    Optional<Did> holder,
    LocalDate day,
    List<Result> results,
    List<Remark> remarks) {

  /** A text that goes into the credential as it is. */
  record Remark(String title, String text) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("type", JsonArray.ofStrings(List.of("Evidence")))
          .put("name", title)
          .put("narrative", text)
          .build();
    }

    @Override
    public String toString() {
      return "Remark[" + title + "]";
    }
  }

  /** Copies the lists. */
  public BatchRow {
    results = List.copyOf(results);
    remarks = List.copyOf(remarks);
  }

  /** What the registry is asked for. */
  public AwardRequest request(Achievement achievement) {
    return new AwardRequest(person, achievement.id(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** What to sign, for a wallet. */
  public CredentialDraft draft(Achievement achievement, Did wallet) {
    CredentialDraft.Builder draft =
        CredentialDraft.about(wallet)
            .achievement(achievement)
            .awardedDate(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    results.forEach(draft::result);
    if (!remarks.isEmpty()) {
      draft.with(
          "evidence", new JsonArray(remarks.stream().<JsonValue>map(Remark::toJson).toList()));
    }
    return draft.build();
  }

  /** The line only: the rest is personal. */
  @Override
  public String toString() {
    return "BatchRow[line " + line + "]";
  }
}
