/**
 * From a JSON-LD document to the bytes that a signature covers: expansion in a safe mode, RDF,
 * canonical N-Quads.
 *
 * <p>Start at {@link nl.skillspaspoort.core.jsonld.Canonicalizer}. JSON-LD leaves out silently
 * whatever it has no absolute IRI for, and has many ways to write one statement; a signature over
 * the rest would not cover the first, and a reader of the JSON would miss the second. Here both are
 * errors, on signing and on verifying alike. Contexts come from {@link
 * nl.skillspaspoort.core.jsonld.Contexts} only, never from the network. Work is bounded by {@link
 * nl.skillspaspoort.core.jsonld.CanonicalizationLimits}, counted, not timed. All types are
 * immutable and safe for use by several threads.
 */
@NullMarked
package nl.skillspaspoort.core.jsonld;

import org.jspecify.annotations.NullMarked;
