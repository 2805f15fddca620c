package nl.skillspaspoort.issuer.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.skill.ResultDescription;

/**
 * What the columns of a file mean. Columns are found by their name in the first line, in any order;
 * a column that the format does not name is a fault, so that a file of another kind is not taken
 * for this one. Immutable.
 */
public final class BatchFormat {

  /** What one column holds. */
  sealed interface Meaning {
    /** The provider's own reference of the person. */
    record Reference() implements Meaning {}

    /** The DID of her wallet. */
    record Holder() implements Meaning {}

    /** The day of the award. */
    record Day() implements Meaning {}

    /** A mark from 1 to 10. */
    record Grade(ResultDescription description) implements Meaning {}

    /** Shown, not shown, or nothing. */
    record Finding(ResultDescription description) implements Meaning {}

    /** Text that goes into the credential as evidence. */
    record Remark(String title) implements Meaning {}

    /** Nothing for the credential. */
    record Ignored() implements Meaning {}
  }

  private final Map<String, Meaning> columns;

  private BatchFormat(Map<String, Meaning> columns) {
    this.columns = Map.copyOf(columns);
  }

  /**
   * Starts a format with the two columns that every file has.
   *
   * @param person column with the provider's own reference, such as a student number
   * @param date column with the day of the award
   */
  public static Builder of(String person, String date) {
    return new Builder().add(person, new Meaning.Reference()).add(date, new Meaning.Day());
  }

  Optional<Meaning> meaning(String column) {
    return Optional.ofNullable(columns.get(name(column)));
  }

  /** The columns that must be there: all that are not ignored. */
  List<String> required() {
    List<String> names = new ArrayList<>();
    columns.forEach(
        (name, meaning) -> {
          if (!(meaning instanceof Meaning.Ignored)) {
            names.add(name);
          }
        });
    names.sort(null);
    return names;
  }

  /** True if the file says to which wallet each award goes; otherwise they are claimed. */
  public boolean hasHolders() {
    return columns.containsValue(new Meaning.Holder());
  }

  private static String name(String column) {
    return column.strip().toLowerCase(java.util.Locale.ROOT);
  }

  /** Collects columns. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Meaning> columns = new LinkedHashMap<>();

    private Builder() {}

    private Builder add(String column, Meaning meaning) {
      if (columns.putIfAbsent(name(column), Objects.requireNonNull(meaning)) != null) {
        throw new IllegalArgumentException(
            "found the column " + column + " twice; expected one meaning for each");
      }
      return this;
    }

    /** The DID of the person's wallet. Left out, the awards become claim files. */
    public Builder holder(String column) {
      return add(column, new Meaning.Holder());
    }

    /** A mark from 1 to 10, with comma or point; an empty cell is a fault. */
    public Builder mark(String column, ResultDescription description) {
      return add(column, new Meaning.Grade(description));
    }

    /**
     * A competence: {@code ja} or {@code aangetoond}, {@code nee} or {@code niet aangetoond}; empty
     * if it was not assessed.
     */
    public Builder finding(String column, ResultDescription description) {
      return add(column, new Meaning.Finding(description));
    }

    /** Text that goes into the credential as evidence with this title, exactly as it is. */
    public Builder remark(String column, String title) {
      return add(column, new Meaning.Remark(title));
    }

    /** Columns that may be there and mean nothing for the credential. */
    public Builder ignore(String... names) {
      for (String column : names) {
        add(column, new Meaning.Ignored());
      }
      return this;
    }

    /** The format. */
    public BatchFormat build() {
      return new BatchFormat(columns);
    }
  }
}
