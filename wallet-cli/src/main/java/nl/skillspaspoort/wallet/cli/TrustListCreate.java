package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code skillspas trust-list create}: the draft of a first version, to be filled in. */
@CommandLine.Command(name = "create", sortOptions = false, sortSynopsis = false)
final class TrustListCreate implements Command {
  static final int MOST_DAYS = 366;

  @Option(
      names = "--id",
      required = true,
      paramLabel = "URI",
      descriptionKey = "trust-list.create.id",
      order = 1)
  private String id = "";

  @Option(
      names = "--operator",
      required = true,
      paramLabel = "${bundle:label.name}",
      descriptionKey = "trust-list.create.operator",
      order = 2)
  private String operator = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.create.out",
      order = 3)
  private String out = "";

  @Option(names = "--days", paramLabel = "N", descriptionKey = "trust-list.days", order = 4)
  private int days = 30;

  @Option(names = "--example", descriptionKey = "trust-list.create.example", order = 5)
  private boolean example;

  /** So that there are credentials to try it with. */
  private static final Duration YEAR = Duration.ofDays(365);

  @Override
  public ExitCode run(Session session) throws UsageException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Path target = files.target(out);
    if (days < 1 || days > MOST_DAYS) {
      throw new UsageException("usage.trust-list.days", days, MOST_DAYS);
    }
    Instant now = session.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    TrustListDraft draft;
    try {
      TrustListDraft.Builder builder =
          TrustListDraft.builder()
              .id(id)
              .operator(DisplayName.same(operator))
              .sequence(1)
              .issuedAt(now)
              .nextUpdate(now.plus(Duration.ofDays(days)));
      if (example) {
        builder.issuer(invented(now));
      }
      draft = builder.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException("usage.trust-list.part", String.valueOf(e.getMessage()));
    }
    files.write(target, out, (JsonWriter.pretty(draft.toJson())).getBytes(StandardCharsets.UTF_8));
    if (session.json()) {
      session.printer().answer(draft.toJson());
    } else {
      session.answer("trust-list.create.made", out);
    }
    session.hint("trust-list.create.hint");
    return ExitCode.DONE;
  }

  /** An entry to copy and change: a school that does not exist. */
  private static TrustedIssuer invented(Instant now) {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .anyAchievementType()
            .anyStandard()
            .frameworks("http://data.europa.eu/esco/skill/")
            .anyLevel()
            .anyTerritory()
            .build();
    return new TrustedIssuer(
        List.of(IssuerIdentity.of("did:web:school.example")),
        DisplayName.of("Voorbeeldschool (fictief)", "Example school (invented)"),
        new Contact(
            "Voorbeeldstraat 1",
            Optional.of("1234 AB"),
            Optional.of("Voorbeeldstad"),
            "NL",
            URI.create("mailto:info@school.example"),
            URI.create("https://school.example/")),
        List.of(),
        List.of(
            Grant.toIssue(
                DisplayName.of("Opleider", "Training provider"), scope, now.minus(YEAR))));
  }
}
