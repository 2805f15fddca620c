package nl.skillspaspoort.issuer.registry;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;

/**
 * Gives out the places of the status lists, each once, and knows the decoys. Whoever calls holds
 * the lock of {@link AuditLog}. Thread-safe.
 */
final class Places {
  private static final int SEED_BYTES = 32;
  private static final int ORDERS_KEPT = 4;

  private final ListLayout layout;
  private final SecureRandom random;

  /** The order of a list follows from its seed, so a copy can be kept: 512 KiB each. */
  private final Map<String, ListOrder> orders =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ListOrder> eldest) {
          return size() > ORDERS_KEPT;
        }
      };

  Places(ListLayout layout, SecureRandom random) {
    this.layout = layout;
    this.random = random;
  }

  private record StoredList(
      int number, int entries, int capacity, int taken, int decoysSet, long revision, String seed) {
    static final String COLUMNS =
        "SELECT list_no, entries, capacity, taken, decoys_set, revision, seed FROM status_list";

    static StoredList read(ResultSet row) throws SQLException {
      return new StoredList(
          row.getInt(1),
          row.getInt(2),
          row.getInt(3),
          row.getInt(4),
          row.getInt(5),
          row.getLong(6),
          row.getString(7));
    }
  }

  List<StatusSlot> take(Connection connection, int count) throws SQLException {
    List<StatusSlot> slots = new ArrayList<>();
    while (slots.size() < count) {
      StoredList list = open(connection);
      int some = Math.min(count - slots.size(), list.capacity() - list.taken());
      ListOrder order = order(list);
      for (int i = 0; i < some; i++) {
        slots.add(new StatusSlot(list.number(), order.place(list.taken() + i)));
      }
      Database.update(
          connection,
          "UPDATE status_list SET taken = taken + ? WHERE list_no = ?",
          statement -> {
            statement.setInt(1, some);
            statement.setInt(2, list.number());
          });
    }
    return slots;
  }

  private StoredList open(Connection connection) throws SQLException {
    List<StoredList> last =
        Database.query(
            connection,
            StoredList.COLUMNS + " WHERE list_no = (SELECT MAX(list_no) FROM status_list)",
            statement -> {},
            StoredList::read);
    if (!last.isEmpty() && last.get(0).taken() < last.get(0).capacity()) {
      return last.get(0);
    }
    return create(connection, last.isEmpty() ? 1 : last.get(0).number() + 1);
  }

  private StoredList create(Connection connection, int number) throws SQLException {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    StoredList list =
        new StoredList(
            number,
            layout.entries(),
            layout.entries() - layout.decoys(),
            0,
            layout.decoys() == 0 ? 0 : random.nextInt(layout.decoys() / 2 + 1),
            1,
            Base64Url.encode(seed));
    Database.update(
        connection,
        "INSERT INTO status_list (list_no, entries, capacity, taken, decoys_set, revision, seed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setInt(1, list.number());
          statement.setInt(2, list.entries());
          statement.setInt(3, list.capacity());
          statement.setInt(4, list.taken());
          statement.setInt(5, list.decoysSet());
          statement.setLong(6, list.revision());
          statement.setString(7, list.seed());
        });
    return list;
  }

  /** With a real change, a few decoys change as well, so that differences tell little. */
  void changed(Connection connection, int number) throws SQLException {
    int more = random.nextInt(3);
    Database.update(
        connection,
        "UPDATE status_list SET revision = revision + 1, decoys_set ="
            + " CASE WHEN decoys_set + ? > entries - capacity THEN decoys_set"
            + " ELSE decoys_set + ? END WHERE list_no = ?",
        statement -> {
          statement.setInt(1, more);
          statement.setInt(2, more);
          statement.setInt(3, number);
        });
  }

  static List<Integer> numbers(Connection connection) throws SQLException {
    return Database.query(
        connection,
        "SELECT list_no FROM status_list ORDER BY list_no",
        statement -> {},
        row -> row.getInt(1));
  }

  /** What the list says; nothing if there is none of that number. */
  List<ListSnapshot> snapshot(Connection connection, int number) throws SQLException {
    List<ListSnapshot> found = new ArrayList<>();
    for (StoredList list :
        Database.query(
            connection,
            StoredList.COLUMNS + " WHERE list_no = ?",
            statement -> statement.setInt(1, number),
            StoredList::read)) {
      Map<Integer, AwardState> changed = new LinkedHashMap<>();
      Database.query(
          connection,
          "SELECT list_index, state FROM award WHERE list_no = ?"
              + " AND state IN ('REVOKED', 'SUSPENDED', 'SUPERSEDED')",
          statement -> statement.setInt(1, number),
          row -> changed.put(row.getInt(1), AwardState.valueOf(row.getString(2))));
      found.add(new ListSnapshot(number, list.entries(), list.revision(), changed, decoys(list)));
    }
    return found;
  }

  /** The places at the end of the order are never given out. */
  private Set<Integer> decoys(StoredList list) {
    ListOrder order = order(list);
    Set<Integer> decoys = new HashSet<>();
    for (int i = 0; i < list.decoysSet(); i++) {
      decoys.add(order.place(list.capacity() + i));
    }
    return decoys;
  }

  private ListOrder order(StoredList list) {
    synchronized (orders) {
      return orders.computeIfAbsent(
          list.seed(),
          seed -> {
            try {
              return new ListOrder(Base64Url.decode(seed), list.entries());
            } catch (EncodingException e) {
              throw new IllegalStateException("found a list whose seed was changed", e);
            }
          });
    }
  }
}
