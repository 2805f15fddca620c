package nl.skillspaspoort.wallet.cli;

import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.WalletException;

/** Numbers of credentials as a person types them. */
final class Numbers {
  private Numbers() {}

  static CredentialNumber parse(String typed) throws UsageException {
    try {
      return CredentialNumber.parse(typed);
    } catch (WalletException e) {
      throw new UsageException("usage.number", typed);
    }
  }
}
