/** Text that others wrote, made harmless for where it is shown. */
@NullMarked
package nl.skillspaspoort.core.text;

import org.jspecify.annotations.NullMarked;
