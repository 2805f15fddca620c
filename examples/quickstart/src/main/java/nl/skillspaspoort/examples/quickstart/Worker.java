package nl.skillspaspoort.examples.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;

/** The worker: keeps credentials in an encrypted wallet and shows what she chooses. */
final class Worker implements AutoCloseable {
  private final Wallet wallet;

  Worker(Path folder, char[] passphrase) throws WalletException {
    this.wallet = Wallet.create(folder, passphrase);
  }

  Did id() {
    return wallet.holder();
  }

  CredentialNumber keep(SignedCredential credential) throws WalletException {
    return wallet.add(credential).number();
  }

  SignedPresentation show(CredentialNumber number, PresentationRequest request)
      throws WalletException {
    return wallet.present(List.of(number), request, Duration.ofMinutes(10));
  }

  @Override
  public void close() {
    wallet.close();
  }
}
