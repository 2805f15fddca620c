/**
 * What a worker does with a wallet of ten credentials: see what they show, compare that with an
 * occupation, see what to learn, and show one of them to an employer.
 */
@NullMarked
package nl.skillspaspoort.examples.worker;

import org.jspecify.annotations.NullMarked;
