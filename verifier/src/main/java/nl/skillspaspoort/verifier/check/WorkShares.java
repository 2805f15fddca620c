package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.jsonld.CanonicalizationLimits;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;

/**
 * The work that one call may take, in equal parts: a presentation of many credentials that are each
 * just within the limit must not take many times the limit. Only the work that grows faster than
 * the document is shared out; the rest is bounded by the size of the input. Immutable.
 */
public final class WorkShares {
  private static final int DOUBLINGS = 10;

  /** Beyond this, a share becomes no smaller. */
  private static final long MOST_DOCUMENTS = 1 << DOUBLINGS;

  /** What honest credentials need at most: their blank nodes differ by what they hold. */
  private static final int SMALLEST_SHARE = 64;

  private final List<DataIntegrity> shares;
  private final long documents;

  private WorkShares(List<DataIntegrity> shares, long documents) {
    this.shares = shares;
    this.documents = documents;
  }

  /** The suites and limits of the library, shared out. */
  public static WorkShares standard() {
    return of(Cryptosuites.over(Canonicalizer.standard()));
  }

  /** These suites and the limits of their canonicalizer, shared out. */
  public static WorkShares of(Cryptosuites suites) {
    List<DataIntegrity> shares = new ArrayList<>(List.of(DataIntegrity.with(suites)));
    CanonicalizationLimits whole = suites.canonicalizer().limits();
    for (int i = 1; i <= DOUBLINGS; i++) {
      int most = whole.maxHashNDegreeCalls();
      int calls = Math.min(most, Math.max(SMALLEST_SHARE, most >> i));
      shares.add(
          DataIntegrity.with(
              suites.withCanonicalizer(
                  suites
                      .canonicalizer()
                      .withLimits(
                          new CanonicalizationLimits(
                              whole.maxQuads(), whole.maxBlankNodes(), calls)))));
    }
    return new WorkShares(List.copyOf(shares), 1);
  }

  /**
   * What each of so many documents gets of this; also where this is a share itself, so that
   * documents within documents get less and less.
   */
  WorkShares among(int parts) {
    return new WorkShares(
        shares, Math.min(MOST_DOCUMENTS, documents * Math.min(MOST_DOCUMENTS, Math.max(1, parts))));
  }

  /** How proofs are checked within this share. */
  public DataIntegrity dataIntegrity() {
    int doublings = Long.SIZE - Long.numberOfLeadingZeros(documents - 1);
    return shares.get(Math.min(doublings, DOUBLINGS));
  }
}
