package nl.skillspaspoort.wallet;

/** What a wallet keeps besides what it keeps by itself. Each weakens a check. */
public enum AddOption {
  /**
   * Also a credential about somebody else, for instance one for an older wallet of the same person.
   * Whom it is shown to may refuse it: the holder is not its subject.
   */
  KEEP_FOREIGN,
  /**
   * Also a credential of which it cannot be told whether it is what its issuer signed, for instance
   * because the issuer's key has to be looked up. One that is forged is refused all the same, and
   * none takes the place of a credential that is in the wallet.
   */
  KEEP_UNVERIFIED
}
