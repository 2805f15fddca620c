package nl.skillspaspoort.core.sdjwt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Puts disclosures in their places. One instance for one run; not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.1">RFC 9901 §7.1, steps 3 to 5</a>
 */
final class PayloadProcessor {
  /** Disclosures can nest deeper than one JSON text; the result must be readable as one. */
  private static final int MAX_DEPTH = JsonLimits.DEFAULT.maxDepth();

  private static final long MAX_PLACE_CHARS = 4 << 20;

  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Disclosure> disclosures;
  private final NeverHidden neverHidden;
  private final Set<String> seen = new HashSet<>();
  private final boolean[] used;
  private final List<DisclosedClaim> disclosed = new ArrayList<>();
  private final List<Path> withheld = new ArrayList<>();
  private long placeChars;

  private PayloadProcessor(List<Disclosure> disclosures, NeverHidden neverHidden) {
    this.disclosures = disclosures;
    this.neverHidden = neverHidden;
    this.used = new boolean[disclosures.size()];
  }

  /**
   * What comes out: the claims, those among them that were disclosed, in document order, and the
   * objects and arrays that have digests without a disclosure, decoys among them.
   */
  record Processed(
      JsonObject claims, List<DisclosedClaim> disclosed, List<Path> withheld, HashAlgorithm hash) {}

  /** Processes a payload. */
  static Processed process(
      JsonObject payload, List<Disclosure> disclosures, NeverHidden neverHidden)
      throws SdJwtException {
    HashAlgorithm hash = DigestAlgorithm.of(payload);
    PayloadProcessor processor = new PayloadProcessor(disclosures, neverHidden);
    processor.index(hash);
    JsonObject claims =
        processor.object(payload.without(Reserved.SD_ALG), Path.ROOT, Optional.empty());
    processor.checkAllUsed();
    return new Processed(
        claims, List.copyOf(processor.disclosed), List.copyOf(processor.withheld), hash);
  }

  /** Places are written out later: many below one long name would be far more than was sent. */
  private void remember(Path place) throws SdJwtException {
    placeChars += place.length();
    if (placeChars > MAX_PLACE_CHARS) {
      throw new SdJwtException(
          ProblemCode.LIMIT_EXCEEDED,
          place.shown(),
          "more than " + MAX_PLACE_CHARS + " characters of places with something to disclose",
          "fewer or shorter names");
    }
  }

  /** Step 3.a. */
  private void index(HashAlgorithm hash) throws SdJwtException {
    for (int i = 0; i < disclosures.size(); i++) {
      if (positions.put(disclosures.get(i).digest(hash), i) != null) {
        throw new SdJwtException(
            ProblemCode.DIGEST_REPEATED,
            SdJwt.disclosure(i),
            "a disclosure that is there twice",
            "every disclosure once");
      }
    }
  }

  private JsonValue value(JsonValue value, Path path, Optional<String> neverHiddenHere)
      throws SdJwtException {
    if (value instanceof JsonObject object) {
      return object(object, path, neverHiddenHere);
    }
    return value instanceof JsonArray array ? array(array, path, neverHiddenHere) : value;
  }

