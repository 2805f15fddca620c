package nl.skillspaspoort.issuer;

import java.util.List;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * The address of an issuer in its profile: the country alone, which is what a micro-credential must
 * say.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#address">Open Badges 3.0, Address</a>
 */
public final class IssuerAddress {
  /** The member of a profile in which it stands. */
  public static final String MEMBER = "address";

  private static final String COUNTRY = "addressCountryCode";
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private IssuerAddress() {}

  /**
   * The address with this country.
   *
   * @param code two letters of ISO 3166-1, for example {@code NL}
   * @throws IllegalArgumentException for anything but two capital letters
   */
  public static JsonObject ofCountry(String code) {
    return JsonObject.builder()
        .put("type", JsonArray.ofStrings(List.of("Address")))
        .put(COUNTRY, checked(code))
        .build();
  }

  static String checked(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "found a country of " + code.length() + " characters; expected two letters such as NL");
    }
    return code;
  }
}
