/**
 * Where a wallet's content rests: one sealed file, or memory.
 *
 * <p>A {@link nl.skillspaspoort.wallet.store.Store} gives an {@link
 * nl.skillspaspoort.wallet.store.OpenStore} to whoever knows the passphrase; crash safety, file
 * rights, encryption and the lock between two processes are its business and nobody else's. It does
 * not know what it holds: the content is bytes. {@link
 * nl.skillspaspoort.wallet.store.SealedFileStore} is the one for people, {@link
 * nl.skillspaspoort.wallet.store.InMemoryStore} the one for tests. The bytes of the file are
 * described in {@code docs/wallet-format.md}.
 */
@NullMarked
package nl.skillspaspoort.wallet.store;

import org.jspecify.annotations.NullMarked;
