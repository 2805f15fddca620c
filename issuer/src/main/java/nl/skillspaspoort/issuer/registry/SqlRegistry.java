package nl.skillspaspoort.issuer.registry;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A registry in a relational database: an embedded H2 file for one issuer, or PostgreSQL for
 * several nodes that work at once. Safe for use by several threads.
 *
 * <p>Needs HikariCP, Flyway and the driver on the class path.
 */
public final class SqlRegistry implements IssuerRegistry {
  private final OpenedDatabase opened;
  private final Database database;
  private final RegistryKey key;
  private final Places places;
  private final AwardTable awards;

  private SqlRegistry(HikariConfig config, boolean forceToDisk, ListLayout layout, RegistryKey key)
      throws RegistryException {
    this.key = Objects.requireNonNull(key, "key");
    this.places = new Places(layout, new SecureRandom());
    this.awards = new AwardTable(key, places);
    this.opened = OpenedDatabase.open(config, forceToDisk);
    this.database = opened.database();
    boolean ready = false;
    try {
      database.write(this::prepare);
      ready = true;
    } finally {
      if (!ready) {
        opened.close();
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

  /** Work in a transaction that holds the audit log, so that nobody else writes. */
  private interface LoggedWork<T> {
    T in(Connection connection, AuditLog log) throws SQLException, RegistryException;
  }

  private <T> T logged(LoggedWork<T> work) throws RegistryException {
    return database.write(
        connection -> {
          AuditLog log = AuditLog.lock(connection, key);
          T result = work.in(connection, log);
          log.write();
          return result;
        });
  }

  @Override
  public List<AwardRecord> reserve(List<AwardRequest> requests, Instant now)
      throws RegistryException {
    return logged((connection, log) -> awards.reserve(connection, requests, now));
  }

  @Override
  public AwardRecord reserveNext(String credentialId, Instant now) throws RegistryException {
    return logged((connection, log) -> awards.reserveNext(connection, credentialId, now));
  }

  @Override
  public int complete(List<Completion> completions, String order, Instant now)
      throws RegistryException {
    return logged((connection, log) -> awards.complete(connection, log, completions, order, now));
  }

  @Override
  public Optional<AwardRecord> find(String credentialId) throws RegistryException {
    return database.read(connection -> awards.find(connection, credentialId));
  }

  @Override
  public List<AwardRecord> awardsOf(Person person) throws RegistryException {
    return database.read(connection -> awards.awardsOf(connection, person));
  }

  @Override
  public AwardRecord change(
      String credentialId, AwardState state, StatusReason reason, String order, Instant now)
      throws RegistryException {
    return logged(
        (connection, log) ->
            awards.change(connection, log, credentialId, state, reason, order, now));
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
    return forget("person = ?", awards.personHash(person), "one person", now);
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
    return logged(
        (connection, log) -> {
          int count = awards.forget(connection, where, parameter);
          log.add(AuditEntry.Deed.FORGOTTEN, what, count + " versions", now);
          return count;
        });
  }

  @Override
  public void openClaim(ClaimRecord claim, Instant now) throws RegistryException {
    logged(
        (connection, log) -> {
          ClaimTable.open(connection, log, claim, now);
          return claim;
        });
  }

  @Override
  public boolean isClaimable(String claimId, Instant now) throws RegistryException {
    return database.read(connection -> ClaimTable.isClaimable(connection, claimId, now));
  }

  @Override
  public ClaimRecord takeClaim(String claimId, String codeHash, Instant now)
      throws RegistryException {
    return logged((connection, log) -> ClaimTable.take(connection, log, claimId, codeHash, now))
        .orElseThrow();
  }

  @Override
  public void closeClaim(String claimId, Instant now) throws RegistryException {
    logged(
        (connection, log) -> {
          ClaimTable.close(connection, log, claimId, now);
          return claimId;
        });
  }

  @Override
  public int dropExpiredClaims(Instant now) throws RegistryException {
    return logged((connection, log) -> ClaimTable.dropExpired(connection, log, now));
  }

  @Override
  public void log(AuditEntry.Deed deed, String subject, String detail, Instant now)
      throws RegistryException {
    logged(
        (connection, log) -> {
          log.add(deed, subject, detail, now);
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
    opened.close();
  }
}
