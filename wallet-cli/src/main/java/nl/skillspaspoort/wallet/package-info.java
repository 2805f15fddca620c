/**
 * The learner's wallet: keeps signed credentials and the key of the person they are about, and
 * shows them to whom that person chooses.
 *
 * <p>Start with {@link nl.skillspaspoort.wallet.Wallet#create} and {@link
 * nl.skillspaspoort.wallet.Wallet#open}; close a wallet when you are done. The holder's private key
 * never leaves it. What goes in is verified first; what goes out is signed for one audience, one
 * challenge and a short time, and is written in the wallet's log. A wallet opens no connection.
 *
 * <p>A {@link nl.skillspaspoort.wallet.store.RecoveryCode} opens a wallet whose passphrase was
 * forgotten. {@link nl.skillspaspoort.wallet.Wallet#backup} gives the whole of it for another disk,
 * and {@link nl.skillspaspoort.wallet.Wallet#restore} puts back what is missing.
 *
 * <p>Where the content rests is behind {@link nl.skillspaspoort.wallet.store.Store}. The command
 * {@code skillspas} is one client of this package; it uses nothing that others cannot use.
 */
@NullMarked
package nl.skillspaspoort.wallet;

import org.jspecify.annotations.NullMarked;
