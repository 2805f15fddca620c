/**
 * The one door for JSON: a strict reader, an immutable tree, a writer and the canonical form of RFC
 * 8785.
 *
 * <p>Start at {@link nl.skillspaspoort.core.json.JsonReader}. Everything untrusted enters through
 * it, once, within {@link nl.skillspaspoort.core.json.JsonLimits}; all later work is done on the
 * tree of {@link nl.skillspaspoort.core.json.JsonValue}. All types are immutable and safe for use
 * by several threads. Values read alike are equal as their canonical forms are.
 */
@NullMarked
package nl.skillspaspoort.core.json;

import org.jspecify.annotations.NullMarked;
