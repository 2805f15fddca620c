package nl.skillspaspoort.core.trust;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * A trust list as it was received: a compact JWS, <b>nothing checked</b> and nothing of its content
 * to be seen.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.etsi.org/deliver/etsi_ts/119600_119699/119602/">ETSI TS 119 602</a>
 */
public final class SignedTrustList {
  /** How often another thread may be faster before this one gives up. */
  private static final int ATTEMPTS = 100;

  private final CompactJws jws;

  private SignedTrustList(CompactJws jws) {
    this.jws = jws;
  }

  static SignedTrustList of(CompactJws jws) {
    return new SignedTrustList(jws);
  }

  /**
   * Reads the signature's form, not the list in it. White space at the end, as of a file, is
   * skipped.
   *
   * @throws TrustListException {@code LIST_NOT_AUTHENTIC} if there is no signature; {@code
   *     ALG_NOT_ALLOWED} for an algorithm such as {@code none}; {@code LIST_MALFORMED} for another
   *     form
   */
  public static SignedTrustList parse(String text) throws TrustListException {
    String stripped = text.stripTrailing();
    if (stripped.chars().filter(c -> c == '.').count() < 2 || stripped.startsWith("{")) {
      throw new TrustListException(
          Problem.of(
              ProblemCode.LIST_NOT_AUTHENTIC, "text without a signature", "a signed trust list"));
    }
    try {
      return new SignedTrustList(CompactJws.parse(stripped));
    } catch (JwsException e) {
      throw refused(e);
    }
  }

