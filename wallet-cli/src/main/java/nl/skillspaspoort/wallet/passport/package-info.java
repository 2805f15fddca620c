/**
 * A presentation as a document for people: a PDF or an HTML page, with the presentation inside.
 *
 * <p>A {@link nl.skillspaspoort.wallet.passport.Passport} shows what the presentation holds and
 * nothing else, and says on its face that the presentation is the proof. It refers to nothing
 * outside itself. {@link nl.skillspaspoort.core.carrier.CredentialReader} gives the presentation
 * back.
 */
@NullMarked
package nl.skillspaspoort.wallet.passport;

import org.jspecify.annotations.NullMarked;
