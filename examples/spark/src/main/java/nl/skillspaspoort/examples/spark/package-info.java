/** Screening as a job of Apache Spark: the same rows as on one machine, on many. */
@NullMarked
package nl.skillspaspoort.examples.spark;

import org.jspecify.annotations.NullMarked;
