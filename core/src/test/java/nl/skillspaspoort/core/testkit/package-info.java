/**
 * What tests of every module start from: fixed keys, a clock that stands still, good credentials,
 * and the way to the shared test vectors.
 *
 * <p>It is in the test jar of core and depends on core and the test libraries only. Its keys are
 * known to everybody; nothing here belongs in main code.
 */
@NullMarked
package nl.skillspaspoort.core.testkit;

import org.jspecify.annotations.NullMarked;
