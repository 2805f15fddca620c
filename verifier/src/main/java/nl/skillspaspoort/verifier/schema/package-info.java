/**
 * The schemas that credentials name. Only schemas that the caller hands in are used: nothing is
 * looked up, and a schema may refer to its own parts only.
 *
 * <p>{@link nl.skillspaspoort.verifier.schema.HeldSchemas} needs {@code
 * com.networknt:json-schema-validator} on the class path, an optional dependency of this module.
 */
@NullMarked
package nl.skillspaspoort.verifier.schema;

import org.jspecify.annotations.NullMarked;
