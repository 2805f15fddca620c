package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.verifier.VerifiedCredential;

/** What a credential of somebody else says, once every check of it passed: to what a yes is. */
final class VerifiedFacts {
  private final VerifiedCredential credential;

  VerifiedFacts(VerifiedCredential credential) {
    this.credential = credential;
  }

  /** Lists for the names of skills; a list that cannot be read takes nothing from a verdict. */
  static Vocabularies vocabularies(Session session) {
    try {
      return new VocabularyFiles(session).loadQuietly();
    } catch (UsageException | ProblemException | IOException e) {
      return Vocabularies.none();
    }
  }

  void show(Sheet sheet, Words words, Vocabularies vocabularies) {
    sheet.row("verify.title", Facts.title(credential.claims()));
    sheet.row("verify.issuer", credential.issuerName(words.language()));
    credential
        .claims()
        .awardedDate()
        .ifPresent(date -> sheet.row("show.awarded", words.date(date)));
    ShowCommand.skills(sheet, words, vocabularies, credential.skillFindings());
    ProofLevel level = credential.proof().level();
    sheet.row("verify.proof-level", level.code() + " " + level.name(words.language()));
    sheet.blank();
  }

  JsonObject json(Words words) {
    return JsonObject.builder()
        .put("title", Facts.title(credential.claims()))
        .put("issuer", credential.issuerName(words.language()))
        .putIfPresent(
            "awarded",
            credential
                .claims()
                .awardedDate()
                .map(date -> new JsonString(DateTimeStamp.format(date))))
        .put("skills", ShowCommand.json(credential.skillFindings()))
        .put("proofLevel", credential.proof().level().code())
        .build();
  }
}
