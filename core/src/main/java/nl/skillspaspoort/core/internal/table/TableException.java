package nl.skillspaspoort.core.internal.table;

/** A table cannot be read. None of its texts holds a value of the table. */
public final class TableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final String found;
  private final String expected;

  public TableException(long line, String found, String expected) {
    super("line " + line + ": found " + found + "; expected " + expected);
    this.line = line;
    this.found = found;
    this.expected = expected;
  }

  /** The line on which the record starts, from 1. */
  public long line() {
    return line;
  }

  /** What was there. */
  public String found() {
    return found;
  }

  /** What should have been there. */
  public String expected() {
    return expected;
  }
}
