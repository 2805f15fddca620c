package nl.skillspaspoort.core.jsonld;

import java.util.List;

/** Reads the N-Quads of vectors, with room for all of them. */
final class NQuadsText {
  private NQuadsText() {}

  static List<Quad> read(String text) {
    try {
      return List.copyOf(
          NQuadsReader.read(
              text,
              new CanonicalizationBudget(
                  new CanonicalizationLimits(
                      Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))));
    } catch (JsonLdException e) {
      throw new AssertionError("not N-Quads: " + e.getMessage(), e);
    }
  }
}
