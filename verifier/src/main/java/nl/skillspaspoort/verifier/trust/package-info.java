/**
 * Where trust lists come from and how what was seen of them is kept: {@link
 * nl.skillspaspoort.verifier.trust.FetchedLists} gets them through the one fetcher, {@link
 * nl.skillspaspoort.verifier.trust.FileListMemory} remembers them in a file. What a list says is
 * judged in {@code core.trust}.
 *
 * <p>All types are safe for use by several threads.
 */
@NullMarked
package nl.skillspaspoort.verifier.trust;

import org.jspecify.annotations.NullMarked;
