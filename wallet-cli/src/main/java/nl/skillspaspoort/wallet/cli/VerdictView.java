package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.carrier.CarriedDocument;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.verifier.Circumstances;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.AxisText;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * What the verifier says, on a screen: first the answer, then what it is about, the six answers
 * that it is made of, and why. Several credentials in one answer come one by one.
 */
final class VerdictView {
  private static final int NAME = 60;

  /** Its place among the six answers. */
  private static final int STATUS = 2;

  private final Session session;
  private final Sheet sheet;
  private final byte[] content;

  VerdictView(Session session, byte[] content) {
    this.session = session;
    this.sheet = new Sheet(session);
    this.content = content;
  }

  void show(VerificationResult result) {
    List<ProblemCode> codes = codes(result.problems());
    boolean signed = result.axes().integrity() == Axes.Integrity.VALID;
    if (codes.contains(ProblemCode.CARRIER_EMPTY) || (!signed && document().isEmpty())) {
      // Nothing that is signed was found, so no signature is wrong.
      session.answer(
          codes.contains(ProblemCode.CARRIER_EMPTY) ? "verify.nothing" : "verify.unread");
      tell("verify.reasons", result.problems());
      return;
    }
    if (result.parts().size() > 1) {
      severally(result);
      return;
    }
    session.answer("verify." + answer(result));
    sheet.blank();
    boolean unlisted = result.axes().recognition() == Axes.Recognition.NOT_LISTED;
    one(result, unlisted ? received(0) : Optional.empty());
    tell("verify.reasons", result.problems());
    tell("verify.warnings", result.warnings());
  }

  private void severally(VerificationResult result) {
    List<VerificationResult> parts = result.parts();
    long good = parts.stream().filter(part -> part.verdict() == Verdict.VALID).count();
    session.answer("verify.answer." + answer(result), good, parts.size());
    tell("verify.reasons", own(result));
    for (int i = 0; i < parts.size(); i++) {
      VerificationResult part = parts.get(i);
      sheet.blank();
      sheet.heading(session.words().text("verify.part." + answer(part), i + 1));
      Optional<CredentialClaims> received = received(i);
      if (part.verdict() != Verdict.VALID && part.axes().integrity() == Axes.Integrity.VALID) {
        // Only to tell which one it is: what it says does not hold.
        received.ifPresent(claims -> sheet.row("verify.title", Facts.title(claims)));
      }
      one(part, received);
      tell("verify.reasons", part.problems());
      tell("verify.warnings", part.warnings());
    }
  }

  /** The verdict; by another name if nothing is wrong but that the reader gave no list. */
  private static String answer(VerificationResult result) {
    List<ProblemCode> failed =
        Stream.concat(Stream.of(result), result.parts().stream())
            .flatMap(each -> each.outcomes().stream())
            .filter(CheckOutcome.Failed.class::isInstance)
            .flatMap(outcome -> outcome.problem().stream())
            .map(Problem::code)
            .distinct()
            .toList();
    return failed.equals(List.of(ProblemCode.NO_TRUST_POLICY))
        ? "NO_LIST"
        : result.verdict().name();
  }

  /** What is wrong with the answer itself, whatever is in it. */
  private static List<Problem> own(VerificationResult result) {
    return result.outcomes().stream()
        .filter(outcome -> !outcome.isSatisfied())
        .map(CheckOutcome::problem)
        .flatMap(Optional::stream)
        .toList();
  }

  private void one(VerificationResult result, Optional<CredentialClaims> received) {
    List<VerifiedCredential> verified =
        result.match(
            VerificationResult.Valid::credentials, invalid -> List.of(), open -> List.of());
    Vocabularies vocabularies =
        verified.isEmpty() ? Vocabularies.none() : VerifiedFacts.vocabularies(session);
    for (VerifiedCredential credential : verified) {
      new VerifiedFacts(credential).show(sheet, session.words(), vocabularies);
    }
    if (result.axes().recognition() == Axes.Recognition.NOT_LISTED) {
      // What an unlisted issuer calls itself: shown as that, never as its name.
      received
          .flatMap(claims -> claims.issuer().claimedName())
          .ifPresent(name -> sheet.row("verify.calls-itself", Columns.cut(name, NAME)));
    }
    List<AxisText> axes = AxisText.of(result.axes(), session.words().language());
    for (int i = 0; i < axes.size(); i++) {
      sheet.labelled(axes.get(i).name(), axes.get(i).value());
      if (i == STATUS) {
        newsOfStatus(result.circumstances()).ifPresent(sheet::more);
      }
    }
  }

  /** From when the oldest status list is that the answer rests on. */
  private Optional<String> newsOfStatus(Circumstances known) {
    Words words = session.words();
    return known
        .statusAge()
        .map(age -> words.text("verify.news", words.moment(known.knownAt().minus(age))));
  }

  private Optional<CarriedDocument> document() {
    try {
      return Optional.of(CredentialReader.strict().read(content));
    } catch (CarrierException e) {
      return Optional.empty();
    }
  }

  /** The credential at this place as it was received, not verified. */
  private Optional<CredentialClaims> received(int place) {
    return document().flatMap(document -> claims(document, place));
  }

  private static Optional<CredentialClaims> claims(CarriedDocument document, int place) {
    try {
      List<JsonObject> shown = SignedPresentation.parse(document.content()).credentials();
      return place < shown.size()
          ? Optional.of(SignedCredential.of(shown.get(place)).unverified())
          : Optional.empty();
    } catch (CredentialFormatException e) {
      // Then it is a credential by itself, or nothing that can be read.
    }
    try {
      return Optional.of(document.credential().unverified());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static List<ProblemCode> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).distinct().toList();
  }

  private void tell(String heading, List<Problem> problems) {
    List<String> texts = new ArrayList<>();
    for (ProblemCode code : codes(problems)) {
      Explanation explanation = Explanation.of(code, session.words().language());
      texts.add(explanation.meaning() + " " + explanation.advice() + " [" + code + "]");
    }
    if (!texts.isEmpty()) {
      sheet.blank();
      session.answer(heading);
      texts.forEach(sheet::indented);
    }
  }
}
