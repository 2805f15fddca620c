/**
 * Showing credentials: what a verifier asks for, and the signed answer.
 *
 * <p>A {@link nl.skillspaspoort.core.presentation.PresentationRequest} names audience and
 * challenge; the holder's {@link nl.skillspaspoort.core.presentation.SignedPresentation} answers
 * exactly that, for a short time, with a proof by the holder's key. Nothing of a signed
 * presentation is checked before the verifier did.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations">VCDM 2.0,
 *     Verifiable Presentations</a>
 */
@NullMarked
package nl.skillspaspoort.core.presentation;

import org.jspecify.annotations.NullMarked;
