package nl.skillspaspoort.examples.conformance;

import java.util.List;

/** What is secured, and how, by the names of the suite. */
enum Feature {
  CREDENTIAL_JOSE("credential_jose"),
  CREDENTIAL_SDJWT("credential_sdjwt"),
  CREDENTIAL_COSE("credential_cose"),
  PRESENTATION_JOSE("presentation_jose"),
  PRESENTATION_SDJWT("presentation_sdjwt"),
  PRESENTATION_COSE("presentation_cose");

  private final String wireName;

  Feature(String wireName) {
    this.wireName = wireName;
  }

  static Feature named(String name) throws Arguments.UsageException {
    for (Feature feature : values()) {
      if (feature.wireName.equals(name)) {
        return feature;
      }
    }
    throw new Arguments.UsageException(
        "found another feature; expected one of "
            + List.of(values()).stream().map(feature -> feature.wireName).toList());
  }

  boolean isSupported() {
    return this != CREDENTIAL_COSE && this != PRESENTATION_COSE;
  }

  Outcome unsupported() {
    return Outcome.indeterminate("this build neither makes nor reads COSE");
  }
}
