/**
 * Where an issuer says whether a credential still holds: entries in credentials, and the lists that
 * they point to.
 *
 * <p>A {@link nl.skillspaspoort.core.status.StatusEntry} is what a credential says; a {@link
 * nl.skillspaspoort.core.status.StatusList} is what an issuer publishes, <b>its signature not
 * checked here</b>. The two formats count their bits from opposite ends and are compressed
 * differently, so each has a codec of its own: {@link
 * nl.skillspaspoort.core.status.BitstringStatusList} and {@link
 * nl.skillspaspoort.core.status.TokenStatusList}. Lists are fetched and verified by the verifier,
 * never here. Everything is immutable and safe for use by several threads, except builders.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List 1.0</a>
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">Token Status
 *     List</a>
 */
@NullMarked
package nl.skillspaspoort.core.status;

import org.jspecify.annotations.NullMarked;
