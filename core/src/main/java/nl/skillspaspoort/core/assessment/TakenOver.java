package nl.skillspaspoort.core.assessment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A citation of an earlier certificate whose findings a later one takes over, as it stands among
 * the later one's {@code evidence}. That the earlier one exists and says so is not checked here.
 *
 * @param certificate identifier of the earlier certificate
 * @param awarded when that was awarded
 * @param competences names of what was taken over
 */
public record TakenOver(String certificate, LocalDate awarded, List<String> competences) {
  private static final String GENRE = "takenOver";
  private static final String NAME = "Overgenomen uit het certificaat van ";
  private static final Pattern NAMED = Pattern.compile(NAME + "([0-9]{4}-[0-9]{2}-[0-9]{2})");

  /** No blanks and no control characters: what is shown to people must not break lines. */
  private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z]+:[\\x21-\\x7e]{1,300}");

  /** Checks that nothing is missing. */
  public TakenOver {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(awarded, "awarded");
    competences = List.copyOf(competences);
  }

  /** The Open Badges {@code Evidence} that says so. */
  public JsonObject toEvidence() {
    return JsonObject.builder()
        .put("id", certificate)
        .put("type", JsonArray.ofStrings(List.of("Evidence")))
        .put("name", NAME + awarded)
        .put("genre", GENRE)
        .put("narrative", String.join("; ", competences))
        .build();
  }

  /**
   * Every citation of a credential that is written in this form, in order; others are passed over.
   */
  public static List<TakenOver> allIn(CredentialClaims claims) {
    List<TakenOver> found = new ArrayList<>();
    for (JsonObject evidence : Said.objects(claims.json(), "evidence")) {
      if (evidence.text("genre").equals(Optional.of(GENRE))) {
        read(evidence).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<TakenOver> read(JsonObject evidence) {
    Matcher named = NAMED.matcher(evidence.text("name").orElse(""));
    Optional<String> id = evidence.text("id").filter(one -> IDENTIFIER.matcher(one).matches());
    if (id.isEmpty() || !named.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TakenOver(
              id.get(),
              LocalDate.parse(named.group(1)),
              evidence
                  .text("narrative")
                  .filter(text -> !text.isBlank())
                  .map(text -> List.of(text.split("; ", -1)))
                  .orElse(List.of())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The number of competences: which they are is personal. */
  @Override
  public String toString() {
    return "TakenOver[" + competences.size() + " competences]";
  }
}
