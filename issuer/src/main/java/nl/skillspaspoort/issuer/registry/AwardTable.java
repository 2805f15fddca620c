package nl.skillspaspoort.issuer.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The awards and their versions. Every method works inside the transaction of the connection that
 * it is given.
 */
final class AwardTable {
  private static final int KEYS_AT_A_TIME = 500;
  private static final String COLUMNS =
      "SELECT credential_id, version, list_no, list_index, state, reason, achievement, awarded_at,"
          + " valid_from, key_id, digest FROM award ";

  private final RegistryKey key;
  private final Places places;

  AwardTable(RegistryKey key, Places places) {
    this.key = key;
    this.places = places;
  }

  List<AwardRecord> reserve(Connection connection, List<AwardRequest> requests, Instant now)
      throws SQLException {
    Set<String> journalKeys = new LinkedHashSet<>();
    requests.forEach(request -> journalKeys.add(request.journalKey(key)));
    Map<String, AwardRecord> known = journaled(connection, journalKeys);
    reserveNew(connection, requests, known, now);
    return requests.stream()
        .map(request -> Objects.requireNonNull(known.get(request.journalKey(key))))
        .toList();
  }

  private static Map<String, AwardRecord> journaled(Connection connection, Set<String> keys)
      throws SQLException {
    Map<String, AwardRecord> known = new HashMap<>();
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += KEYS_AT_A_TIME) {
      List<String> some = all.subList(from, Math.min(from + KEYS_AT_A_TIME, all.size()));
      String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
      Database.query(
          connection,
          COLUMNS.replace(" FROM", ", journal_key FROM") + "WHERE journal_key IN (" + marks + ")",
          statement -> {
            for (int i = 0; i < some.size(); i++) {
              statement.setString(i + 1, some.get(i));
            }
          },
          row -> known.put(row.getString(12), record(row)));
    }
    return known;
  }

  private record NewAward(AwardRecord award, Optional<String> person, Optional<String> key) {}

  private void reserveNew(
      Connection connection,
      List<AwardRequest> requests,
      Map<String, AwardRecord> known,
      Instant now)
      throws SQLException {
    Map<String, AwardRequest> fresh = new LinkedHashMap<>();
    for (AwardRequest request : requests) {
      String journalKey = request.journalKey(key);
      if (!known.containsKey(journalKey)) {
        fresh.putIfAbsent(journalKey, request);
      }
    }
    List<StatusSlot> slots = places.take(connection, fresh.size());
    List<NewAward> awards = new ArrayList<>();
    for (Map.Entry<String, AwardRequest> entry : fresh.entrySet()) {
      AwardRequest request = entry.getValue();
      AwardRecord award =
          reserved(
              "urn:uuid:" + UUID.randomUUID(),
              1,
              slots.get(awards.size()),
              request.achievement(),
              request.awardedDate(),
              wholeSeconds(now));
      awards.add(
          new NewAward(
              award, Optional.of(personHash(request.person())), Optional.of(entry.getKey())));
      known.put(entry.getKey(), award);
    }
    insert(connection, awards);
  }

  private static AwardRecord reserved(
      String id, int version, StatusSlot slot, String achievement, Instant awarded, Instant from) {
    return new AwardRecord(
        id,
        version,
        slot,
        AwardState.RESERVED,
        Optional.empty(),
        achievement,
        awarded,
        from,
        Optional.empty(),
        Optional.empty());
  }

  private static void insert(Connection connection, List<NewAward> awards) throws SQLException {
    Database.updateAll(
        connection,
        "INSERT INTO award (credential_id, version, list_no, list_index, state, person,"
            + " journal_key, achievement, awarded_at, valid_from)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        awards,
        (statement, fresh) -> {
          AwardRecord award = fresh.award();
          statement.setString(1, award.credentialId());
          statement.setInt(2, award.version());
          statement.setInt(3, award.slot().list());
          statement.setInt(4, award.slot().index());
          statement.setString(5, award.state().name());
          statement.setString(6, fresh.person().orElse(null));
          statement.setString(7, fresh.key().orElse(null));
          statement.setString(8, award.achievement());
          statement.setLong(9, award.awardedDate().getEpochSecond());
          statement.setLong(10, award.validFrom().getEpochSecond());
        });
  }

  AwardRecord reserveNext(Connection connection, String credentialId, Instant now)
      throws SQLException, RegistryException {
    List<AwardRecord> versions = versions(connection, credentialId);
    AwardRecord signed = newestSigned(versions).orElseThrow(AwardTable::notFound);
    AwardRecord last = versions.get(versions.size() - 1);
    if (!last.isSigned()) {
      return last;
    }
    if (!signed.state().mayBecome(AwardState.SUPERSEDED)) {
      throw notAllowed(signed.state(), AwardState.SUPERSEDED);
    }
    Instant from = later(wholeSeconds(now), signed.validFrom().plusSeconds(1));
    AwardRecord next =
        reserved(
            credentialId,
            last.version() + 1,
            places.take(connection, 1).get(0),
            signed.achievement(),
            signed.awardedDate(),
            from);
    insert(connection, List.of(new NewAward(next, person(connection, signed), Optional.empty())));
    return next;
  }

  /** Whose award it is: a keyed hash; nothing once she was forgotten. */
  private static Optional<String> person(Connection connection, AwardRecord award)
      throws SQLException {
    List<Optional<String>> person =
        Database.query(
            connection,
            "SELECT person FROM award WHERE credential_id = ? AND version = ?",
            statement -> {
              statement.setString(1, award.credentialId());
              statement.setInt(2, award.version());
            },
            row -> Optional.ofNullable(row.getString(1)));
    return person.get(0);
  }

  private static Instant later(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }

  int complete(
      Connection connection, AuditLog log, List<Completion> completions, String order, Instant now)
      throws SQLException {
    int[] counts =
        Database.updateAll(
            connection,
            "UPDATE award SET state = 'ACTIVE', key_id = ?, digest = ?"
                + " WHERE credential_id = ? AND version = ? AND state = 'RESERVED'",
            completions,
            (statement, completion) -> {
              statement.setString(1, completion.keyId());
              statement.setString(2, completion.digest());
              statement.setString(3, completion.credentialId());
              statement.setInt(4, completion.version());
            });
    int fresh = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        fresh++;
        completed(connection, log, completions.get(i), order, now);
      }
    }
    return fresh;
  }

  private void completed(
      Connection connection, AuditLog log, Completion completion, String order, Instant now)
      throws SQLException {
    log.add(
        AuditEntry.Deed.ISSUED,
        completion.credentialId(),
        "version "
            + completion.version()
            + ", key "
            + completion.keyId()
            + ", sha-256 "
            + completion.digest()
            + ", order "
            + order,
        now);
    if (completion.version() == 1) {
      return;
    }
    for (AwardRecord old : versions(connection, completion.credentialId())) {
      if (old.version() < completion.version() && old.state().mayBecome(AwardState.SUPERSEDED)) {
        set(connection, old, AwardState.SUPERSEDED, StatusReason.SUPERSEDED);
        log.add(
            AuditEntry.Deed.SUPERSEDED,
            old.credentialId(),
            "version " + old.version() + ", order " + order,
            now);
      }
    }
  }

  private void set(Connection connection, AwardRecord award, AwardState state, StatusReason reason)
      throws SQLException {
    Database.update(
        connection,
        "UPDATE award SET state = ?, reason = ? WHERE credential_id = ? AND version = ?",
        statement -> {
          statement.setString(1, state.name());
          statement.setString(2, reason.name());
          statement.setString(3, award.credentialId());
          statement.setInt(4, award.version());
        });
    places.changed(connection, award.slot().list());
  }

  Optional<AwardRecord> find(Connection connection, String credentialId) throws SQLException {
    List<AwardRecord> versions = versions(connection, credentialId);
    return newestSigned(versions)
        .or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(0)));
  }

  private static Optional<AwardRecord> newestSigned(List<AwardRecord> versions) {
    return versions.stream().filter(AwardRecord::isSigned).reduce((first, second) -> second);
  }

  private static List<AwardRecord> versions(Connection connection, String credentialId)
      throws SQLException {
    return Database.query(
        connection,
        COLUMNS + "WHERE credential_id = ? ORDER BY version",
        statement -> statement.setString(1, credentialId),
        AwardTable::record);
  }

  List<AwardRecord> awardsOf(Connection connection, Person person) throws SQLException {
    List<AwardRecord> all =
        Database.query(
            connection,
            COLUMNS + "WHERE person = ? ORDER BY valid_from, credential_id, version",
            statement -> statement.setString(1, personHash(person)),
            AwardTable::record);
    Map<String, List<AwardRecord>> byId =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    AwardRecord::credentialId, LinkedHashMap::new, Collectors.toList()));
    return byId.values().stream()
        .map(versions -> newestSigned(versions).orElseGet(() -> versions.get(0)))
        .toList();
  }

  AwardRecord change(
      Connection connection,
      AuditLog log,
      String credentialId,
      AwardState state,
      StatusReason reason,
      String order,
      Instant now)
      throws SQLException, RegistryException {
    AuditEntry.Deed deed =
        switch (state) {
          case REVOKED -> AuditEntry.Deed.REVOKED;
          case SUSPENDED -> AuditEntry.Deed.SUSPENDED;
          case ACTIVE -> AuditEntry.Deed.LIFTED;
          case SUPERSEDED -> AuditEntry.Deed.SUPERSEDED;
          case RESERVED -> throw notAllowed(AwardState.ACTIVE, state);
        };
    AwardRecord award =
        newestSigned(versions(connection, credentialId)).orElseThrow(AwardTable::notFound);
    if (!award.state().mayBecome(state)) {
      throw notAllowed(award.state(), state);
    }
    set(connection, award, state, reason);
    log.add(
        deed,
        credentialId,
        "version " + award.version() + ", reason " + reason + ", order " + order,
        now);
    return newestSigned(versions(connection, credentialId)).orElseThrow();
  }

  /**
   * Removes the link between people and their awards, and their open claims.
   *
   * @param where which awards: SQL with one parameter
   */
  int forget(Connection connection, String where, String parameter) throws SQLException {
    Database.update(
        connection,
        "DELETE FROM claim WHERE credential_id IN"
            + " (SELECT credential_id FROM award WHERE "
            + where
            + ")",
        statement -> statement.setString(1, parameter));
    return Database.update(
        connection,
        "UPDATE award SET person = NULL, journal_key = NULL WHERE " + where,
        statement -> statement.setString(1, parameter));
  }

  String personHash(Person person) {
    return key.hash("person", person.reference());
  }

  private static Instant wholeSeconds(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond());
  }

  private static RegistryException notFound() {
    return RegistryException.of(
        ProblemCode.AWARD_NOT_FOUND, "no signed award of that name", "the name of one");
  }

  private static RegistryException notAllowed(AwardState from, AwardState to) {
    return RegistryException.of(
        ProblemCode.STATUS_CHANGE_NOT_ALLOWED,
        "an award that is " + from + ", to become " + to,
        "a change that this state allows");
  }

  private static AwardRecord record(ResultSet row) throws SQLException {
    return new AwardRecord(
        row.getString(1),
        row.getInt(2),
        new StatusSlot(row.getInt(3), row.getInt(4)),
        AwardState.valueOf(row.getString(5)),
        Optional.ofNullable(row.getString(6)).map(StatusReason::valueOf),
        row.getString(7),
        Instant.ofEpochSecond(row.getLong(8)),
        Instant.ofEpochSecond(row.getLong(9)),
        Optional.ofNullable(row.getString(10)),
        Optional.ofNullable(row.getString(11)));
  }
}
