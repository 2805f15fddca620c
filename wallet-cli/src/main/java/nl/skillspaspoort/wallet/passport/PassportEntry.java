package nl.skillspaspoort.wallet.passport;

import java.util.List;

/**
 * What a passport tells of one credential.
 *
 * @param title what it is called, or its last type
 * @param issuer who says so, as it calls itself, or its identifier; or that it is the holder's own
 *     word
 * @param counts false for what has ended, has not begun, is about somebody else, or is the holder's
 *     own word
 * @param facts when, how long and which level
 * @param skills the labels of its skills, each under a heading that says what the results say
 */
record PassportEntry(
    String title, String issuer, boolean counts, List<String> facts, List<Skills> skills) {

  /** Skills with the same outcome, and whether that is that they were shown. */
  record Skills(String heading, boolean shown, List<String> labels) {}

  /** The title only. */
  @Override
  public String toString() {
    return "PassportEntry[" + title.length() + " characters]";
  }
}
