/**
 * Crosswalks: what a skill of one vocabulary says about a skill of another.
 *
 * <p>{@link nl.skillspaspoort.core.crosswalk.Crosswalk} reads SSSOM tables and answers, for a held
 * and a requested skill, how the one may count for the other, with the rows that say so. Direction
 * matters: what is wider than the requested skill proves nothing.
 *
 * @see <a href="https://mapping-commons.github.io/sssom/">SSSOM</a>
 */
@NullMarked
package nl.skillspaspoort.core.crosswalk;

import org.jspecify.annotations.NullMarked;
