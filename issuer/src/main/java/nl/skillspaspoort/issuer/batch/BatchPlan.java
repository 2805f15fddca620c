package nl.skillspaspoort.issuer.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.AwardRequest;

/**
 * A file of awards, read and checked: the rows, or every fault by line and column. Nothing was
 * written and nothing signed. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class BatchPlan {
  private static final String NOBODY = "urn:uuid:00000000-0000-0000-0000-000000000000";

  /** Stands for the wallet of somebody who has none yet, so that the rest can be checked. */
  static final Did NO_WALLET = new Did("did:example:to-be-claimed");

  private final Achievement achievement;
  private final Issuer issuer;
  private final BatchFormat format;
  private final List<BatchRow> rows;
  private final List<Problem> faults;

  private BatchPlan(
      Achievement achievement,
      Issuer issuer,
      BatchFormat format,
      List<BatchRow> rows,
      List<Problem> faults) {
    this.achievement = achievement;
    this.issuer = issuer;
    this.format = format;
    this.rows = List.copyOf(rows);
    this.faults = List.copyOf(faults);
  }

  /**
   * Reads a file: CSV with {@code ;} or {@code ,}, column names in the first line.
   *
   * @param bytes the file
   * @param charset UTF-8 (with or without byte order mark) or windows-1252
   * @param achievement what everybody in the file achieved
   * @param issuer who would sign; every row is tried without signing
   * @param now days after it are faults
   * @throws BatchException if the bytes are not of that character set, or are more than 256 MiB
   */
  public static BatchPlan read(
      byte[] bytes,
      Charset charset,
      BatchFormat format,
      Achievement achievement,
      Issuer issuer,
      Instant now)
      throws BatchException {
    String text = SourceText.decode(bytes, charset);
    List<Problem> faults = new ArrayList<>();
    List<BatchRow> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .skipEmptyLines(true)
            .ignoreDifferentFieldCount(true)
            .acceptCharsAfterQuotes(false)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> lines = csv.iterator();
      if (!lines.hasNext()) {
        faults.add(fault("line 1", "an empty file", "column names and rows"));
      } else {
        List<String> columns = lines.next().getFields().stream().map(String::strip).toList();
        checkColumns(columns, format, faults);
        if (faults.isEmpty()) {
          RowReader reader =
              new RowReader(columns, format, LocalDate.ofInstant(now, ZoneOffset.UTC), faults);
          while (lines.hasNext()) {
            CsvRecord line = lines.next();
            reader.read((int) line.getStartingLineNumber(), line.getFields()).ifPresent(rows::add);
          }
          checkRows(rows, achievement, issuer, faults);
        }
      }
    } catch (CsvParseException e) {
      faults.add(
          fault(
              "the line after row " + (rows.size() + faults.size() + 1),
              "quotation marks that do not belong together",
              "cells with a quotation mark on both sides, and twice inside"));
    } catch (java.io.IOException e) {
      throw new AssertionError("reading from memory does not fail", e);
    }
    return new BatchPlan(achievement, issuer, format, faults.isEmpty() ? rows : List.of(), faults);
  }

  /** Whichever of the two occurs more often in the line with the names. */
  private static char separator(String text) {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    long semicolons = header.chars().filter(c -> c == ';').count();
    long commas = header.chars().filter(c -> c == ',').count();
    return semicolons >= commas ? ';' : ',';
  }

  private static void checkColumns(List<String> columns, BatchFormat format, List<Problem> faults) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).toLowerCase(java.util.Locale.ROOT);
      String where = "line 1, column " + (i + 1);
      if (nl.skillspaspoort.issuer.PersonalNumbers.occurIn(name)) {
        faults.add(fault(where, "a number as the name of a column", "the names of the columns"));
      } else if (format.meaning(name).isEmpty()) {
        faults.add(
            fault(
                where,
                "the unknown column " + shown(columns.get(i)),
                "one of " + format.required() + ", or a column that the format ignores"));
      } else if (!seen.add(name)) {
        faults.add(fault(where, "the column " + shown(columns.get(i)) + " again", "each once"));
      }
    }
    for (String required : format.required()) {
      if (!seen.contains(required)) {
        faults.add(fault("line 1", "no column " + required, "the column " + required));
      }
    }
  }

  private static String shown(String column) {
    return column.length() > 40 ? "of " + column.length() + " characters" : "\"" + column + "\"";
  }

  private static void checkRows(
      List<BatchRow> rows, Achievement achievement, Issuer issuer, List<Problem> faults) {
    Map<AwardRequest, Integer> seen = new HashMap<>();
    for (BatchRow row : rows) {
      Integer before = seen.putIfAbsent(row.request(achievement), row.line());
      if (before != null) {
        faults.add(
            fault(
                "line " + row.line(),
                "the same person and day as in line " + before,
                "one row for each award"));
      }
      try {
        issuer.prepare(row.draft(achievement, row.holder().orElse(NO_WALLET)));
      } catch (IssueException e) {
        Problem problem = e.problem();
        faults.add(
            new Problem(
                problem.code(),
                "line " + row.line(),
                problem.found() + (problem.where().isEmpty() ? "" : " at " + problem.where()),
                problem.expected()));
      }
    }
  }

  private static Problem fault(String where, String found, String expected) {
    return new Problem(ProblemCode.BATCH_MALFORMED, where, found, expected);
  }

  /** What is wrong, in the order of the file; empty if it can be signed. */
  public List<Problem> faults() {
    return faults;
  }

  /** The rows; none if there are faults. */
  public List<BatchRow> rows() {
    return rows;
  }

  /** What everybody achieved. */
  public Achievement achievement() {
    return achievement;
  }

  /** Refuses a plan with faults, or another one than was looked at, or another issuer. */
  void checkApproved(String approved, Issuer signer) throws BatchException {
    if (!faults.isEmpty()) {
      throw new BatchException(
          Problem.of(
              ProblemCode.BATCH_MALFORMED, faults.size() + " faults", "a file without faults"));
    }
    if (!digest().equals(approved) || !issuer.profile().equals(signer.profile())) {
      throw new BatchException(
          Problem.of(
              ProblemCode.BATCH_CHANGED, "another content than was approved", "the approved one"));
    }
  }

  /** True if the rows say to which wallet each award goes. */
  public boolean hasHolders() {
    return format.hasHolders();
  }

  /**
   * SHA-256 over what would be signed for each row, in base64url. Whoever approved a plan by this
   * value gets this content signed or an error.
   */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (BatchRow row : rows) {
        digest.update(
            Jcs.canonicalBytes(
                row.draft(achievement, row.holder().orElse(NO_WALLET))
                    .toUnsignedCredential(issuer.profile(), NOBODY, Instant.EPOCH)));
        digest.update((byte) '\n');
      }
      return Base64Url.encode(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The first row whose reference is this, for a look before signing. */
  public Optional<BatchRow> row(String reference) {
    return rows.stream().filter(row -> row.reference().equals(reference)).findFirst();
  }

  /** The numbers only. */
  @Override
  public String toString() {
    return "BatchPlan[" + rows.size() + " rows, " + faults.size() + " faults]";
  }
}
