/**
 * Many answers as a table: one row for each input, with its verdict, its six axes and its reasons.
 * No number that ranks people. Safe for use by several threads.
 */
@NullMarked
package nl.skillspaspoort.verifier.screening;

import org.jspecify.annotations.NullMarked;
