package nl.skillspaspoort.wallet.cli;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.wallet.WalletException;

/** What is got from the network because a person asked for it: credentials behind links. */
final class OnlineInputs {
  private static final String HTTPS = "https://";
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/vc",
          "application/vp",
          "application/ld+json",
          "application/json",
          "application/vc+ld+json",
          "application/vc+jwt",
          "application/vc+sd-jwt",
          "application/dc+sd-jwt",
          "application/jwt",
          "application/octet-stream",
          "application/pdf",
          "text/plain",
          "image/png",
          "image/svg+xml");

  private final Session session;

  OnlineInputs(Session session) {
    this.session = session;
  }

  static boolean isLink(String typed) {
    return typed.startsWith(HTTPS) || typed.startsWith("http://");
  }

  /**
   * What is behind a link.
   *
   * @throws WalletException if it was refused; undetermined if it could not be reached
   */
  byte[] fetch(String link) throws UsageException, WalletException {
    FetchResult result;
    try {
      result = session.environment().network().fetch(URI.create(link), MEDIA_TYPES);
    } catch (IllegalArgumentException e) {
      throw new UsageException("usage.add.link", link);
    }
    Optional<byte[]> body =
        result.match(
            fetched -> Optional.of(fetched.body()),
            refused -> Optional.empty(),
            unreachable -> Optional.empty());
    if (body.isPresent()) {
      return body.get();
    }
    throw result.<WalletException>match(
        fetched -> {
          throw new AssertionError("it was fetched");
        },
        refused -> new WalletException(refused.problem()),
        unreachable -> WalletException.undetermined(unreachable.problem()));
  }
}
