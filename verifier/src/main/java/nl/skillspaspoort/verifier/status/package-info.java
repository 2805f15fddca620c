/**
 * Where the verifier gets status lists: from the caller, or over a fetcher that the caller gave.
 * Whoever hands over a list is not believed: the verifier checks its signature and who signed it.
 */
@NullMarked
package nl.skillspaspoort.verifier.status;

import org.jspecify.annotations.NullMarked;
