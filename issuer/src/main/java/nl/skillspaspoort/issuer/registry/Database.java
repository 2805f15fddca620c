package nl.skillspaspoort.issuer.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Transactions on a database, and nothing about what they are for. Thread-safe. */
final class Database {
  private final DataSource source;
  private final boolean forceToDisk;

  /** With {@code CHECKPOINT SYNC} after each commit if so wished: H2 would leave it to later. */
  Database(DataSource source, boolean forceToDisk) {
    this.source = source;
    this.forceToDisk = forceToDisk;
  }

  /** Work in a transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException, RegistryException;
  }

  /** Sets the parameters of a statement. */
  interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> T read(Work<T> work) throws RegistryException {
    return transaction(work, false);
  }

  <T> T write(Work<T> work) throws RegistryException {
    return transaction(work, true);
  }

  private <T> T transaction(Work<T> work, boolean writes) throws RegistryException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.in(connection);
        connection.commit();
        done = true;
        if (writes && forceToDisk) {
          flush(connection);
        }
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static void flush(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
    connection.commit();
  }

  /** The text of a database error may repeat values, so only its state is told. */
  static RegistryException failure(SQLException e) {
    return new RegistryException(
        Problem.of(
            ProblemCode.REGISTRY_IO,
            "the database error "
                + e.getErrorCode()
                + (e.getSQLState() == null ? "" : ", state " + e.getSQLState()),
            "a database that can be reached and written"),
        e);
  }

  static <T> List<T> query(Connection connection, String sql, Parameters parameters, Row<T> row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(row.read(found));
        }
      }
      return rows;
    }
  }

  static int update(Connection connection, String sql, Parameters parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      return statement.executeUpdate();
    }
  }

  /** One statement for many rows. */
  static <T> int[] updateAll(Connection connection, String sql, List<T> rows, Batch<T> batch)
      throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T row : rows) {
        batch.set(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** Sets the parameters of a statement for one of many rows. */
  interface Batch<T> {
    void set(PreparedStatement statement, T row) throws SQLException;
  }
}
