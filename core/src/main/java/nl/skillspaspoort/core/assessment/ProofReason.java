package nl.skillspaspoort.core.assessment;

import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/** The facts that a proof level was computed from. The names are stable. */
public enum ProofReason {
  /** Issuer and subject are the same. */
  SELF_ASSERTED,
  /** No list was asked about the issuer. */
  ISSUER_NOT_JUDGED,
  /** No list recognises the issuer for this. */
  ISSUER_NOT_RECOGNISED,
  /** It could not be told whether the issuer is recognised. */
  RECOGNITION_UNDETERMINED,
  /** A list denies the issuer, or its key is in other hands: its word counts for nothing. */
  ISSUER_DENIED,
  /** The issuer was recognised for this when it was awarded. */
  ISSUER_RECOGNISED,
  /** The recognition has ended since. */
  RECOGNITION_ENDED_SINCE,
  /** The list names no kind of achievement, so that a formal level cannot be read from it. */
  KIND_NOT_NAMED_BY_LIST,
  /** The list does not name the EVC standard. */
  STANDARD_NOT_NAMED_BY_LIST,
  /** The list does not name the qualification level. */
  LEVEL_NOT_NAMED_BY_LIST,
  /** The company where it was shown is not recognised, or nobody was asked. */
  COMPANY_NOT_RECOGNISED,
  /** Elements of the European recommendation are missing. */
  ELEMENTS_MISSING,
  /** It has no end date, as certificates of professional competence have. */
  NO_END_DATE,
  /** Work at the issuer, with a role. */
  WORK_EXPERIENCE,
  /** Taken part in, not assessed. */
  NOT_ASSESSED,
  /** Assessed, with results. */
  ASSESSED,
  /** Work processes were shown at a recognised company. */
  SHOWN_AT_COMPANY,
  /** Assessed against an EVC standard. */
  ASSESSED_AGAINST_STANDARD,
  /** A certificate or licence of a branch, with an end date. */
  BRANCH_CERTIFICATE,
  /** A micro-credential with all elements. */
  MICRO_CREDENTIAL,
  /** A diploma, degree or part of a qualification. */
  QUALIFICATION,
  /** Endorsed by somebody else. */
  ENDORSED,
  /** Endorsed by a recognised organisation. */
  ENDORSED_BY_RECOGNISED_ORGANISATION,
  /** An endorsement by the subject's own key was not counted. */
  OWN_ENDORSEMENT_NOT_COUNTED,
  /** A further endorsement by the same key was not counted. */
  REPEATED_ENDORSEMENT_NOT_COUNTED,
  /** An endorsement of something else was not counted. */
  OTHER_ENDORSEMENT_NOT_COUNTED;

  private static final Texts TEXTS = Texts.beside(ProofLevel.class, "proof");

  /** The reason in one sentence, for people. */
  public String text(Language language) {
    return TEXTS.get(language, name());
  }
}
