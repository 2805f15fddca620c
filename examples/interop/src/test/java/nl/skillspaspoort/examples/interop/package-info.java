/**
 * This library beside independent implementations: each verifies what the other makes, and both
 * refuse it after one changed character.
 *
 * <p>To add a mechanism: its packages with fixed versions in {@code src/test/node/package.json} and
 * {@code npm install} there, its functions in a file beside {@code peer.mjs}, and a test class.
 */
@NullMarked
package nl.skillspaspoort.examples.interop;

import org.jspecify.annotations.NullMarked;
