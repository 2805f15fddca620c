package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A registry of the Digital Credentials Consortium: JSON with a member {@code registry} whose names
 * are DIDs. Nobody signs it, so it counts only if it is, byte for byte, the file whose digest was
 * pinned; and it says membership only, so what membership is worth is for the configuration to say.
 *
 * @see <a href="https://github.com/digitalcredentials/issuer-registry-client">The client of the
 *     consortium</a>
 */
public final class PinnedRegistry {
  private static final String REGISTRY = "registry";
  private static final String META = "meta";
  private static final int MOST_MEMBERS = 4_096;

  private PinnedRegistry() {}

  /**
   * What a configuration says of one registry file.
   *
   * @param id what the list is called here, an absolute URI
   * @param digest {@code sha-256:} and the hexadecimal digest of the file
   * @param pinnedAt when somebody looked at the file and pinned it
   * @param until from when on it must have been looked at again
   * @param scope what membership is taken to be worth
   * @param from since when members are taken to be recognised; the file does not say
   */
  public record Pin(
      String id, String digest, Instant pinnedAt, Instant until, Scope scope, Instant from) {
    private static final Pattern DIGEST = Pattern.compile("sha-256:[0-9a-f]{64}");

    /** Checks the forms. */
    public Pin {
      Objects.requireNonNull(scope, "scope");
      Objects.requireNonNull(from, "from");
      if (!ListContent.isListId(id)) {
        throw new BrokenRule("text of " + id.length() + " characters", "an absolute URI");
      }
      if (!DIGEST.matcher(digest).matches()) {
        throw new BrokenRule(
            "text of " + digest.length() + " characters", "sha-256: and 64 hexadecimal digits");
      }
      if (!until.isAfter(pinnedAt)) {
        throw new BrokenRule("until " + until, "after " + pinnedAt);
      }
    }
  }

  /**
   * The registry as a list, or why it does not count: {@code LIST_NOT_AUTHENTIC} if it is another
   * file than the pinned one, {@code LIST_MALFORMED} if it is no registry.
   */
  public static TrustSource load(byte[] file, Pin pin) {
    String digest = "sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(file));
    if (!digest.equals(pin.digest())) {
      return new UnavailableList(
          pin.id(),
          Problem.of(
              ProblemCode.LIST_NOT_AUTHENTIC,
              "a file with the digest " + digest,
              "the file that was pinned, " + pin.digest()));
    }
    try {
      return list(JsonReader.strict().readObject(file), pin);
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      return new UnavailableList(
          pin.id(),
          new Problem(
              ProblemCode.LIST_MALFORMED, problem.where(), problem.found(), problem.expected()));
    }
  }

  private static TrustList list(JsonObject json, Pin pin) throws JsonFormatException {
    Node root = new Node(json, "").only(Set.of(META, REGISTRY));
    JsonObject members = root.json().required(REGISTRY, "").asObject("/" + REGISTRY);
    if (members.size() > MOST_MEMBERS) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIMIT_EXCEEDED,
              "/" + REGISTRY,
              members.size() + " members",
              "at most " + MOST_MEMBERS));
    }
    List<TrustedIssuer> issuers = new ArrayList<>();
    for (String identity : members.names()) {
      String where = JsonPointer.member("/" + REGISTRY, identity);
      Node member = new Node(members.required(identity, where).asObject(where), where);
      issuers.add(issuer(identity, member, pin));
    }
    return root.build(
        () ->
            TrustList.pinned(
                new ListContent(
                    pin.id(),
                    DisplayName.same(pin.id()),
                    Optional.empty(),
                    Optional.empty(),
                    Math.max(1, pin.pinnedAt().getEpochSecond()),
                    pin.pinnedAt(),
                    pin.until(),
                    issuers,
                    List.of(),
                    Set.of()),
                pin.digest()));
  }

  private static TrustedIssuer issuer(String identity, Node member, Pin pin)
      throws JsonFormatException {
    IssuerIdentity known = LoteReader.identity(identity, member.where());
    DisplayName name = DisplayName.same(member.text("name"));
    Grant grant =
        Grant.toIssue(
            DisplayName.of("Vermeld in een register", "Named in a registry"),
            pin.scope(),
            pin.from());
    URI page = page(member.json().text("url"), pin);
    return member.build(
        () ->
            new TrustedIssuer(
                List.of(known),
                name,
                new Contact("-", Optional.empty(), Optional.empty(), "ZZ", page, page),
                List.of(),
                List.of(grant)));
  }

  /** For information only: nothing depends on it, so a bad one is left out. */
  private static URI page(Optional<String> text, Pin pin) {
    try {
      URI page = new URI(text.orElse(pin.id()));
      return page.isAbsolute() ? page : URI.create(pin.id());
    } catch (URISyntaxException e) {
      return URI.create(pin.id());
    }
  }
}
