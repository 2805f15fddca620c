package nl.skillspaspoort.core.crosswalk;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A row of a crosswalk.
 *
 * @param subject the IRI on the left
 * @param subjectLabel its label in the row; may be empty
 * @param predicate how they relate, read from left to right
 * @param object the IRI on the right
 * @param objectLabel its label in the row; may be empty
 * @param justification the IRI that says how somebody came to it
 * @param set the identifier of the set of mappings
 * @param line the line on which it stands, from 1
 */
public record Mapping(
    String subject,
    String subjectLabel,
    MappingPredicate predicate,
    String object,
    String objectLabel,
    String justification,
    String set,
    long line) {

  public Mapping {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(predicate, "predicate");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(justification, "justification");
    Objects.requireNonNull(set, "set");
  }

  /** The row as data. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("subject", subject)
        .put("predicate", predicate.curie())
        .put("object", object)
        .put("set", set)
        .put("line", line)
        .build();
  }
}
