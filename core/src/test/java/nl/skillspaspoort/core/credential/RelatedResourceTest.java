package nl.skillspaspoort.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("VCDM 2.0 §5.3, Integrity of Related Resources")
class RelatedResourceTest {
  private static final String URL = "https://www.w3.org/ns/credentials/v2";
  private static final byte[] CONTENT = "a resource".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void everyDigestOfTheContent_isAccepted(HashAlgorithm hash) throws Exception {
    byte[] digest = hash.hash(CONTENT);
    byte[] multihash = new byte[digest.length + 2];
    multihash[0] =
        switch (hash) {
          case SHA_256 -> 0x12;
          case SHA_384 -> 0x20;
          case SHA_512 -> 0x13;
        };
    multihash[1] = (byte) digest.length;
    System.arraycopy(digest, 0, multihash, 2, digest.length);
    String sri = hash.jcaName().toLowerCase(Locale.ROOT).replace("-", "");
    for (String member :
        new String[] {
          "\"digestSRI\": \"" + sri + "-" + Base64.getEncoder().encodeToString(digest) + "\"",
          "\"digestMultibase\": \"" + Multibase.base64(digest) + "\"",
          "\"digestMultibase\": \"" + Multibase.base58(digest) + "\"",
          "\"digestMultibase\": \"" + Multibase.base64(multihash) + "\"",
          "\"digestMultibase\": \"" + Multibase.base58(multihash) + "\""
        }) {
      JsonObject credential = credential("{\"id\": \"" + URL + "\", " + member + "}");
      RelatedResource.requireContents(credential, url -> Optional.of(CONTENT));
      assertThat(
              catchThrowableOfType(
                      CredentialFormatException.class,
                      () ->
                          RelatedResource.requireContents(
                              credential, url -> Optional.of(new byte[] {1})))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.RELATED_RESOURCE_MISMATCH);
    }
  }

  @Test
  void digestThatIsRightBesideOneThatIsWrong_isRefused() throws Exception {
    String right = Multibase.base64(HashAlgorithm.SHA_256.hash(CONTENT));
    String wrong = Base64.getEncoder().encodeToString(HashAlgorithm.SHA_384.hash(new byte[0]));
    JsonObject credential =
        credential(
            "{\"id\": \""
                + URL
                + "\", \"digestMultibase\": \""
                + right
                + "\", \"digestSRI\": \"sha384-"
                + wrong
                + "\"}");
    assertThat(
            catchThrowableOfType(
                    CredentialFormatException.class,
                    () -> RelatedResource.requireContents(credential, url -> Optional.of(CONTENT)))
                .problem()
                .where())
        .isEqualTo("/relatedResource/digestSRI");
  }

  @Test
  void resourceThatIsNotHere_isNotAYes() throws Exception {
    String digest = Multibase.base64(HashAlgorithm.SHA_256.hash(CONTENT));
    JsonObject credential =
        credential("{\"id\": \"" + URL + "\", \"digestMultibase\": \"" + digest + "\"}");
    assertThat(
            catchThrowableOfType(
                    CredentialFormatException.class,
                    () -> RelatedResource.requireContents(credential, url -> Optional.empty()))
                .problem()
                .code())
        .isEqualTo(ProblemCode.RELATED_RESOURCE_NOT_CHECKED);
  }

  @Test
  void bundledContext_hasTheDigestOfTheRecommendation() throws Exception {
    // Printed in VCDM 2.0, Appendix B.1.
    JsonObject credential =
        credential(
            "{\"id\": \""
                + URL
                + "\", \"digestSRI\":"
                + " \"sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU\"}");
    RelatedResource.requireContents(credential, Contexts::bundledFile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://example.org/a\"",
        "{\"digestMultibase\": \"uEiBZWVzh\"}",
        "{\"id\": \"https://example.org/a\"}",
        "{\"id\": \"not a url\", \"digestMultibase\": \"u\"}",
        "{\"id\": \"https://example.org/a\", \"digestMultibase\": \"uAAAA\"}",
        "{\"id\": \"https://example.org/a\", \"digestMultibase\": 1}",
        "{\"id\": \"https://example.org/a\", \"digestSRI\":"
            + " \"sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P\"}",
        "{\"id\": \"https://example.org/a\", \"digestSRI\": \"sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
        "[{\"id\": \"https://example.org/a\", \"digestMultibase\":"
            + " \"uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k\"},"
            + " {\"id\": \"https://example.org/a\", \"digestMultibase\":"
            + " \"uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k\"}]"
      })
  void otherForm_isRefusedInEveryCredential(String resource) throws Exception {
    JsonObject credential = credential(resource);
    CredentialFormatException refusal =
        catchThrowableOfType(
            CredentialFormatException.class, () -> CredentialClaims.read(credential));
    assertThat(refusal.problem().where()).startsWith("/relatedResource");
  }

  private static JsonObject credential(String resource) throws Exception {
    return Credentials.small().with("relatedResource", JsonReader.strict().read(resource));
  }
}
