/**
 * An employer's side, in plain Java: one verifier for the whole application, a policy from a file,
 * and a pile of applications read at once.
 */
@NullMarked
package nl.skillspaspoort.examples.employer;

import org.jspecify.annotations.NullMarked;
