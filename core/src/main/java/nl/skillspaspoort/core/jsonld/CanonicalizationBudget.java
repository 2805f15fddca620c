package nl.skillspaspoort.core.jsonld;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What is left of the work that one canonicalization may take. Every loop that a document can make
 * long pays here, before it does the work. Not thread-safe: one for each call.
 */
final class CanonicalizationBudget {
  /** Objects and arrays inside each other; the JSON reader stops at 64. */
  static final int MAX_DEPTH = 256;

  /**
   * Terms copied into a new context; some 500 for the largest context that ships with the library.
   */
  static final int MAX_CONTEXT_TERMS = 1_000_000;

  /** Characters of contexts that stand in the document itself, instead of a URL. */
  static final int MAX_INLINE_CONTEXT_CHARS = 32_768;

  /**
   * Characters of all statements together: a long prefix used often makes a small document large.
   */
  static final int MAX_STATEMENT_CHARS = 64 << 20;

  /**
   * Steps inside Hash N-Degree Quads for each call that may be made: a blank node with very many
   * statements makes a single call long.
   */
  static final int STEPS_PER_CALL = 32;

  private final CanonicalizationLimits limits;
  private int quads;
  private int blankNodes;
  private int hashNDegreeCalls;
  private long hashNDegreeSteps;
  private long contextTerms;
  private long inlineContextChars;
  private long iriChars;
  private long statementChars;

  CanonicalizationBudget(CanonicalizationLimits limits) {
    this.limits = limits;
  }

  void quad() throws JsonLdException {
    if (++quads > limits.maxQuads()) {
      throw exceeded("quads", limits.maxQuads());
    }
  }

  void blankNode() throws JsonLdException {
    if (++blankNodes > limits.maxBlankNodes()) {
      throw exceeded("blank nodes", limits.maxBlankNodes());
    }
  }

  void hashNDegreeCall() throws JsonLdException {
    if (++hashNDegreeCalls > limits.maxHashNDegreeCalls()) {
      throw exceeded("calls of Hash N-Degree Quads", limits.maxHashNDegreeCalls());
    }
  }

  void hashNDegreeSteps(int steps) throws JsonLdException {
    hashNDegreeSteps += steps;
    long most = (long) STEPS_PER_CALL * limits.maxHashNDegreeCalls();
    if (hashNDegreeSteps > most) {
      throw exceeded("steps inside Hash N-Degree Quads", most);
    }
  }

  void contextTerms(int terms) throws JsonLdException {
    contextTerms += terms;
    if (contextTerms > MAX_CONTEXT_TERMS) {
      throw exceeded("terms in contexts inside contexts", MAX_CONTEXT_TERMS);
    }
  }

  void inlineContext(int chars) throws JsonLdException {
    inlineContextChars += chars;
    if (inlineContextChars > MAX_INLINE_CONTEXT_CHARS) {
      throw exceeded("characters of contexts in the document", MAX_INLINE_CONTEXT_CHARS);
    }
  }

  /** IRIs are kept before statements are made of them: paid like those, but apart. */
  void iriChars(int chars) throws JsonLdException {
    iriChars += chars;
    if (iriChars > MAX_STATEMENT_CHARS) {
      throw exceeded("characters of IRIs", MAX_STATEMENT_CHARS);
    }
  }

  void statementChars(int chars) throws JsonLdException {
    statementChars += chars;
    if (statementChars > MAX_STATEMENT_CHARS) {
      throw exceeded("characters of statements", MAX_STATEMENT_CHARS);
    }
  }

  void nesting(int depth) throws JsonLdException {
    if (depth > MAX_DEPTH) {
      throw exceeded("objects and arrays inside each other", MAX_DEPTH);
    }
  }

  void recursion(int depth, int most) throws JsonLdException {
    if (depth > most) {
      throw exceeded("calls of Hash N-Degree Quads inside each other", most);
    }
  }

  private static JsonLdException exceeded(String what, long most) {
    return new JsonLdException(
        Problem.of(
            ProblemCode.COMPLEXITY_LIMIT, "more than " + most + " " + what, "at most " + most));
  }
}
