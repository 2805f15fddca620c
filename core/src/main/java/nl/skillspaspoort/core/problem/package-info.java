/**
 * What went wrong, said the same way everywhere.
 *
 * <p>A {@link nl.skillspaspoort.core.problem.ProblemCode} is stable and meant for programs. A
 * {@link nl.skillspaspoort.core.problem.Problem} adds where it was seen, what was found and what
 * was expected; it never holds a claim value, a secret or a person's name. {@link
 * nl.skillspaspoort.core.problem.Explanation} is the same in Dutch or English for people.
 */
@NullMarked
package nl.skillspaspoort.core.problem;

import org.jspecify.annotations.NullMarked;
