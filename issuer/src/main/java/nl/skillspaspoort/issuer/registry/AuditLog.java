package nl.skillspaspoort.issuer.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The audit log within one transaction. Taking it locks its end until the transaction is over: that
 * one row is what all nodes queue for, so nothing else needs a lock.
 */
final class AuditLog {
  private static final int LINES_AT_A_TIME = 1_000;

  private final Connection connection;
  private final RegistryKey key;
  private final List<AuditEntry> added = new ArrayList<>();
  private long lines;
  private String seal;

  private AuditLog(Connection connection, RegistryKey key, AuditHead head) {
    this.connection = connection;
    this.key = key;
    this.lines = head.lines();
    this.seal = head.seal();
  }

  /** Puts the end of an empty log there, if nobody did before. */
  static void create(Connection connection, RegistryKey key) throws SQLException {
    Database.update(
        connection,
        "INSERT INTO audit_head (id, seq, mac, seal) SELECT 1, 0, '', ?"
            + " WHERE NOT EXISTS (SELECT 1 FROM audit_head)",
        statement -> statement.setString(1, sealOf(new AuditHead(0, AuditHead.START), key)));
  }

  /** Waits until no other transaction writes. */
  static AuditLog lock(Connection connection, RegistryKey key)
      throws SQLException, RegistryException {
    return new AuditLog(
        connection, key, head(connection, key, "SELECT seq, mac, seal FROM audit_head FOR UPDATE"));
  }

  private static AuditHead head(Connection connection, RegistryKey key, String sql)
      throws SQLException, RegistryException {
    List<AuditHead> heads = new ArrayList<>();
    List<String> seals =
        Database.query(
            connection,
            sql,
            statement -> {},
            row -> {
              heads.add(new AuditHead(row.getLong(1), row.getString(2)));
              return row.getString(3);
            });
    if (heads.size() != 1 || !RegistryKey.sameHash(seals.get(0), sealOf(heads.get(0), key))) {
      throw broken("an end of the log that was not sealed by this registry's key", "its own end");
    }
    return heads.get(0);
  }

  private static String sealOf(AuditHead head, RegistryKey key) {
    return key.hash("audit head", Long.toString(head.lines()), head.seal());
  }

  void add(AuditEntry.Deed deed, String subject, String detail, Instant at) {
    AuditEntry entry =
        AuditEntry.following(seal, lines + 1, wholeSeconds(at), deed, subject, detail, key);
    added.add(entry);
    lines++;
    seal = entry.seal();
  }

  private static Instant wholeSeconds(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond());
  }

  /** Writes what was added; without it, nothing is there. */
  void write() throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    Database.updateAll(
        connection,
        "INSERT INTO audit (seq, at, deed, subject, detail, mac) VALUES (?, ?, ?, ?, ?, ?)",
        added,
        AuditLog::set);
    Database.update(
        connection,
        "UPDATE audit_head SET seq = ?, mac = ?, seal = ?",
        statement -> {
          statement.setLong(1, lines);
          statement.setString(2, seal);
          statement.setString(3, sealOf(new AuditHead(lines, seal), key));
        });
    added.clear();
  }

  private static void set(PreparedStatement statement, AuditEntry entry) throws SQLException {
    statement.setLong(1, entry.number());
    statement.setLong(2, entry.at().getEpochSecond());
    statement.setString(3, entry.deed().name());
    statement.setString(4, entry.subject());
    statement.setString(5, entry.detail());
    statement.setString(6, entry.seal());
  }

  static AuditHead verify(Connection connection, RegistryKey key, Consumer<AuditEntry> reader)
      throws SQLException, RegistryException {
    // The end first: lines that others add meanwhile are beyond it.
    AuditHead head = head(connection, key, "SELECT seq, mac, seal FROM audit_head");
    AuditHead at = new AuditHead(0, AuditHead.START);
    while (at.lines() < head.lines()) {
      long from = at.lines();
      List<AuditEntry> entries =
          Database.query(
              connection,
              "SELECT seq, at, deed, subject, detail, mac FROM audit"
                  + " WHERE seq > ? AND seq <= ? ORDER BY seq",
              statement -> {
                statement.setLong(1, from);
                statement.setLong(2, Math.min(from + LINES_AT_A_TIME, head.lines()));
              },
              AuditLog::entry);
      if (entries.isEmpty()) {
        throw missing(from + 1);
      }
      for (AuditEntry entry : entries) {
        if (entry.number() != at.lines() + 1) {
          throw missing(at.lines() + 1);
        }
        if (!entry.follows(at.seal(), key)) {
          throw changed(entry.number());
        }
        at = new AuditHead(entry.number(), entry.seal());
        reader.accept(entry);
      }
    }
    if (!at.equals(head)) {
      throw changed(head.lines());
    }
    return head;
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        Instant.ofEpochSecond(row.getLong(2)),
        AuditEntry.Deed.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  private static RegistryException missing(long line) {
    return new RegistryException(
        new Problem(
            ProblemCode.AUDIT_BROKEN, "line " + line, "no such line", "every line without gaps"));
  }

  private static RegistryException changed(long line) {
    return new RegistryException(
        new Problem(
            ProblemCode.AUDIT_BROKEN,
            "line " + line,
            "a line that does not follow from the one before",
            "the line as it was written"));
  }

  private static RegistryException broken(String found, String expected) {
    return RegistryException.of(ProblemCode.AUDIT_BROKEN, found, expected);
  }
}
