package nl.skillspaspoort.core.problem;

import java.util.Locale;

/** The languages in which the product speaks to a worker or an employer. */
public enum Language {
  /** Dutch. */
  NL("nl"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** Dutch for a Dutch locale, English for every other. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("nl") ? NL : EN;
  }
}
