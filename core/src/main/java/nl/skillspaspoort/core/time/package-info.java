/** Dates as the specifications write them. There is no clock here: callers give the instant. */
@NullMarked
package nl.skillspaspoort.core.time;

import org.jspecify.annotations.NullMarked;
