package nl.skillspaspoort.picture;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** Texts of QR codes that make no whole, or content that is too much for QR codes. */
public final class QrException extends ProblemException {
  private static final long serialVersionUID = 1L;

  QrException(ProblemCode code, String where, String found, String expected) {
    super(new Problem(code, where, found, expected));
  }

  static QrException malformed(String where, String found, String expected) {
    return new QrException(ProblemCode.CARRIER_MALFORMED, where, found, expected);
  }

  static QrException tooLarge(String found, String expected) {
    return new QrException(ProblemCode.LIMIT_EXCEEDED, "", found, expected);
  }
}
