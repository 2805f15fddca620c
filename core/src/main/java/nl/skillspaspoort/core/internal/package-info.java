/**
 * What the modules of this project share among themselves and nobody else may use: no compatibility
 * is promised for anything in here or below.
 *
 * <p>Nothing outside {@code nl.skillspaspoort.core} refers to this package, with one exception: the
 * build's own marker {@link nl.skillspaspoort.core.internal.SuppressForbidden}.
 */
@NullMarked
package nl.skillspaspoort.core.internal;

import org.jspecify.annotations.NullMarked;
