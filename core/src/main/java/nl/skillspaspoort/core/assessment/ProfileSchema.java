package nl.skillspaspoort.core.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import nl.skillspaspoort.core.digest.HashAlgorithm;

/**
 * The JSON Schema of this project's own terms ({@code ext:…}), as it is published in {@code
 * docs/profile}. It ships with the library; nothing is fetched.
 *
 * @see nl.skillspaspoort.core.credential.CredentialDraft#PROFILE_CONTEXT
 */
public final class ProfileSchema {
  /** Where it is published, and what a {@code credentialSchema} names. */
  public static final String URL = "https://skillspaspoort.nl/ns/v1/schema.json";

  /** SHA-256 of its bytes, in hexadecimal. */
  public static final String SHA_256 =
      "a13742ed3ba552529ec3c9b598724096ba193356deda3da5e5f3f2952fda6c89";

  private static final String FILE = "skillspaspoort-v1.schema.json";

  private ProfileSchema() {}

  /**
   * The file, in UTF-8.
   *
   * @throws AssertionError if it is not the file that was shipped
   */
  public static byte[] bytes() {
    try (InputStream in = ProfileSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new AssertionError("missing resource " + FILE);
      }
      byte[] bytes = in.readAllBytes();
      String found = HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(bytes));
      if (!found.equals(SHA_256)) {
        throw new AssertionError(FILE + ": found SHA-256 " + found + "; expected " + SHA_256);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
