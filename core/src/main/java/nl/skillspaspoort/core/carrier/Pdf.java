package nl.skillspaspoort.core.carrier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A PDF with a presentation or credential as an attachment. Its pages are not looked at: they prove
 * nothing.
 *
 * @see <a href="https://www.pdfa-inc.org/resource/iso-32000-2/">ISO 32000-2, 7.11.4</a>
 */
final class Pdf {
  private static final byte[] START = {'%', 'P', 'D', 'F', '-'};
  private static final int MAX_NODES = 1_024;

  private Pdf() {}

  static boolean startsLike(byte[] bytes) {
    return CredentialReader.startsWith(bytes, START);
  }

  /** The content of the one attachment that carries a presentation or credential. */
  static byte[] content(byte[] pdf, int maxBytes) throws CarrierException {
    PdfFile file = PdfFile.open(pdf, CredentialReader.MAX_PICTURE_BYTES);
    Map<PdfValue, PdfValue.Stream> carrying = attachments(file);
    if (carrying.isEmpty()) {
      throw new CarrierException(
          ProblemCode.CARRIER_EMPTY,
          "",
          "a PDF without presentation",
          "an attachment of the type " + PresentationAttachment.PRESENTATION);
    }
    if (carrying.size() > 1) {
      throw CarrierException.malformed(
          "", carrying.size() + " presentations", "one presentation in a PDF");
    }
    return file.decoded(carrying.values().iterator().next(), maxBytes);
  }

  private static Map<PdfValue, PdfValue.Stream> attachments(PdfFile file) throws CarrierException {
    Optional<PdfValue.Dictionary> names = file.dictionary(file.root().get("Names"));
    Deque<PdfValue> open = new ArrayDeque<>();
    names.flatMap(dictionary -> dictionary.get("EmbeddedFiles")).ifPresent(open::add);
    Set<PdfValue> seen = new HashSet<>();
    Map<PdfValue, PdfValue.Stream> found = new LinkedHashMap<>();
    int files = 0;
    while (!open.isEmpty()) {
      PdfValue node = open.pop();
      if (!seen.add(node) || seen.size() > MAX_NODES) {
        throw CarrierException.malformed("", "attachments in a circle", "a tree of attachments");
      }
      Optional<PdfValue.Dictionary> dictionary = file.dictionary(Optional.of(node));
      if (dictionary.isPresent()) {
        file.array(dictionary.get().get("Kids")).forEach(open::add);
        List<PdfValue> entries = file.array(dictionary.get().get("Names"));
        files += entries.size() / 2;
        if (files > MAX_NODES) {
          throw CarrierException.tooLarge("more attachments", "at most " + MAX_NODES);
        }
        for (int i = 1; i < entries.size(); i += 2) {
          carrying(file, entries.get(i), found);
        }
      }
    }
    return found;
  }

  private static void carrying(
      PdfFile file, PdfValue specification, Map<PdfValue, PdfValue.Stream> found)
      throws CarrierException {
    Optional<PdfValue> embedded =
        file.dictionary(Optional.of(specification)).flatMap(dictionary -> dictionary.get("EF"));
    Optional<PdfValue> content =
        file.dictionary(embedded).flatMap(files -> files.get("F").or(() -> files.get("UF")));
    if (content.isPresent()
        && file.resolved(content.get()) instanceof PdfValue.Stream stream
        && stream.dictionary().get("Subtype").orElse(new PdfValue.Other())
            instanceof PdfValue.Name type
        && PresentationAttachment.isCarrying(type.value())) {
      found.put(content.get(), stream);
    }
  }
}