  /**
   * Reads the signature's form from ASCII bytes, not the list in it.
   *
   * @throws TrustListException as {@link #parse(String)}
   */
  public static SignedTrustList parse(byte[] bytes) throws TrustListException {
    return parse(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /**
   * The list, if one of these keys signed it. Without a {@link ListMemory}, an older version is
   * accepted like the newest one.
   *
   * @param pinnedSigners the keys of the list owner, had in another way than with the list
   * @throws TrustListException {@code LIST_NOT_AUTHENTIC} if none of them signed it; {@code
   *     LIST_MALFORMED} if it is signed but cannot be read
   */
  public TrustList verify(Set<VerificationKey> pinnedSigners) throws TrustListException {
    VerifiedJws verified = verifiedBy(pinnedSigners);
    return list(verified, content(verified), Continuity.NOT_REMEMBERED);
  }

  /**
   * The list, if one of these keys signed it, or one that an earlier version announced, and if it
   * is not older than what the memory knows of it. The memory then remembers it.
   *
   * <p>Does not check that it is the list one wanted: with pinned keys of several lists and one
   * memory, use {@link #verify(String, Set, ListMemory)}.
   *
   * @throws TrustListException {@code LIST_NOT_AUTHENTIC}, {@code LIST_MALFORMED}; {@code
   *     LIST_ROLLED_BACK} if a newer version, or another one with this number, was seen; what the
   *     memory throws
   */
  public TrustList verify(Set<VerificationKey> pinnedSigners, ListMemory memory)
      throws TrustListException {
    return verify(unverifiedListId(), pinnedSigners, memory);
  }

  /**
   * As {@link #verify(Set, ListMemory)}, and only if it is the list with this identifier, so that
   * the owner of one list cannot publish under the identifier of another.
   *
   * @param listId the identifier of the list that is wanted
   * @throws TrustListException also {@code LIST_NOT_AUTHENTIC} if it is another list
   */
  public TrustList verify(String listId, Set<VerificationKey> pinnedSigners, ListMemory memory)
      throws TrustListException {
    Objects.requireNonNull(listId, "listId");
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<ListMemory.Entry> known = memory.find(listId);
      Succession succession = new Succession(pinnedSigners, known);
      VerifiedJws verified = verifiedBy(succession.candidates());
      ListContent content = content(verified);
      if (!content.id().equals(listId)) {
        throw notAuthentic("another list", "the list " + listId);
      }
      String digest = digest(verified);
      Continuity continuity = succession.check(content, digest, verified.key());
      TrustList list = list(verified, content, continuity);
      if (continuity == Continuity.SEEN_BEFORE
          || memory.replace(listId, known, succession.next(content, digest, verified.key()))) {
        return list;
      }
    }
    throw new TrustListException(
        Problem.of(
            ProblemCode.LIST_UNAVAILABLE,
            "a memory that changed " + ATTEMPTS + " times meanwhile",
            "a memory that keeps what it is given"));
  }

  /** The list as it was received, as ASCII bytes; without white space at the end. */
  public byte[] bytes() {
    return jws.text().getBytes(StandardCharsets.US_ASCII);
  }

  /** Only for looking something up; says nothing. */
  String unverifiedListId() throws TrustListException {
    try {
      return LoteReader.listId(jws.unverifiedPayload());
    } catch (JsonFormatException e) {
      throw malformed(e);
    }
  }

  private VerifiedJws verifiedBy(Set<VerificationKey> keys) throws TrustListException {
    try {
      return jws.verify(Lote.TYP, keys);
    } catch (JwsException e) {
      throw switch (e.problem().code()) {
        case CRYPTOGRAPHIC_SECURITY_ERROR, ALG_NOT_ALLOWED ->
            notAuthentic(
                "a list that none of the pinned keys signed", "a list that one of them signed");
        default -> refused(e);
      };
    }
  }

  private static ListContent content(VerifiedJws verified) throws TrustListException {
    try {
      return LoteReader.read(verified.payload());
    } catch (JsonFormatException e) {
      throw malformed(e);
    }
  }

  private static TrustList list(VerifiedJws verified, ListContent content, Continuity continuity) {
    return new TrustList(content, digest(verified), verified.key(), continuity);
  }

  private static String digest(VerifiedJws verified) {
    return "sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(verified.payload()));
  }

  private static TrustListException refused(JwsException e) {
    return e.problem().code() == ProblemCode.ALG_NOT_ALLOWED
        ? new TrustListException(e.problem(), e)
        : malformed(e);
  }

  /** One code for everything that cannot be read; the cause says more. */
  static TrustListException malformed(ProblemException e) {
    Problem problem = e.problem();
    return new TrustListException(
        new Problem(
            ProblemCode.LIST_MALFORMED, problem.where(), problem.found(), problem.expected()),
        e);
  }

  private static TrustListException notAuthentic(String found, String expected) {
    return new TrustListException(Problem.of(ProblemCode.LIST_NOT_AUTHENTIC, found, expected));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedTrustList list && list.jws.equals(jws);
  }

  @Override
  public int hashCode() {
    return jws.hashCode();
  }

  /** The size only. */
  @Override
  public String toString() {
    return "SignedTrustList[" + jws.text().length() + " chars]";
  }

  /**
   * Who may sign the next version of a list, as the versions before it said. A version that
   * announces signers replaces those in force: the announced ones may sign from the next version
   * on, the others retire.
   */
  private static final class Succession {
    private final Set<VerificationKey> pinned;
    private final Optional<ListMemory.Entry> known;
    private final Optional<ListMemory.Entry> line;

    Succession(Set<VerificationKey> pinned, Optional<ListMemory.Entry> known) {
      this.pinned = Set.copyOf(pinned);
      this.known = known;
      // A line that starts at a key which is pinned no longer ended with the configuration.
      this.line = known.filter(entry -> this.pinned.contains(entry.anchor()));
    }

    /** The keys that may sign a version that was not seen before. */
    private Set<VerificationKey> inForce() {
      Set<VerificationKey> keys = new HashSet<>(pinned);
      line.ifPresent(
          entry -> {
            keys.removeAll(entry.retired());
            keys.addAll(entry.announced());
          });
      return keys;
    }

    /** The keys to try: the signer of the version that was seen last may have retired with it. */
    Set<VerificationKey> candidates() {
      Set<VerificationKey> keys = inForce();
      line.ifPresent(entry -> keys.add(entry.signer()));
      return keys;
    }

    Continuity check(ListContent content, String digest, VerificationKey signer)
        throws TrustListException {
      if (known.isEmpty()) {
        return Continuity.FIRST_SEEN;
      }
      ListMemory.Entry last = known.get();
      if (content.sequence() < last.sequence()) {
        throw rolledBack(
            "sequence " + content.sequence(), "sequence " + last.sequence() + " or higher");
      }
      boolean same = content.sequence() == last.sequence();
      if (same && !digest.equals(last.digest())) {
        throw rolledBack(
            "another list with sequence " + last.sequence(), "the list that was seen before");
      }
      if (!same && !inForce().contains(signer)) {
        throw notAuthentic(
            "a list signed with a key that has retired", "a list signed with a key in force");
      }
      return same ? Continuity.SEEN_BEFORE : Continuity.ADVANCED;
    }

    ListMemory.Entry next(ListContent content, String digest, VerificationKey signer) {
      VerificationKey anchor = line.map(ListMemory.Entry::anchor).orElse(signer);
      Set<VerificationKey> announced = new HashSet<>();
      Set<VerificationKey> retired = new HashSet<>();
      line.ifPresent(
          entry -> {
            announced.addAll(entry.announced());
            retired.addAll(entry.retired());
          });
      if (!content.nextSigners().isEmpty()) {
        retired.addAll(inForce());
        retired.removeAll(content.nextSigners());
        announced.clear();
        announced.addAll(content.nextSigners());
      }
      return new ListMemory.Entry(content.sequence(), digest, signer, anchor, announced, retired);
    }

    private static TrustListException rolledBack(String found, String expected) {
      return new TrustListException(Problem.of(ProblemCode.LIST_ROLLED_BACK, found, expected));
    }
  }
}
