package nl.skillspaspoort.core.vocabulary;

import java.util.Objects;

/**
 * Which vocabulary it is, in which version.
 *
 * @param name for example {@code ESCO}
 * @param version for example {@code 1.2}; may be empty if nobody says so
 */
public record Scheme(String name, String version) {
  public Scheme {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    if (name.isBlank()) {
      throw new IllegalArgumentException("found an empty name; expected one, such as ESCO");
    }
  }

  /** For example {@code ESCO 1.2}. */
  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
