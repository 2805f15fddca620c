package nl.skillspaspoort.issuer.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A registry in a relational database: an embedded H2 file for one issuer, or PostgreSQL for
 * several nodes that work at once. Safe for use by several threads.
 *
 * <p>Needs HikariCP, Flyway and the driver on the class path.
 */
public final class SqlRegistry implements IssuerRegistry {
  private static final String MIGRATIONS = "classpath:nl/skillspaspoort/issuer/registry/migration";
  private static final int KEYS_AT_A_TIME = 500;
  private static final String COLUMNS =
      "SELECT credential_id, version, list_no, list_index, state, reason, achievement, awarded_at,"
          + " valid_from, key_id, digest FROM award ";

  private final HikariDataSource pool;
  private final Database database;
  private final RegistryKey key;
  private final Places places;

  private SqlRegistry(HikariConfig config, boolean forceToDisk, ListLayout layout, RegistryKey key)
      throws RegistryException {
    this.key = Objects.requireNonNull(key, "key");
    this.places = new Places(layout, new SecureRandom());
    try {
      this.pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw notOpened("a database that cannot be opened, or that another program uses", e);
    }
    this.database = new Database(pool, forceToDisk);
    boolean ready = false;
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations(MIGRATIONS)
          .table("registry_schema")
          .load()
          .migrate();
      database.write(this::prepare);
      ready = true;
    } catch (FlywayException e) {
      throw notOpened("a database whose tables are not those of a registry", e);
    } finally {
      if (!ready) {
        pool.close();
      }
    }
  }

  /**
   * The registry in an embedded database, which is made if it is not there. One process at a time
   * may have it open.
   *
   * @param file without the {@code .mv.db} that the database adds
   * @throws RegistryException ({@code REGISTRY_NOT_OPENED}) if another process has it open, or if
   *     it was made with another key
   */
  public static SqlRegistry h2(Path file, RegistryKey key) throws RegistryException {
    return h2(file, key, ListLayout.DEFAULT);
  }

  /** As {@link #h2(Path, RegistryKey)}, with status lists of another shape. */
  public static SqlRegistry h2(Path file, RegistryKey key, ListLayout layout)
      throws RegistryException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("registry");
    // WRITE_DELAY=0: what was committed must survive the end of the process at any moment.
    config.setJdbcUrl("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
    config.setUsername("registry");
    config.setPassword("");
    config.setMaximumPoolSize(4);
    config.setInitializationFailTimeout(1);
    return new SqlRegistry(config, true, layout, key);
  }

  /**
   * The registry in PostgreSQL, 12 or newer.
   *
   * @param jdbcUrl for example {@code jdbc:postgresql://db.example/registry?sslmode=verify-full}
   * @param password asked for by the caller, never a part of the URL
   * @throws RegistryException ({@code REGISTRY_NOT_OPENED}) if it cannot be reached, or if it was
   *     made with another key
   */
  public static SqlRegistry postgresql(
      String jdbcUrl, String user, String password, RegistryKey key) throws RegistryException {
    return postgresql(jdbcUrl, user, password, key, ListLayout.DEFAULT);
  }

  /** As {@link #postgresql(String, String, String, RegistryKey)}, with lists of another shape. */
  public static SqlRegistry postgresql(
      String jdbcUrl, String user, String password, RegistryKey key, ListLayout layout)
      throws RegistryException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("registry");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.setMaximumPoolSize(4);
    config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
    return new SqlRegistry(config, false, layout, key);
  }

  private String prepare(Connection connection) throws SQLException, RegistryException {
    String check = key.hash("registry");
    Database.update(
        connection,
        "INSERT INTO setting (name, content) SELECT 'key', ?"
            + " WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'key')",
        statement -> statement.setString(1, check));
    List<String> found =
        Database.query(
            connection,
            "SELECT content FROM setting WHERE name = 'key'",
            statement -> {},
            row -> row.getString(1));
    if (!RegistryKey.sameHash(found.get(0), check)) {
      throw RegistryException.of(
          ProblemCode.REGISTRY_NOT_OPENED,
          "a registry that was made with another key",
          "the key that belongs to it");
    }
    AuditLog.create(connection, key);
    return check;
  }

  private static RegistryException notOpened(String found, Exception cause) {
    return new RegistryException(
        Problem.of(ProblemCode.REGISTRY_NOT_OPENED, found, "a registry for this process alone"),
        cause);
  }

  @Override
  public List<AwardRecord> reserve(List<AwardRequest> requests, Instant now)
      throws RegistryException {
    Set<String> journalKeys = new LinkedHashSet<>();
    requests.forEach(request -> journalKeys.add(request.journalKey(key)));
    Map<String, AwardRecord> records =
        database.write(
            connection -> {
              AuditLog log = AuditLog.lock(connection, key);
              Map<String, AwardRecord> known = journaled(connection, journalKeys);
              reserveNew(connection, requests, known, now);
              log.write();
              return known;
            });
    return requests.stream()
        .map(request -> Objects.requireNonNull(records.get(request.journalKey(key))))
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

  @Override
  public AwardRecord reserveNext(String credentialId, Instant now) throws RegistryException {
    return database.write(
        connection -> {
          AuditLog.lock(connection, key);
          List<AwardRecord> versions = versions(connection, credentialId);
          AwardRecord signed = newestSigned(versions).orElseThrow(() -> notFound());
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
          List<String> person =
              Database.query(
                  connection,
                  "SELECT person FROM award WHERE credential_id = ? AND version = ?",
                  statement -> {
                    statement.setString(1, credentialId);
                    statement.setInt(2, signed.version());
                  },
                  row -> Optional.ofNullable(row.getString(1)).orElse(""));
          insert(
              connection,
              List.of(
                  new NewAward(
                      next,
                      Optional.of(person.get(0)).filter(hash -> !hash.isEmpty()),
                      Optional.empty())));
          return next;
        });
  }

  private static Instant later(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }

  @Override
  public int complete(List<Completion> completions, String order, Instant now)
      throws RegistryException {
    return database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
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
          log.write();
          return fresh;
        });
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

  @Override
  public Optional<AwardRecord> find(String credentialId) throws RegistryException {
    List<AwardRecord> versions = database.read(connection -> versions(connection, credentialId));
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
        SqlRegistry::record);
  }

  @Override
  public List<AwardRecord> awardsOf(Person person) throws RegistryException {
    List<AwardRecord> all =
        database.read(
            connection ->
                Database.query(
                    connection,
                    COLUMNS + "WHERE person = ? ORDER BY valid_from, credential_id, version",
                    statement -> statement.setString(1, personHash(person)),
                    SqlRegistry::record));
    Map<String, List<AwardRecord>> byId =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    AwardRecord::credentialId, LinkedHashMap::new, Collectors.toList()));
    return byId.values().stream()
        .map(versions -> newestSigned(versions).orElseGet(() -> versions.get(0)))
        .toList();
  }

  @Override
  public AwardRecord change(
      String credentialId, AwardState state, StatusReason reason, String order, Instant now)
      throws RegistryException {
    AuditEntry.Deed deed =
        switch (state) {
          case REVOKED -> AuditEntry.Deed.REVOKED;
          case SUSPENDED -> AuditEntry.Deed.SUSPENDED;
          case ACTIVE -> AuditEntry.Deed.LIFTED;
          case SUPERSEDED -> AuditEntry.Deed.SUPERSEDED;
          case RESERVED -> throw notAllowed(AwardState.ACTIVE, state);
        };
    return database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          AwardRecord award =
              newestSigned(versions(connection, credentialId)).orElseThrow(() -> notFound());
          if (!award.state().mayBecome(state)) {
            throw notAllowed(award.state(), state);
          }
          set(connection, award, state, reason);
          log.add(
              deed,
              credentialId,
              "version " + award.version() + ", reason " + reason + ", order " + order,
              now);
          log.write();
          return newestSigned(versions(connection, credentialId)).orElseThrow();
        });
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

  @Override
  public List<Integer> lists() throws RegistryException {
    return database.read(Places::numbers);
  }

  @Override
  public ListSnapshot snapshot(int list) throws RegistryException {
    return database.read(connection -> places.snapshot(connection, list)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                RegistryException.of(
                    ProblemCode.RANGE_ERROR, "no list " + list, "the number of a status list"));
  }

  @Override
  public int forget(Person person, Instant now) throws RegistryException {
    String hash = personHash(person);
    return forget("person = ?", hash, "one person", now);
  }

  @Override
  public int forgetAwardedBefore(Instant moment, Instant now) throws RegistryException {
    return forget(
        "person IS NOT NULL AND awarded_at < CAST(? AS BIGINT)",
        Long.toString(moment.getEpochSecond()),
        "awards before " + moment,
        now);
  }

  private int forget(String where, String parameter, String what, Instant now)
      throws RegistryException {
    return database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          Database.update(
              connection,
              "DELETE FROM claim WHERE credential_id IN"
                  + " (SELECT credential_id FROM award WHERE "
                  + where
                  + ")",
              statement -> statement.setString(1, parameter));
          int count =
              Database.update(
                  connection,
                  "UPDATE award SET person = NULL, journal_key = NULL WHERE " + where,
                  statement -> statement.setString(1, parameter));
          log.add(AuditEntry.Deed.FORGOTTEN, what, count + " versions", now);
          log.write();
          return count;
        });
  }

  @Override
  public void openClaim(ClaimRecord claim, Instant now) throws RegistryException {
    database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          if (!claims(connection, claim.claimId()).isEmpty()) {
            return claim;
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
          log.write();
          return claim;
        });
  }

  @Override
  public ClaimRecord takeClaim(String claimId, String codeHash, Instant now)
      throws RegistryException {
    // A refusal counts an attempt, so it must not undo the transaction.
    Object outcome =
        database.write(
            connection -> {
              AuditLog log = AuditLog.lock(connection, key);
              List<ClaimRecord> found = claims(connection, claimId);
              if (found.isEmpty()) {
                return refusal(ProblemCode.CLAIM_MALFORMED, "no such claim", "an open claim");
              }
              ClaimRecord claim = found.get(0);
              Optional<RegistryException> refusal = refusal(claim, codeHash, now);
              boolean guessed =
                  refusal.isPresent()
                      && refusal.get().problem().code() == ProblemCode.CLAIM_CODE_WRONG;
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
                log.add(
                    AuditEntry.Deed.CLAIM_REFUSED,
                    claimId,
                    refusal.get().problem().code().name(),
                    now);
              }
              log.write();
              return refusal.isPresent() ? refusal.get() : next;
            });
    if (outcome instanceof RegistryException refusal) {
      throw refusal;
    }
    return (ClaimRecord) outcome;
  }

  private static Optional<RegistryException> refusal(
      ClaimRecord claim, String codeHash, Instant now) {
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
    if (!RegistryKey.sameHash(claim.codeHash(), codeHash)) {
      return Optional.of(
          refusal(
              ProblemCode.CLAIM_CODE_WRONG,
              "another code",
              "the code of this claim; attempts left: " + (claim.attemptsLeft() - 1)));
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

  @Override
  public void closeClaim(String claimId, Instant now) throws RegistryException {
    database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          int closed =
              Database.update(
                  connection,
                  "UPDATE claim SET state = 'CLAIMED' WHERE claim_id = ? AND state = 'TAKEN'",
                  statement -> statement.setString(1, claimId));
          if (closed != 1) {
            throw refusal(ProblemCode.CLAIM_USED, "a claim that is not taken", "a taken claim");
          }
          log.add(AuditEntry.Deed.CLAIMED, claimId, "", now);
          log.write();
          return closed;
        });
  }

  @Override
  public int dropExpiredClaims(Instant now) throws RegistryException {
    return database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          String expired =
              "SELECT credential_id FROM claim WHERE state = 'OPEN' AND expires_at <= ?";
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
          log.write();
          return count;
        });
  }

  @Override
  public void log(AuditEntry.Deed deed, String subject, String detail, Instant now)
      throws RegistryException {
    database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          log.add(deed, subject, detail, now);
          log.write();
          return deed;
        });
  }

  @Override
  public AuditHead verifyAudit(Consumer<AuditEntry> reader) throws RegistryException {
    return database.read(connection -> AuditLog.verify(connection, key, reader));
  }

  @Override
  public RegistryKey key() {
    return key;
  }

  @Override
  public void close() {
    pool.close();
  }

  private String personHash(Person person) {
    return key.hash("person", person.reference());
  }

  private static Instant wholeSeconds(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond());
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
