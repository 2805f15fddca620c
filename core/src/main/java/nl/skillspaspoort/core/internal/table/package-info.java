/** Tables with a header line: CSV and tab-separated. Hides the library that reads them. */
@NullMarked
package nl.skillspaspoort.core.internal.table;

import org.jspecify.annotations.NullMarked;
