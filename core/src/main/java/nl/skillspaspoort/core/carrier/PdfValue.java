package nl.skillspaspoort.core.carrier;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a PDF, as far as a reader of attachments needs to know.
 *
 * @see <a href="https://www.pdfa-inc.org/resource/iso-32000-2/">ISO 32000-2, 7.3</a>
 */
sealed interface PdfValue {

  /** A whole number. */
  record Whole(long value) implements PdfValue {}

  /** A name, without its slash. */
  record Name(String value) implements PdfValue {}

  /** Another object, by its number. */
  record Reference(long number) implements PdfValue {}

  /** Values in order. */
  record Array(List<PdfValue> values) implements PdfValue {}

  /** Values by name. */
  record Dictionary(Map<String, PdfValue> values) implements PdfValue {
    Optional<PdfValue> get(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** A dictionary with bytes, which start here in the file, not decoded. */
  record Stream(Dictionary dictionary, int start) implements PdfValue {}

  /** What is of no interest: strings, fractions, true, false and null. */
  record Other() implements PdfValue {}

  /** A bare word: {@code obj}, {@code xref}, {@code n}. */
  record Word(String value) implements PdfValue {}
}
