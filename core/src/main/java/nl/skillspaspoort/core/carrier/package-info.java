/**
 * What a credential comes in: JSON, a token, a picture that carries one (a baked Open Badge), or a
 * document that a presentation goes along with (a PDF or an HTML page).
 *
 * <p>{@link nl.skillspaspoort.core.carrier.CredentialReader} takes whatever a person has in a file
 * and says what it found; {@link nl.skillspaspoort.core.carrier.BadgePicture} puts a credential
 * into a picture; {@link nl.skillspaspoort.core.carrier.PresentationAttachment} says how a
 * presentation goes along with a document. A picture or a page proves nothing: what is in it is
 * verified as if it had come alone. Nothing here draws a picture, runs a script or follows a
 * reference in one.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#baked-badge">Open Badges 3.0, Baked
 *     Badge</a>
 */
@NullMarked
package nl.skillspaspoort.core.carrier;

import org.jspecify.annotations.NullMarked;
