/**
 * SD-JWTs: signed JSON whose parts the holder shows or keeps, one by one. JSON claims in, JSON
 * claims out; what the claims mean is not known here.
 *
 * <p>{@link nl.skillspaspoort.core.sdjwt.SdJwtIssuer} makes one, {@link
 * nl.skillspaspoort.core.sdjwt.SdJwt} reads, shows and verifies one, and only verification gives a
 * {@link nl.skillspaspoort.core.sdjwt.VerifiedSdJwt}. A {@link
 * nl.skillspaspoort.core.sdjwt.SdJwtProfile} says which type the token must have and which claims
 * can never be hidden; a {@link nl.skillspaspoort.core.sdjwt.KeyBindingRequirement} says whether
 * the one who shows it must prove to be its holder. Neither is ever inferred from what was sent.
 *
 * <p>Only the compact form is read. Everything is immutable and safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901">RFC 9901 (SD-JWT)</a>
 */
@NullMarked
package nl.skillspaspoort.core.sdjwt;

import org.jspecify.annotations.NullMarked;
