package nl.skillspaspoort.issuer.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The claims that people can make. Every method works inside the transaction of the connection that
 * it is given.
 */
final class ClaimTable {
  private ClaimTable() {}

  /** Opens a claim, unless it is there already. */
  static void open(Connection connection, AuditLog log, ClaimRecord claim, Instant now)
      throws SQLException {
    if (!claims(connection, claim.claimId()).isEmpty()) {
      return;
    }
    Database.update(
        connection,
        "INSERT INTO claim (claim_id, credential_id, code_mac, file_mac, expires_at,"
            + " attempts_left, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, claim.claimId());
          statement.setString(2, claim.credentialId());
          statement.setString(3, claim.codeHash());
          statement.setString(4, claim.fileHash());
          statement.setLong(5, claim.expires().getEpochSecond());
          statement.setInt(6, claim.attemptsLeft());
          statement.setString(7, claim.state().name());
        });
    log.add(AuditEntry.Deed.CLAIM_OPENED, claim.claimId(), claim.credentialId(), now);
  }

  /**
   * What became of an attempt.
   *
   * @param claim the claim, taken; or as it was before
   * @param refusal why it was not taken
   */
  record Attempt(Optional<ClaimRecord> claim, Optional<RegistryException> refusal) {
    ClaimRecord orElseThrow() throws RegistryException {
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      return claim.orElseThrow();
    }
  }

  /** Takes a claim; a refusal counts an attempt, so it must not undo the transaction. */
  static Attempt take(
      Connection connection, AuditLog log, String claimId, String codeHash, Instant now)
      throws SQLException {
    List<ClaimRecord> found = claims(connection, claimId);
    if (found.isEmpty()) {
      return new Attempt(
          Optional.empty(),
          Optional.of(refusal(ProblemCode.CLAIM_MALFORMED, "no such claim", "an open claim")));
    }
    ClaimRecord claim = found.get(0);
    Optional<RegistryException> refusal = refusal(claim, codeHash, now);
    boolean guessed =
        refusal.isPresent() && refusal.get().problem().code() == ProblemCode.CLAIM_CODE_WRONG;
    ClaimRecord next =
        new ClaimRecord(
            claimId,
            claim.credentialId(),
            claim.codeHash(),
            claim.fileHash(),
            claim.expires(),
            claim.attemptsLeft() - (guessed ? 1 : 0),
            refusal.isPresent() ? claim.state() : ClaimRecord.State.TAKEN);
    store(connection, next);
    if (refusal.isPresent()) {
      log.add(AuditEntry.Deed.CLAIM_REFUSED, claimId, refusal.get().problem().code().name(), now);
    }
    return new Attempt(Optional.of(next), refusal);
  }

  static boolean isClaimable(Connection connection, String claimId, Instant now)
      throws SQLException {
    List<ClaimRecord> found = claims(connection, claimId);
    return !found.isEmpty() && refusal(found.get(0), now).isEmpty();
  }

  private static Optional<RegistryException> refusal(
      ClaimRecord claim, String codeHash, Instant now) {
    Optional<RegistryException> refusal = refusal(claim, now);
    return refusal.isPresent() || RegistryKey.sameHash(claim.codeHash(), codeHash)
        ? refusal
        : Optional.of(
            refusal(
                ProblemCode.CLAIM_CODE_WRONG,
                "another code",
                "the code of this claim; attempts left: " + (claim.attemptsLeft() - 1)));
  }

  /** Why no code is tried. */
  private static Optional<RegistryException> refusal(ClaimRecord claim, Instant now) {
    if (claim.state() == ClaimRecord.State.CLAIMED) {
      return Optional.of(refusal(ProblemCode.CLAIM_USED, "a claim that was made", "an open claim"));
    }
    if (!now.isBefore(claim.expires())) {
      return Optional.of(
          refusal(
              ProblemCode.CLAIM_EXPIRED,
              "a claim that ended on " + claim.expires(),
              "an open claim"));
    }
    if (claim.attemptsLeft() < 1) {
      return Optional.of(
          refusal(ProblemCode.CLAIM_LOCKED, "a claim without attempts left", "an open claim"));
    }
    return Optional.empty();
  }

  private static RegistryException refusal(ProblemCode code, String found, String expected) {
    return RegistryException.of(code, found, expected);
  }

  private static List<ClaimRecord> claims(Connection connection, String claimId)
      throws SQLException {
    return Database.query(
        connection,
        "SELECT claim_id, credential_id, code_mac, file_mac, expires_at, attempts_left, state"
            + " FROM claim WHERE claim_id = ?",
        statement -> statement.setString(1, claimId),
        row ->
            new ClaimRecord(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochSecond(row.getLong(5)),
                row.getInt(6),
                ClaimRecord.State.valueOf(row.getString(7))));
  }

  private static void store(Connection connection, ClaimRecord claim) throws SQLException {
    Database.update(
        connection,
        "UPDATE claim SET attempts_left = ?, state = ? WHERE claim_id = ?",
        statement -> {
          statement.setInt(1, claim.attemptsLeft());
          statement.setString(2, claim.state().name());
          statement.setString(3, claim.claimId());
        });
  }

  static void close(Connection connection, AuditLog log, String claimId, Instant now)
      throws SQLException, RegistryException {
    int closed =
        Database.update(
            connection,
            "UPDATE claim SET state = 'CLAIMED' WHERE claim_id = ? AND state = 'TAKEN'",
            statement -> statement.setString(1, claimId));
    if (closed != 1) {
      throw refusal(ProblemCode.CLAIM_USED, "a claim that is not taken", "a taken claim");
    }
    log.add(AuditEntry.Deed.CLAIMED, claimId, "", now);
  }

  /** Drops open claims whose time is over, and forgets whose they were. */
  static int dropExpired(Connection connection, AuditLog log, Instant now) throws SQLException {
    String expired = "SELECT credential_id FROM claim WHERE state = 'OPEN' AND expires_at <= ?";
    Database.update(
        connection,
        "UPDATE award SET person = NULL, journal_key = NULL"
            + " WHERE state = 'RESERVED' AND credential_id IN ("
            + expired
            + ")",
        statement -> statement.setLong(1, now.getEpochSecond()));
    int count =
        Database.update(
            connection,
            "DELETE FROM claim WHERE state = 'OPEN' AND expires_at <= ?",
            statement -> statement.setLong(1, now.getEpochSecond()));
    log.add(AuditEntry.Deed.FORGOTTEN, "expired claims", count + " claims", now);
    return count;
  }
}
