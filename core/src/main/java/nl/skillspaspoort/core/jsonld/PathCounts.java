package nl.skillspaspoort.core.jsonld;

/**
 * How many documents took which way through a {@link Canonicalizer}.
 *
 * @param compiled by the compiled path, which knows documents of the ordinary kind
 * @param general by the general path, which knows all of JSON-LD 1.1 and says what is wrong
 */
public record PathCounts(long compiled, long general) {}
