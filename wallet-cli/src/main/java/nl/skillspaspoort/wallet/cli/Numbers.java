package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.WalletException;

/** Numbers of credentials as a person types them. */
final class Numbers {
  private Numbers() {}

  /** Each once. */
  static List<CredentialNumber> each(List<String> typed) throws UsageException {
    List<CredentialNumber> numbers = new ArrayList<>();
    for (String text : typed) {
      CredentialNumber number = parse(text);
      if (numbers.contains(number)) {
        throw new UsageException("usage.number-twice", text);
      }
      numbers.add(number);
    }
    return numbers;
  }

  static CredentialNumber parse(String typed) throws UsageException {
    try {
      return CredentialNumber.parse(typed);
    } catch (WalletException e) {
      throw new UsageException("usage.number", typed);
    }
  }
}
