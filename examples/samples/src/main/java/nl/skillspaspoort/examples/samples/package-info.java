/**
 * Ten Dutch credentials and their bad twins, signed by organisations that do not exist, about one
 * person who does not exist either.
 *
 * <p>The same input gives the same bytes: keys come from the names of the parties, and every moment
 * is fixed. Everybody can sign with these keys, so no real list may ever name them.
 *
 * <p>This service uses the ESCO classification of the European Commission.
 */
@NullMarked
package nl.skillspaspoort.examples.samples;

import org.jspecify.annotations.NullMarked;
