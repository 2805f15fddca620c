package nl.skillspaspoort.core.carrier;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** Bytes that hold no credential that can be read. */
public final class CarrierException extends ProblemException {
  private static final long serialVersionUID = 1L;

  CarrierException(ProblemCode code, String where, String found, String expected) {
    super(new Problem(code, where, found, expected));
  }

  CarrierException(ProblemException cause) {
    super(cause.problem(), cause);
  }

  static CarrierException malformed(String where, String found, String expected) {
    return new CarrierException(ProblemCode.CARRIER_MALFORMED, where, found, expected);
  }

  static CarrierException tooLarge(String found, String expected) {
    return new CarrierException(ProblemCode.LIMIT_EXCEEDED, "", found, expected);
  }
}
