/**
 * JMH benchmarks, each beside the raw signature operation that it cannot be faster than. Run by
 * {@code ./bench}.
 */
@NullMarked
package nl.skillspaspoort.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
