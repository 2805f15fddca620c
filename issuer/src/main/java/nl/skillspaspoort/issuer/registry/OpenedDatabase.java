package nl.skillspaspoort.issuer.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A database with the tables of a registry, of the present version.
 *
 * @param pool its connections
 * @param database transactions over them
 */
record OpenedDatabase(HikariDataSource pool, Database database) implements AutoCloseable {
  private static final String MIGRATIONS = "classpath:nl/skillspaspoort/issuer/registry/migration";

  /**
   * Opens a database and brings its tables up to date.
   *
   * @throws RegistryException ({@code REGISTRY_NOT_OPENED}) if it cannot be opened
   */
  static OpenedDatabase open(HikariConfig config, boolean forceToDisk) throws RegistryException {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw notOpened("a database that cannot be opened, or that another program uses", e);
    }
    boolean ready = false;
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations(MIGRATIONS)
          .table("registry_schema")
          .load()
          .migrate();
      ready = true;
      return new OpenedDatabase(pool, new Database(pool, forceToDisk));
    } catch (FlywayException e) {
      throw notOpened("a database whose tables are not those of a registry", e);
    } finally {
      if (!ready) {
        pool.close();
      }
    }
  }

  private static RegistryException notOpened(String found, Exception cause) {
    return new RegistryException(
        Problem.of(ProblemCode.REGISTRY_NOT_OPENED, found, "a registry for this process alone"),
        cause);
  }

  @Override
  public void close() {
    pool.close();
  }
}
