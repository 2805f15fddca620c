/**
 * The same work for very many things: in parallel, results in the order of the input, only a
 * bounded number of both in memory at a time.
 *
 * <p>Users meet {@link nl.skillspaspoort.core.bulk.OrderedResults} as what {@code Verifier.screen}
 * and {@code Issuer.issueAll} return. It holds threads until it is closed or read to its end.
 */
@NullMarked
package nl.skillspaspoort.core.bulk;

import org.jspecify.annotations.NullMarked;
