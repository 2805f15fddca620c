package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an organisation on a list, or the list owner, can be reached. ETSI requires it of every
 * listed entity; no decision depends on it.
 *
 * @param streetAddress street and number
 * @param postalCode postal code
 * @param locality town
 * @param country ISO 3166-1 alpha-2 code, upper case
 * @param electronicAddress a {@code mailto:} or {@code https:} URI
 * @param informationPage a web page about the organisation
 */
public record Contact(
    String streetAddress,
    Optional<String> postalCode,
    Optional<String> locality,
    String country,
    URI electronicAddress,
    URI informationPage) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** Checks the country and that both URIs are absolute. */
  public Contact {
    Objects.requireNonNull(streetAddress, "streetAddress");
    Objects.requireNonNull(postalCode, "postalCode");
    Objects.requireNonNull(locality, "locality");
    if (!isCountry(country)) {
      throw new BrokenRule(
          "a country of " + country.length() + " characters", "two capitals, as NL");
    }
    if (!electronicAddress.isAbsolute() || !informationPage.isAbsolute()) {
      throw new BrokenRule("a relative reference", "an absolute URI");
    }
  }

  static boolean isCountry(String text) {
    return COUNTRY.matcher(text).matches();
  }
}
