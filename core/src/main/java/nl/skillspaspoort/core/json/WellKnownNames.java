package nl.skillspaspoort.core.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of members that nearly every credential has, so that reading one makes no new text for
 * them. A fixed table: what is read leaves nothing in it.
 */
final class WellKnownNames {
  private static final List<String> NAMES =
      List.of(
          "@context",
          "id",
          "type",
          "name",
          "description",
          "issuer",
          "validFrom",
          "validUntil",
          "awardedDate",
          "credentialSubject",
          "achievement",
          "criteria",
          "narrative",
          "alignment",
          "targetCode",
          "targetDescription",
          "targetName",
          "targetFramework",
          "targetType",
          "targetUrl",
          "achievementType",
          "result",
          "resultDescription",
          "resultType",
          "status",
          "value",
          "achievedLevel",
          "requiredLevel",
          "requiredValue",
          "rubricCriterionLevel",
          "allowedValue",
          "valueMax",
          "valueMin",
          "image",
          "caption",
          "evidence",
          "tag",
          "inLanguage",
          "creditsAvailable",
          "fieldOfStudy",
          "humanCode",
          "specialization",
          "version",
          "ext:nlqfLevel",
          "ext:standard",
          "proof",
          "cryptosuite",
          "created",
          "expires",
          "verificationMethod",
          "proofPurpose",
          "proofValue",
          "challenge",
          "domain",
          "credentialStatus",
          "statusPurpose",
          "statusListIndex",
          "statusListCredential",
          "credentialSchema",
          "holder",
          "verifiableCredential",
          "identifier",
          "identityHash",
          "identityType",
          "hashed",
          "salt",
          "url",
          "email",
          "address",
          "termsOfUse",
          "refreshService",
          "@value",
          "@language",
          "alg",
          "typ",
          "kid",
          "cty",
          "iss",
          "sub",
          "iat",
          "nbf",
          "exp",
          "jti",
          "aud",
          "vct",
          "cnf",
          "_sd",
          "_sd_alg");

  private static final int LONGEST = 24;
  private static final int SLOTS = 1_024;
  private static final String[] TABLE = table();
  private static final byte[][] BYTES = bytes();

  private WellKnownNames() {}

  private static String[] table() {
    String[] table = new String[SLOTS];
    for (String name : NAMES) {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      // Of two names for one slot the first one stays: the other is only read more slowly.
      int slot = slot(bytes, 0, bytes.length);
      if (table[slot] == null && bytes.length <= LONGEST) {
        table[slot] = name;
      }
    }
    return table;
  }

  private static byte[][] bytes() {
    byte[][] bytes = new byte[SLOTS][];
    for (int i = 0; i < SLOTS; i++) {
      bytes[i] = TABLE[i] == null ? new byte[0] : TABLE[i].getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }

  /** The name that starts here and ends before a quote; null if it is not a well-known one. */
  static @Nullable String find(byte[] text, int from) {
    int last = Math.min(from + LONGEST, text.length - 1);
    int end = from;
    while (end <= last && text[end] != '"') {
      end++;
    }
    if (end > last || end == from) {
      return null;
    }
    int slot = slot(text, from, end);
    byte[] candidate = BYTES[slot];
    if (candidate.length != end - from) {
      return null;
    }
    for (int i = 0; i < candidate.length; i++) {
      if (candidate[i] != text[from + i]) {
        return null;
      }
    }
    return TABLE[slot];
  }

  private static int slot(byte[] text, int from, int end) {
    int length = end - from;
    int hash = text[from] * 31 + text[end - 1] * 7 + text[from + length / 2] * 131 + length * 523;
    return hash & (SLOTS - 1);
  }
}
