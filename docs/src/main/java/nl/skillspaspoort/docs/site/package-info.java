/**
 * The site: the Markdown of this project as static pages in Dutch and English, with the lists of
 * codes and commands that the product itself has. Not published; the build runs it.
 */
@NullMarked
package nl.skillspaspoort.docs.site;

import org.jspecify.annotations.NullMarked;
