package nl.skillspaspoort.wallet.passport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.carrier.PresentationAttachment;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * A presentation as a document for people. Everything that it shows of a person comes from the
 * presentation, which goes along inside it. The same presentation gives the same bytes. Immutable.
 */
public final class Passport {
  private final SignedPresentation presentation;
  private final PresentationRequest request;
  private final Instant madeAt;
  private final Instant until;
  private final PassportWords words;
  private final List<PassportEntry> entries;

  private Passport(
      SignedPresentation presentation,
      PresentationRequest request,
      Instant madeAt,
      Instant until,
      PassportWords words,
      List<PassportEntry> entries) {
    this.presentation = presentation;
    this.request = request;
    this.madeAt = madeAt;
    this.until = until;
    this.words = words;
    this.entries = entries;
  }

  /**
   * A passport of a presentation.
   *
   * @param request what the presentation answers
   * @param madeAt when it was signed
   * @param until until when it is good
   * @param vocabularies where the names of skills come from, in the reader's language; what is not
   *     there is called as the credential calls it
   * @throws CredentialFormatException if a credential in it cannot be read
   */
  public static Passport of(
      SignedPresentation presentation,
      PresentationRequest request,
      Instant madeAt,
      Instant until,
      Vocabularies vocabularies,
      Language language)
      throws CredentialFormatException {
    PassportWords words = new PassportWords(language);
    PassportReader reader = new PassportReader(presentation.holder(), madeAt, vocabularies, words);
    List<PassportEntry> entries = new ArrayList<>();
    for (JsonObject credential : presentation.credentials()) {
      entries.add(reader.entry(SignedCredential.of(credential).unverified()));
    }
    return new Passport(
        presentation,
        Objects.requireNonNull(request, "request"),
        Objects.requireNonNull(madeAt, "madeAt"),
        Objects.requireNonNull(until, "until"),
        words,
        List.copyOf(entries));
  }

  /**
   * A tagged PDF of at most four pages for twenty credentials, with the presentation as an embedded
   * file. Of very many skills it shows a part, and says how many there are.
   */
  public byte[] toPdf() {
    return new PassportPdf(this).write();
  }

  /** A page in UTF-8 without scripts, that loads nothing. */
  public byte[] toHtml() {
    return new PassportHtml(this).write();
  }

  SignedPresentation presentation() {
    return presentation;
  }

  PassportWords words() {
    return words;
  }

  Instant madeAt() {
    return madeAt;
  }

  List<PassportEntry> entries() {
    return entries;
  }

  /** For whom, why, and until when: a line each. */
  List<String> purpose() {
    List<String> lines = new ArrayList<>();
    lines.add(words.text("for", request.audience()));
    if (!request.purpose().isBlank()) {
      lines.add(words.text("purpose", request.purpose()));
    }
    lines.add(words.text("made", words.moment(madeAt)));
    lines.add(words.text("until", words.moment(until)));
    return lines;
  }

  /**
   * The skills that were shown, each once: not those of a credential that has ended or is about
   * somebody else, nor what somebody says of herself.
   */
  List<String> shownSkills() {
    return entries.stream()
        .filter(PassportEntry::counts)
        .flatMap(entry -> entry.skills().stream())
        .filter(PassportEntry.Skills::shown)
        .flatMap(skills -> skills.labels().stream())
        .distinct()
        .toList();
  }

  String mediaType() {
    return PresentationAttachment.mediaType(presentation);
  }

  /** What the presentation is called as a file. */
  String fileName() {
    String ending =
        presentation.mechanism() == SecuringMechanism.DATA_INTEGRITY
            ? ".json"
            : presentation.mechanism() == SecuringMechanism.JOSE ? ".jwt" : ".sd-jwt";
    return words.text("attachment.name") + ending;
  }

  /** The number of credentials only. */
  @Override
  public String toString() {
    return "Passport[" + entries.size() + " credentials]";
  }
}
