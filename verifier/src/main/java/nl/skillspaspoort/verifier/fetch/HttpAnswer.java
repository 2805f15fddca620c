package nl.skillspaspoort.verifier.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Reads one HTTP/1.1 answer, strictly: lines end with CRLF, no line is folded, a length is given
 * once, nothing is decoded but chunks. Only the body of status 200 is ever read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class HttpAnswer {
  private static final int MAX_LINE = 8_192;
  private static final int MAX_HEADERS = 100;
  private static final int MAX_CHUNK_DIGITS = 7;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) [ -~\\t]*+");
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++):[ \\t]*+([ -~\\t\\x80-\\xff]*+)");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,10}");
  private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1," + MAX_CHUNK_DIGITS + "}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("([!#$&^_.+0-9A-Za-z-]++/[!#$&^_.+0-9A-Za-z-]++)[ \\t]*+(;.*)?");
  private static final Pattern CHARSET =
      Pattern.compile(";[ \\t]*charset=\"?([^\";, ]*)", Pattern.CASE_INSENSITIVE);

  private static final String CONTENT_LENGTH = "content-length";
  private static final String CONTENT_TYPE = "content-type";
  private static final String CONTENT_ENCODING = "content-encoding";
  private static final String TRANSFER_ENCODING = "transfer-encoding";

  /** Saying one of these twice makes two readings possible. */
  private static final Set<String> ONCE =
      Set.of(CONTENT_LENGTH, CONTENT_TYPE, CONTENT_ENCODING, TRANSFER_ENCODING);

  private final InputStream in;
  private final int maxBody;
  private final Map<String, String> headers = new HashMap<>();
  private String mediaType = "";

  /**
   * For a stream.
   *
   * @param in buffered
   */
  HttpAnswer(InputStream in, int maxBody) {
    this.in = in;
    this.maxBody = maxBody;
  }

  String mediaType() {
    return mediaType;
  }

  /** The body of an answer that is used. */
  byte[] read(Set<String> mediaTypes) throws IOException, FetchException {
    checkStatus();
    readHeaders();
    checkHeaders(mediaTypes);
    return headers.containsKey(TRANSFER_ENCODING) ? chunked() : ofLength();
  }

  private void checkStatus() throws IOException, FetchException {
    Matcher line = STATUS.matcher(line());
    if (!line.matches()) {
      throw malformed("a first line that is no HTTP/1.1 status");
    }
    int status = Integer.parseInt(line.group(1));
    if (status == 200) {
      return;
    }
    if (status == 404 || status == 410) {
      throw FetchException.unreachable(
          ProblemCode.FETCH_NOT_FOUND, "status " + status, "status 200", false);
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      throw FetchException.unreachable(
          ProblemCode.FETCH_UNREACHABLE, "status " + status, "status 200", true);
    }
    throw FetchException.refused(
        ProblemCode.FETCH_REFUSED,
        status >= 300 && status < 400 ? "a redirect, status " + status : "status " + status,
        "status 200; redirects are not followed");
  }

  private void readHeaders() throws IOException, FetchException {
    for (int count = 0; ; count++) {
      String text = line();
      if (text.isEmpty()) {
        return;
      }
      if (count == MAX_HEADERS) {
        throw malformed("more than " + MAX_HEADERS + " header lines");
      }
      Matcher header = HEADER.matcher(text);
      if (!header.matches()) {
        throw malformed("a header line in another form");
      }
      String name = header.group(1).toLowerCase(Locale.ROOT);
      if (headers.put(name, header.group(2).strip()) != null && ONCE.contains(name)) {
        throw malformed("the header " + name + " twice");
      }
    }
  }

  private void checkHeaders(Set<String> mediaTypes) throws FetchException {
    String encoding = headers.getOrDefault(CONTENT_ENCODING, "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw FetchException.refused(
          ProblemCode.FETCH_REFUSED, "a compressed body", "no Content-Encoding");
    }
    String transfer = headers.getOrDefault(TRANSFER_ENCODING, "chunked");
    if (!transfer.equalsIgnoreCase("chunked")) {
      throw malformed("another transfer encoding than chunked");
    }
    if (headers.containsKey(TRANSFER_ENCODING) == headers.containsKey(CONTENT_LENGTH)) {
      throw malformed("not exactly one of Content-Length and Transfer-Encoding");
    }
    String type = headers.getOrDefault(CONTENT_TYPE, "");
    Matcher form = MEDIA_TYPE.matcher(type);
    mediaType = form.matches() ? form.group(1).toLowerCase(Locale.ROOT) : "";
    if (!mediaTypes.contains(mediaType)) {
      throw FetchException.refused(
          ProblemCode.FETCH_REFUSED,
          mediaType.isEmpty() ? "no media type" : "another media type",
          "one of " + mediaTypes.stream().sorted().toList());
    }
    Matcher charset = CHARSET.matcher(type);
    while (charset.find()) {
      if (!charset.group(1).equalsIgnoreCase("utf-8")) {
        throw FetchException.refused(
            ProblemCode.FETCH_REFUSED, "another character set", "charset utf-8");
      }
    }
  }

  private byte[] ofLength() throws IOException, FetchException {
    String text = headers.getOrDefault(CONTENT_LENGTH, "");
    if (!LENGTH.matcher(text).matches()) {
      throw malformed("a Content-Length in another form");
    }
    long length = Long.parseLong(text);
    if (length > maxBody) {
      throw tooLarge();
    }
    byte[] body = in.readNBytes((int) length);
    if (body.length != length) {
      throw new EOFException("the body ends early");
    }
    return body;
  }

  private byte[] chunked() throws IOException, FetchException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String text = line();
      if (!CHUNK.matcher(text).matches()) {
        throw malformed("a chunk size in another form");
      }
      int size = Integer.parseInt(text, 16);
      if (size == 0) {
        break;
      }
      if (size > maxBody - body.size()) {
        throw tooLarge();
      }
      byte[] chunk = in.readNBytes(size);
      if (chunk.length != size) {
        throw new EOFException("the body ends early");
      }
      body.writeBytes(chunk);
      if (!line().isEmpty()) {
        throw malformed("a chunk that is longer than it says");
      }
    }
    if (!line().isEmpty()) {
      throw malformed("trailers after the body");
    }
    return body.toByteArray();
  }

  /** A line without its CRLF, one character for each byte. */
  private String line() throws IOException, FetchException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the answer ends early");
      }
      if (c == '\n' || line.size() == MAX_LINE) {
        throw malformed("a line without CRLF, or longer than " + MAX_LINE + " bytes");
      }
      line.write(c);
    }
    if (in.read() != '\n') {
      throw malformed("a carriage return inside a line");
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private FetchException tooLarge() {
    return FetchException.refused(
        ProblemCode.LIMIT_EXCEEDED, "a larger body", "at most " + maxBody + " bytes");
  }

  private static FetchException malformed(String found) {
    return FetchException.refused(ProblemCode.FETCH_REFUSED, found, "an HTTP/1.1 answer");
  }
}
