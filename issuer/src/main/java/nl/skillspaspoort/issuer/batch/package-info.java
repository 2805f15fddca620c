/**
 * A class at once: a file of a student system becomes signed credentials.
 *
 * <p>{@link nl.skillspaspoort.issuer.batch.BatchFormat} says what the columns mean, {@link
 * nl.skillspaspoort.issuer.batch.BatchPlan} reads a file and names every fault by line and column
 * without writing anything, and {@link nl.skillspaspoort.issuer.batch.Batch} signs a plan. A batch
 * that was interrupted, at whatever moment, is finished by running it again: every row is issued
 * exactly once.
 */
@NullMarked
package nl.skillspaspoort.issuer.batch;

import org.jspecify.annotations.NullMarked;