  /** Steps 3.b.i, 3.c.ii and 3.e. */
  private JsonObject object(JsonObject object, Path path, Optional<String> neverHiddenHere)
      throws SdJwtException {
    checkDepth(path);
    JsonObject.Builder out = JsonObject.builder();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < object.size(); i++) {
      String name = object.nameAt(i);
      if (name.equals(Reserved.SD)) {
        continue;
      }
      if (Reserved.NAMES.contains(name)) {
        throw new SdJwtException(
            ProblemCode.RESERVED_CLAIM_NAME,
            path.shown(),
            "a member named " + name + " where it has no meaning",
            "a name that is not reserved");
      }
      Path at = path.member(name);
      names.add(name);
      out.put(name, value(object.valueAt(i), at, neverHiddenIn(path, name, neverHiddenHere)));
    }
    Optional<JsonValue> digests = object.get(Reserved.SD);
    if (digests.isPresent()) {
      refuseHiding(path, neverHiddenHere);
      boolean complete = true;
      for (String digest : digests(digests.get(), path)) {
        Optional<Disclosure> found = find(digest, path);
        complete &= found.isPresent();
        if (found.isPresent()) {
          member(found.get(), path, names, out);
        }
      }
      if (!complete) {
        remember(path);
        withheld.add(path);
      }
    }
    return out.build();
  }

  private void member(Disclosure disclosure, Path path, Set<String> names, JsonObject.Builder out)
      throws SdJwtException {
    Optional<String> name = disclosure.name();
    if (name.isEmpty()) {
      throw new SdJwtException(
          ProblemCode.DISCLOSURE_MALFORMED,
          path.shown(),
          "a disclosure of two elements for a member of an object",
          "one of three elements");
    }
    Path at = path.member(name.get());
    if (!names.add(name.get())) {
      throw new SdJwtException(
          ProblemCode.CLAIM_OVERWRITTEN,
          at.shown(),
          "a disclosure for a claim that is there already",
          "every name once in an object");
    }
    refuseHiding(at, neverHiddenIn(path, name.get(), Optional.empty()));
    if (neverHidden.isDocument(path, name.get())) {
      refuseHiding(at, name);
    }
    remember(at);
    disclosed.add(new DisclosedClaim(at, disclosure));
    out.put(name.get(), value(disclosure.value(), at, Optional.empty()));
  }

  /** Steps 3.b.ii, 3.c.iii and 3.d. */
  private JsonArray array(JsonArray array, Path path, Optional<String> neverHiddenHere)
      throws SdJwtException {
    checkDepth(path);
    boolean complete = true;
    List<JsonValue> out = new ArrayList<>(array.size());
    for (JsonValue element : array) {
      Path at = path.element(out.size());
      if (!(element instanceof JsonObject object) || !object.has(Reserved.ELEMENT)) {
        out.add(value(element, at, neverHiddenHere));
        continue;
      }
      refuseHiding(at, neverHiddenHere);
      Optional<Disclosure> found = find(placeholder(object, at), at);
      if (found.isEmpty()) {
        complete = false;
        continue;
      }
      if (found.get().name().isPresent()) {
        throw new SdJwtException(
            ProblemCode.DISCLOSURE_MALFORMED,
            at.shown(),
            "a disclosure of three elements for an element of an array",
            "one of two elements");
      }
      remember(at);
      disclosed.add(new DisclosedClaim(at, found.get()));
      out.add(value(found.get().value(), at, Optional.empty()));
    }
    if (!complete) {
      remember(path);
      withheld.add(path);
    }
    return new JsonArray(out);
  }

  private static String placeholder(JsonObject object, Path path) throws SdJwtException {
    Optional<String> digest = object.text(Reserved.ELEMENT);
    if (object.size() != 1 || digest.isEmpty()) {
      throw new SdJwtException(
          ProblemCode.SD_STRUCTURE_MALFORMED,
          path.shown(),
          object.size() != 1
              ? "a placeholder with " + object.size() + " members"
              : "a placeholder whose digest is "
                  + object.get(Reserved.ELEMENT).map(JsonValue::kind).orElseThrow(),
          "one member, a string");
    }
    return digest.get();
  }

  private static List<String> digests(JsonValue value, Path path) throws SdJwtException {
    List<String> digests = new ArrayList<>();
    if (!(value instanceof JsonArray array)) {
      throw new SdJwtException(
          ProblemCode.SD_STRUCTURE_MALFORMED,
          path.member(Reserved.SD).shown(),
          value.kind(),
          "an array of strings");
    }
    for (JsonValue element : array) {
      if (!(element instanceof JsonString digest)) {
        throw new SdJwtException(
            ProblemCode.SD_STRUCTURE_MALFORMED,
            path.member(Reserved.SD).element(digests.size()).shown(),
            element.kind(),
            "a string");
      }
      digests.add(digest.value());
    }
    return digests;
  }

  /** Step 4, for digests with and without a disclosure. */
  private Optional<Disclosure> find(String digest, Path path) throws SdJwtException {
    if (!seen.add(digest)) {
      throw new SdJwtException(
          ProblemCode.DIGEST_REPEATED,
          path.shown(),
          "a digest that stands at another place too",
          "every digest once");
    }
    Integer position = positions.get(digest);
    if (position == null) {
      return Optional.empty();
    }
    used[position] = true;
    return Optional.of(disclosures.get(position));
  }

  /** Step 5. */
  private void checkAllUsed() throws SdJwtException {
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        throw new SdJwtException(
            ProblemCode.DISCLOSURE_UNUSED,
            SdJwt.disclosure(i),
            "a disclosure that no digest refers to",
            "only disclosures that were signed");
      }
    }
  }

  /** RFC 9901 §9.7: the name of the claim that is never hidden and that we are in. */
  private Optional<String> neverHiddenIn(Path parent, String name, Optional<String> soFar) {
    return neverHidden.starts(parent, name) ? Optional.of(name) : soFar;
  }

  /** A digest is refused with and without its disclosure: its claim could be left out. */
  private static void refuseHiding(Path path, Optional<String> neverHiddenHere)
      throws SdJwtException {
    if (neverHiddenHere.isPresent()) {
      throw new SdJwtException(
          ProblemCode.CLAIM_NOT_DISCLOSABLE,
          path.shown(),
          "a part of " + neverHiddenHere.get() + " that can be hidden",
          neverHiddenHere.get() + " in the signed part");
    }
  }

  private static void checkDepth(Path path) throws SdJwtException {
    if (path.depth() >= MAX_DEPTH) {
      throw new SdJwtException(
          ProblemCode.LIMIT_EXCEEDED,
          "",
          "objects and arrays in each other beyond depth " + MAX_DEPTH,
          "at most " + MAX_DEPTH);
    }
  }
}
