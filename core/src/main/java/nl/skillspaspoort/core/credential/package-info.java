/**
 * Verifiable credentials by their state.
 *
 * <p>A {@link nl.skillspaspoort.core.credential.CredentialDraft} is editable and has no proof. A
 * {@link nl.skillspaspoort.core.credential.SignedCredential} was parsed and nothing of it was
 * checked: its claims are behind {@code unverified()}, a name to search for in reviews. The
 * verified state exists in the verifier only.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/">Verifiable Credentials Data Model 2.0</a>
 */
@NullMarked
package nl.skillspaspoort.core.credential;

import org.jspecify.annotations.NullMarked;
