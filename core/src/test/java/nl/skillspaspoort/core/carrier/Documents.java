package nl.skillspaspoort.core.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Small documents with attachments, written by hand. */
final class Documents {
  private Documents() {}

  static byte[] html(String content) {
    return ("<!DOCTYPE html>\n<html lang=\"nl\"><title>x</title><p>caf\u00e9</p>"
            + element(content)
            + "</html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String element(String content) {
    return "<data id=\"skillspaspoort-presentation\" hidden value=\""
        + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "\"></data>";
  }

  /** With the content as one attachment that is compressed. */
  static byte[] pdf(String content) {
    return pdf(attachment(4, "application#2Fvp", deflated(Pictures.utf8(content))));
  }

  /** With these objects after the catalog (1) and the tree of attachments (2). */
  static byte[] pdf(byte[]... objects) {
    List<byte[]> all = new ArrayList<>();
    all.add(object(1, "<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>> >>"));
    all.add(object(2, "<</Names [(a\\)) 3 0 R]>>"));
    all.add(object(3, "<</Type/Filespec/F(a.json)/EF<</F 4 0 R>>>>"));
    all.addAll(List.of(objects));
    return file(all, "<</Root 1 0 R /Size " + (all.size() + 1) + ">>");
  }

  /** A file with a table of cross-references; objects stand in the order of their numbers. */
  static byte[] file(List<byte[]> objects, String trailer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Pictures.utf8("%PDF-1.7\n%\u00e2\n"));
    StringBuilder table =
        new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    for (byte[] object : objects) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(object);
    }
    int start = out.size();
    out.writeBytes(Pictures.utf8(table + "trailer\n" + trailer + "\nstartxref\n" + start));
    out.writeBytes(Pictures.utf8("\n%%EOF\n"));
    return out.toByteArray();
  }

  static byte[] object(int number, String value) {
    return Pictures.utf8(number + " 0 obj\n" + value + "\nendobj\n");
  }

  static byte[] stream(int number, String dictionary, byte[] data) {
    return Pictures.joined(
        Pictures.utf8(
            number + " 0 obj\n<<" + dictionary + "/Length " + data.length + ">>\nstream\r\n"),
        data,
        Pictures.utf8("\nendstream\nendobj\n"));
  }

  static byte[] attachment(int number, String type, byte[] deflated) {
    return stream(number, "/Type/EmbeddedFile/Subtype /" + type + "/Filter/FlateDecode", deflated);
  }

  static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
