package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.federation.EntityId;
import nl.skillspaspoort.core.federation.FederationException;
import nl.skillspaspoort.core.federation.HistoricalKeys;
import nl.skillspaspoort.core.federation.TrustChain;
import nl.skillspaspoort.core.federation.VerifiedChain;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A chain of OpenID Federation as trust lists: each superior is a list with one entity on it, and
 * delegates to the list below. So what one may recognise is limited by everybody above, at the
 * claimed date and now.
 *
 * <p>What a superior recognises stands in its statement, in the critical claim {@code
 * https://skillspaspoort.nl/ns/federation/v1/recognition}: {@code name}, more {@code identities},
 * and {@code grants}, each with {@code action}, {@code basis}, {@code from}, perhaps {@code until},
 * and {@code scope} as in a trust list. A statement without it grants nothing.
 *
 * <p>The issuer's keys are those of {@code openid_credential_issuer} in its metadata, after the
 * policies of its superiors; without any, those that its identifier resolves to.
 */
public final class FederatedList {
  /** As many as there may be lists below one list. */
  private static final int MAX_PATHS = 256;

  private static final String CLAIM = "/recognition";
  private static final String ISSUER_METADATA = "openid_credential_issuer";
  private static final String ACTION = "action";
  private static final String BASIS = "basis";
  private static final String GRANTS = "grants";
  private static final String IDENTITIES = "identities";
  private static final String NAME = "name";
  private static final String TRUST_CHAIN = "trust_chain";

  private FederatedList() {}

  /**
   * The list at the anchor of a chain, with the lists below attached; or why the chain does not
   * count, such as {@code UNKNOWN_ANCHOR}.
   *
   * @param anchors the anchors of the configuration, each with keys that were had elsewhere
   */
  public static TrustSource load(
      List<String> statements, Map<EntityId, Set<VerificationKey>> anchors, Instant now) {
    String id = "urn:federation";
    try {
      TrustChain chain = TrustChain.parse(statements);
      id = chain.unverifiedAnchor().value();
      return of(chain.verify(anchors, now), HistoricalKeys.NONE);
    } catch (FederationException e) {
      return new UnavailableList(id, e.problem());
    } catch (TrustListException e) {
      return new UnavailableList(id, e.problem());
    }
  }

  /**
   * The same for the chain that a token brings along in its header. Who sends it makes no
   * difference: it goes through the same checks, and counts only up to an anchor of the
   * configuration. Give it to a policy beside the other lists. Where it counts, a warning says so
   * ({@code LIST_STAPLED}).
   *
   * @param token a compact JWS, such as a {@code vc+jwt}
   * @return empty if the token has no {@code trust_chain}, or is none
   * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-4.3">OpenID
   *     Federation 1.0 §4.3, Trust Chain Header Parameter</a>
   */
  public static Optional<TrustSource> inHeaderOf(
      String token, Map<EntityId, Set<VerificationKey>> anchors, Instant now) {
    try {
      JsonObject header = CompactJws.parse(token, Set.of("iss", TRUST_CHAIN)).unverifiedHeader();
      Node node = new Node(header, "");
      return header.has(TRUST_CHAIN)
          ? Optional.of(stapled(load(node.optionalTexts(TRUST_CHAIN), anchors, now)))
          : Optional.empty();
    } catch (JwsException | JsonFormatException e) {
      // No token, or another form of the parameter: nothing that could be a chain.
      return Optional.empty();
    }
  }

  private static TrustSource stapled(TrustSource source) {
    return source instanceof TrustList list
        ? list.stapled()
        // Not under the name of the anchor that it claims: a sender does not choose what is said.
        : new UnavailableList("urn:federation", ((UnavailableList) source).problem(), true);
  }

  /**
   * The list at the anchor of a chain, with the lists below attached.
   *
   * @param earlier keys that the issuer used before
   * @throws TrustListException {@code LIST_MALFORMED} for a recognition in another form
   */
  public static TrustList of(VerifiedChain chain, HistoricalKeys earlier)
      throws TrustListException {
    try {
      List<VerifiedChain.Link> links = chain.links();
      Optional<TrustList> below = Optional.empty();
      long paths = 1;
      for (int i = links.size() - 1; i >= 0; i--) {
        boolean last = i == links.size() - 1;
        TrustList list = list(links.get(i), last, chain, earlier, below);
        paths *= Math.max(1, list.delegated().size());
        if (paths > MAX_PATHS) {
          throw new JsonFormatException(
              new Problem(
                  ProblemCode.LIMIT_EXCEEDED,
                  CLAIM + "/" + GRANTS,
                  "more than " + MAX_PATHS + " ways from the anchor to the issuer",
                  "one grant to delegate, or a few, in each statement"));
        }
        below = Optional.of(list);
      }
      return below.orElseThrow();
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      throw new TrustListException(
          new Problem(
              ProblemCode.LIST_MALFORMED, problem.where(), problem.found(), problem.expected()),
          e);
    }
  }

  private static TrustList list(
      VerifiedChain.Link link,
      boolean last,
      VerifiedChain chain,
      HistoricalKeys earlier,
      Optional<TrustList> below)
      throws JsonFormatException {
    List<TrustedIssuer> issuers = new ArrayList<>();
    if (link.recognition().isPresent()) {
      Node claim = new Node(link.recognition().get(), CLAIM).only(Set.of(NAME, IDENTITIES, GRANTS));
      List<Grant> grants = new ArrayList<>();
      for (Node grant : claim.objects(GRANTS)) {
        grants.add(grant(grant));
      }
      List<KeyPeriod> keys = last ? keys(chain, earlier, grants) : List.of();
      issuers.add(issuer(link, claim, keys, grants));
    }
    ListContent content;
    try {
      content =
          new ListContent(
              link.issuer().value(),
              DisplayName.same(link.issuer().value()),
              Optional.empty(),
              Optional.empty(),
              Math.max(1, link.issuedAt().getEpochSecond()),
              link.issuedAt(),
              last ? chain.expiresAt() : link.expiresAt(),
              issuers,
              List.of(),
              Set.of());
    } catch (BrokenRule e) {
      throw new JsonFormatException(
          new Problem(ProblemCode.LIST_MALFORMED, "", e.found(), e.expected()));
    }
    TrustList list =
        new TrustList(content, link.digest(), link.signer(), Continuity.NOT_REMEMBERED);
    List<DelegatedList> delegated = new ArrayList<>();
    if (below.isPresent()) {
      for (TrustedIssuer delegate : issuers) {
        delegate.grants().stream()
            .filter(grant -> grant.action() == GrantAction.DELEGATE)
            .forEach(grant -> delegated.add(new DelegatedList(delegate, grant, below.get())));
      }
    }
    return list.withDelegated(delegated);
  }

  private static TrustedIssuer issuer(
      VerifiedChain.Link link, Node claim, List<KeyPeriod> keys, List<Grant> grants)
      throws JsonFormatException {
    List<IssuerIdentity> identities = new ArrayList<>();
    identities.add(IssuerIdentity.of(link.subject().value()));
    for (String text : claim.optionalTexts(IDENTITIES)) {
      identities.add(LoteReader.identity(text, claim.at(IDENTITIES)));
    }
    DisplayName name = LoteReader.name(claim, NAME);
    return claim.build(
        () -> new TrustedIssuer(identities, name, contact(link.subject()), keys, grants));
  }

  /** A federation says no postal address; nothing depends on it. */
  private static Contact contact(EntityId entity) {
    URI page = URI.create(entity.value());
    return new Contact("-", Optional.empty(), Optional.empty(), "ZZ", page, page);
  }

  private static Grant grant(Node grant) throws JsonFormatException {
    grant.only(Set.of(ACTION, BASIS, Lote.FROM, Lote.UNTIL, Lote.SCOPE));
    String term = grant.text(ACTION);
    for (GrantAction action : GrantAction.values()) {
      if (action.term().equals(term)) {
        DisplayName basis = LoteReader.name(grant, BASIS);
        Scope scope = ScopeReader.read(grant.object(Lote.SCOPE));
        Instant from = grant.instant(Lote.FROM);
        Optional<Instant> until = grant.optionalInstant(Lote.UNTIL);
        return grant.build(
            () ->
                new Grant(
                    action,
                    basis,
                    scope,
                    List.of(new StatusChange(GrantStatus.GRANTED, from)),
                    until));
      }
    }
    throw grant.malformed(
        ACTION, "another action", "issue, delegate, publish-status or host-learning");
  }

  private static List<KeyPeriod> keys(
      VerifiedChain chain, HistoricalKeys earlier, List<Grant> grants) throws JsonFormatException {
    Instant from =
        grants.stream().map(Grant::from).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    List<KeyPeriod> periods = new ArrayList<>();
    for (HistoricalKeys.Key key : earlier.keys()) {
      Instant start = key.from().orElse(from);
      Instant end = key.revokedAt().filter(at -> at.isBefore(key.until())).orElse(key.until());
      KeyPeriod period = KeyPeriod.from(start.isAfter(end) ? end : start, key.key()).until(end);
      periods.add(key.compromised() ? period.compromisedAt(end) : period);
    }
    boolean issues = grants.stream().anyMatch(grant -> grant.action() == GrantAction.ISSUE);
    Optional<JsonObject> metadata =
        chain
            .metadata()
            .get(ISSUER_METADATA)
            .map(value -> value instanceof JsonObject o ? o : JsonObject.EMPTY);
    if (issues && metadata.isEmpty()) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIST_MALFORMED,
              "/" + ISSUER_METADATA,
              "a recognition to issue without the metadata of an issuer",
              "the metadata " + ISSUER_METADATA + ", which the federation allows"));
    }
    if (metadata.isPresent()
        && !metadata.get().has("jwks")
        && (metadata.get().has("jwks_uri") || metadata.get().has("signed_jwks_uri"))) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIST_MALFORMED,
              "/" + ISSUER_METADATA,
              "keys at an address, which nothing looks up",
              "the member jwks"));
    }
    if (metadata.isPresent() && metadata.get().has("jwks")) {
      Node jwks = new Node(metadata.get(), "/" + ISSUER_METADATA).object("jwks");
      for (Node jwk : jwks.objects("keys")) {
        try {
          periods.add(KeyPeriod.from(from, Jwk.read(jwk.json())));
        } catch (KeyFormatException e) {
          if (e.problem().code() != ProblemCode.INVALID_KEY) {
            throw new JsonFormatException(
                new Problem(
                    e.problem().code(), jwk.where(), e.problem().found(), e.problem().expected()));
          }
        }
      }
      if (periods.isEmpty()) {
        throw jwks.malformed("keys", "no key of a known kind", "Ed25519, P-256, P-384 or P-521");
      }
    }
    return periods;
  }
}
