package nl.skillspaspoort.core.sdjwt;

/**
 * One disclosure and the place of its claim in the processed payload. Immutable.
 *
 * <p>An array index counts the elements that are there after processing: with fewer disclosures the
 * same element can have another index.
 */
public final class DisclosedClaim {
  private final Path path;
  private final Disclosure disclosure;

  DisclosedClaim(Path path, Disclosure disclosure) {
    this.path = path;
    this.disclosure = disclosure;
  }

  /** The JSON Pointer of the claim in the processed payload. */
  public String pointer() {
    return path.pointer();
  }

  /** What was disclosed. */
  public Disclosure disclosure() {
    return disclosure;
  }

  Path path() {
    return path;
  }

  /** The pointer; long names are cut. */
  @Override
  public String toString() {
    return "DisclosedClaim[" + path.shown() + "]";
  }
}
