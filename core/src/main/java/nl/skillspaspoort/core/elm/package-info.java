/**
 * The facts of a credential in the European Learning Model, version 3, and back.
 *
 * <p>{@link nl.skillspaspoort.core.elm.ElmExport} writes what was awarded as a document of that
 * model, without a signature; {@link nl.skillspaspoort.core.elm.ElmFacts} reads what such a
 * document says in plain sight: title, awarding body, level, skills, workload. Neither says that
 * anything of it is true: that is for a verifier, on the signed original.
 *
 * @see <a href="https://europa.eu/europass/elm-browser/index.html">European Learning Model</a>
 */
@NullMarked
package nl.skillspaspoort.core.elm;

import org.jspecify.annotations.NullMarked;
