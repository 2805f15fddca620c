package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.EncryptedPem;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * {@code skillspas trust-list key}: makes a key to sign lists with, in a file under a passphrase.
 */
@CommandLine.Command(name = "key", sortOptions = false, sortSynopsis = false)
final class TrustListKey implements Command {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.key.out",
      order = 1)
  private String out = "";

  @Override
  public ExitCode run(Session session) throws UsageException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Path target = files.target(out);
    char[] passphrase = session.newPassphrase();
    Ed25519SecretKey key = Ed25519SecretKey.generate(session.environment().random());
    try {
      byte[] pem =
          EncryptedPem.encode(
              key, passphrase, session.environment().random(), InsecureSecretKeyAccess.get());
      files.write(target, out, pem);
    } finally {
      Arrays.fill(passphrase, '\0');
      key.destroy();
    }
    String signer = key.publicKey().multibase();
    if (session.json()) {
      session.printer().answer(JsonObject.builder().put("file", out).put("signer", signer).build());
    } else {
      session.answer("trust-list.key.made", out);
      session.printer().answer(signer);
    }
    session.hint("trust-list.key.hint");
    return ExitCode.DONE;
  }
}
