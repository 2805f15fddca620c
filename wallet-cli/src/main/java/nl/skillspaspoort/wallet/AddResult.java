package nl.skillspaspoort.wallet;

import java.util.Objects;
import java.util.function.Function;

/** What became of one credential of several that were to be added; see {@link Wallet#addEach}. */
public sealed interface AddResult {

  /** Exactly one of the two functions is called. */
  default <T> T match(
      Function<? super KeptCredential, ? extends T> kept,
      Function<? super WalletException, ? extends T> refused) {
    return this instanceof Kept yes
        ? kept.apply(yes.credential())
        : refused.apply(((Refused) this).reason());
  }

  /**
   * It is in the wallet.
   *
   * @param credential with its number
   */
  record Kept(KeptCredential credential) implements AddResult {
    /** Checks that it is there. */
    public Kept {
      Objects.requireNonNull(credential, "credential");
    }
  }

  /**
   * It is not in the wallet, or was there before.
   *
   * @param reason as {@link Wallet#add(nl.skillspaspoort.core.credential.SignedCredential,
   *     java.util.Set)} throws it
   */
  record Refused(WalletException reason) implements AddResult {
    /** Checks that it is there. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
