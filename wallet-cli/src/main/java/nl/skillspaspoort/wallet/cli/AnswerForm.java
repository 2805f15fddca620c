package nl.skillspaspoort.wallet.cli;

import java.util.Locale;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.picture.QrChunks;
import nl.skillspaspoort.picture.QrPicture;
import nl.skillspaspoort.wallet.passport.Passport;

/** In what kind of file an answer leaves: the ending of its name says so. */
enum AnswerForm {
  /** The presentation itself. */
  PRESENTATION,
  /** A passport as a PDF. */
  PDF,
  /** A passport as a page. */
  HTML,
  /** QR codes in a picture. */
  PNG,
  /** QR codes in a drawing. */
  SVG;

  private static final int MODULE_PIXELS = 6;
  private static final int SMALLER_MODULE_PIXELS = 4;
  private static final int FEW_CODES = 36;

  static AnswerForm of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".pdf")) {
      return PDF;
    }
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return HTML;
    }
    if (name.endsWith(".png")) {
      return PNG;
    }
    return name.endsWith(".svg") ? SVG : PRESENTATION;
  }

  byte[] bytes(Answer answer, Session session) throws ProblemException {
    return switch (this) {
      case PRESENTATION -> answer.presentation().bytes();
      case PDF -> passport(answer, session).toPdf();
      case HTML -> passport(answer, session).toHtml();
      case PNG -> png(codes(answer));
      case SVG -> codes(answer).toSvg(session.words().text("share.qr.title"));
    };
  }

  private static byte[] png(QrPicture codes) throws ProblemException {
    return codes.toPng(codes.codes() <= FEW_CODES ? MODULE_PIXELS : SMALLER_MODULE_PIXELS);
  }

  private static Passport passport(Answer answer, Session session) throws ProblemException {
    return Passport.of(
        answer.presentation(),
        answer.request(),
        answer.share().madeAt(),
        answer.share().until(),
        VerifiedFacts.vocabularies(session),
        session.words().language());
  }

  private static QrPicture codes(Answer answer) throws ProblemException {
    return QrPicture.of(QrChunks.split(answer.presentation().bytes(), QrChunks.CHARS_FOR_PICTURE));
  }
}
