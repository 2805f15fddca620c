package nl.skillspaspoort.core.key;

import java.lang.reflect.Field;
import java.security.Provider;
import java.util.Optional;

/**
 * Whose code checks signatures: Bouncy Castle's, and before it that of the Amazon Corretto Crypto
 * Provider where the latter is on the class path and runs on this machine. The providers of the
 * Java platform are never asked, and nothing is registered with it. What is accepted is the same
 * with and without the native provider.
 *
 * <p>Keys in memory always sign with Bouncy Castle, so that destroying them leaves no copy behind.
 *
 * <p>The system property {@value #NATIVE_PROPERTY} with the value {@code off}, set before the first
 * key is read, leaves the native provider alone.
 */
public final class SignatureProvider {
  /** Name of the system property that switches the native provider off. */
  public static final String NATIVE_PROPERTY = "nl.skillspaspoort.native";

  private static final String NATIVE_CLASS =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private static final Optional<Provider> FOUND = find();

  private SignatureProvider() {}

  /** Name and version of what checks signatures first. */
  public static String description() {
    return FOUND
        .map(provider -> provider.getName() + " " + provider.getVersionStr())
        .orElse("Bouncy Castle");
  }

  /** True if a native provider was found. */
  public static boolean isNative() {
    return FOUND.isPresent();
  }

  static Optional<Provider> found() {
    return FOUND;
  }

  private static Optional<Provider> find() {
    if ("off".equals(System.getProperty(NATIVE_PROPERTY))) {
      return Optional.empty();
    }
    try {
      Field instance = Class.forName(NATIVE_CLASS).getField("INSTANCE");
      Provider provider = (Provider) instance.get(null);
      // Asked for one algorithm: on another machine the class is there and its services are not.
      return provider.getService("Signature", "Ed25519") == null
          ? Optional.empty()
          : Optional.of(provider);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return Optional.empty();
    }
  }
}
