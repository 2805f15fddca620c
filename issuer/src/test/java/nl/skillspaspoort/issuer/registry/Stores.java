package nl.skillspaspoort.issuer.registry;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** The places where a registry can be kept, for tests that hold for all of them. */
public enum Stores {
  /** An embedded file. */
  H2 {
    @Override
    public String place(Path folder) {
      return "jdbc:h2:file:" + folder.resolve("registry").toAbsolutePath();
    }
  },
  /** A server. */
  POSTGRESQL {
    @Override
    public String place(Path folder) {
      return PostgresServer.get().newDatabase();
    }
  };

  /** The key of every registry in tests. */
  public static RegistryKey key() {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 7);
    return RegistryKey.of(secret);
  }

  /** A new place. */
  public abstract String place(Path folder);

  /** Opens the registry at a place, in this or another process. */
  public static SqlRegistry open(String place, RegistryKey key, ListLayout layout)
      throws RegistryException {
    String h2 = "jdbc:h2:file:";
    return place.startsWith(h2)
        ? SqlRegistry.h2(Path.of(place.substring(h2.length())), key, layout)
        : SqlRegistry.postgresql(place, "postgres", "", key, layout);
  }

  /** Opens it with the key of tests. */
  public static SqlRegistry open(String place) throws RegistryException {
    return open(place, key(), ListLayout.DEFAULT);
  }

  /** Somebody with access to the database, without the key. */
  public static int tamper(String place, String sql) {
    String user = place.startsWith("jdbc:h2") ? "registry" : "postgres";
    try (Connection connection = DriverManager.getConnection(place, user, "");
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
