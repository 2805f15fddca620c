/**
 * A training provider: its office on disk, its command line, and a class of twelve. Read {@link
 * nl.skillspaspoort.examples.trainingprovider.Office} first.
 */
@NullMarked
package nl.skillspaspoort.examples.trainingprovider;

import org.jspecify.annotations.NullMarked;
