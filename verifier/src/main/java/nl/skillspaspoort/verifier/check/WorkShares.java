package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.jsonld.CanonicalizationLimits;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;

/**
 * The work that one call may take, in equal parts: a presentation of many credentials that are each
 * just within the limit must not take many times the limit. Only the work that grows faster than
 * the document is shared out; the rest is bounded by the size of the input. Immutable.
 */
public final class WorkShares {
  private static final int DOUBLINGS = 10;

  /** What honest credentials need at most: their blank nodes differ by what they hold. */
  private static final int SMALLEST_SHARE = 64;

  private final List<DataIntegrity> shares;

  private WorkShares(List<DataIntegrity> shares) {
    this.shares = List.copyOf(shares);
  }

  /** The limits of the library, shared out. */
  public static WorkShares standard() {
    List<DataIntegrity> shares = new ArrayList<>();
    shares.add(DataIntegrity.standard());
    CanonicalizationLimits whole = CanonicalizationLimits.DEFAULT;
    for (int i = 1; i <= DOUBLINGS; i++) {
      int calls = Math.max(SMALLEST_SHARE, whole.maxHashNDegreeCalls() >> i);
      shares.add(
          DataIntegrity.with(
              Cryptosuites.over(
                  Canonicalizer.over(
                      Contexts.bundled(),
                      new CanonicalizationLimits(
                          whole.maxQuads(), whole.maxBlankNodes(), calls)))));
    }
    return new WorkShares(shares);
  }

  /** For a document that comes alone. */
  DataIntegrity whole() {
    return shares.get(0);
  }

  /** For each of this many documents. */
  DataIntegrity share(int documents) {
    int doublings = documents <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(documents - 1);
    return shares.get(Math.min(doublings, DOUBLINGS));
  }
}
