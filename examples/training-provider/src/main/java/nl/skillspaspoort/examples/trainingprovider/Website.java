package nl.skillspaspoort.examples.trainingprovider;

import java.net.URI;
import java.time.Instant;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.issuer.IssuerAddress;
import nl.skillspaspoort.issuer.keys.KeyHistory;
import nl.skillspaspoort.issuer.registry.StatusUrls;

/**
 * Who a provider is to others.
 *
 * @param did its DID
 * @param name what it calls itself
 * @param url its website
 * @param country two letters
 */
record Website(Did did, String name, URI url, String country) {

  /** Checks what somebody typed. */
  static Website of(Did did, String name, String url, String country) throws CommandException {
    if (name.isBlank()) {
      throw new CommandException(ExitCode.USAGE, "init.blank");
    }
    try {
      IssuerAddress.ofCountry(country);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "init.country.wrong");
    }
    try {
      URI website = URI.create(url);
      StatusUrls.under(website);
      return new Website(did, name, website, country);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "init.url.wrong");
    }
  }

  KeyHistory begin(String fragment, VerificationKey key, Instant from) {
    return KeyHistory.begin(did, name, url.toString(), fragment, key, from).inCountry(country);
  }
}
