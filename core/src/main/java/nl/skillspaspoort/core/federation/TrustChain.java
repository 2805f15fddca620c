package nl.skillspaspoort.core.federation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A chain of entity statements as it was received, from the subject up: its own configuration, what
 * each superior says of the one below, and perhaps the configuration of the trust anchor. <b>No
 * signature checked.</b> Where it comes from, also from the one whom it is about, makes no
 * difference: it counts if it ends at an anchor of the configuration.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-4">OpenID Federation
 *     1.0 §4, Trust Chain</a>
 */
public final class TrustChain {
  /** The longest chain that is read: nobody needs more than eight intermediates. */
  private static final int MOST_STATEMENTS = 11;

  private final List<EntityStatement> statements;

  private TrustChain(List<EntityStatement> statements) {
    this.statements = statements;
  }

  /**
   * Reads a chain and checks its form, as the member {@code trust_chain} has it.
   *
   * @param statements compact JWS, the subject's own first
   * @throws FederationException {@code FEDERATION_CHAIN_INVALID} for a statement or an order that
   *     the standard does not allow
   */
  public static TrustChain parse(List<String> statements) throws FederationException {
    if (statements.size() < 2 || statements.size() > MOST_STATEMENTS) {
      throw FederationException.invalid(
          statements.size() + " statements", "2 to " + MOST_STATEMENTS);
    }
    List<EntityStatement> read = new ArrayList<>();
    for (String statement : statements) {
      read.add(EntityStatement.parse(statement));
    }
    TrustChain chain = new TrustChain(List.copyOf(read));
    chain.checkLinks();
    return chain;
  }

  /** §10.2: who speaks about whom; nobody is there twice. */
  private void checkLinks() throws FederationException {
    if (!statements.get(0).isConfiguration()) {
      throw FederationException.invalid(
          "a chain that starts with a statement about another", "the subject's own configuration");
    }
    Set<EntityId> way = new HashSet<>(Set.of(statements.get(0).subject()));
    for (int j = 1; j < statements.size(); j++) {
      EntityStatement statement = statements.get(j);
      boolean last = j == statements.size() - 1;
      if (!statements.get(j - 1).issuer().equals(statement.subject())) {
        throw FederationException.invalid(
            "a statement about another entity than the one below", "one about the one below");
      }
      if (statement.isConfiguration() && (!last || j == 1)) {
        throw FederationException.invalid(
            "a configuration within the chain", "it at the two ends only");
      }
      if (!statement.isConfiguration() && !way.add(statement.issuer())) {
        throw FederationException.invalid("an entity twice on the way", "each entity once");
      }
    }
  }

  /** The entity at the upper end, as the chain says. */
  public EntityId unverifiedAnchor() {
    return statements.get(statements.size() - 1).issuer();
  }

  /** The entity that the chain is about, as it says itself. */
  public EntityId unverifiedSubject() {
    return statements.get(0).subject();
  }

  /**
   * The chain, if it holds at this moment and ends at one of these anchors.
   *
   * @param anchors the trust anchors of the configuration, each with the keys that were had
   *     elsewhere
   * @throws FederationException {@code UNKNOWN_ANCHOR} if it ends elsewhere; {@code
   *     FEDERATION_CHAIN_INVALID} for a signature that does not hold; {@code
   *     FEDERATION_CHAIN_EXPIRED}; {@code FEDERATION_CONSTRAINT}; {@code FEDERATION_POLICY}
   */
  public VerifiedChain verify(Map<EntityId, Set<VerificationKey>> anchors, Instant now)
      throws FederationException {
    Set<VerificationKey> anchorKeys = anchors.getOrDefault(unverifiedAnchor(), Set.of());
    if (anchorKeys.isEmpty()) {
      throw FederationException.of(
          ProblemCode.UNKNOWN_ANCHOR,
          "a chain that ends at an anchor which is not configured",
          "one that ends at a configured anchor");
    }
    List<VerifiedJws> verified = new ArrayList<>();
    for (int j = 0; j < statements.size(); j++) {
      verified.add(signedBySuperior(j, anchorKeys));
    }
    // The subject's own signature as well: nobody speaks for a key that it does not have.
    statements.get(0).verify(statements.get(0).keys());
    for (EntityStatement statement : statements) {
      statement.checkTimes(now);
    }
    checkConstraints();
    return new VerifiedChain(links(verified), metadata(), statements.get(0), anchorClaims());
  }

  private VerifiedJws signedBySuperior(int j, Set<VerificationKey> anchorKeys)
      throws FederationException {
    EntityStatement statement = statements.get(j);
    boolean last = j == statements.size() - 1;
    return last ? statement.verify(anchorKeys) : statement.verify(statements.get(j + 1).keys());
  }

  private List<EntityStatement> subordinate() {
    return statements.stream().filter(statement -> !statement.isConfiguration()).toList();
  }

  private void checkConstraints() throws FederationException {
    List<EntityStatement> above = subordinate();
    for (int j = 0; j < above.size(); j++) {
      Constraints constraints = Constraints.of(above.get(j));
      constraints.check(j, above.subList(0, j + 1).stream().map(EntityStatement::subject).toList());
      for (EntityStatement below : above.subList(0, j)) {
        constraints.checkOtherNames(below.object(EntityStatement.RECOGNITION));
      }
    }
  }

  /**
   * §6.1.4: what the direct superior writes over, the constraints, then the policy from the top.
   */
  private JsonObject metadata() throws FederationException {
    List<EntityStatement> above = subordinate();
    JsonObject metadata = statements.get(0).object("metadata");
    JsonObject written = above.get(0).object("metadata");
    for (String type : written.names()) {
      if (!metadata.has(type)) {
        continue;
      }
      try {
        metadata = metadata.with(type, over(metadata, written, type));
      } catch (JsonFormatException e) {
        throw FederationException.because(e);
      }
    }
    MetadataPolicy policy = MetadataPolicy.NONE;
    for (int j = above.size() - 1; j >= 0; j--) {
      metadata = Constraints.of(above.get(j)).restrict(metadata);
      policy =
          policy.mergedWith(
              above.get(j).object("metadata_policy"), criticalOperators(above.get(j)));
    }
    return policy.apply(metadata);
  }

  private static JsonObject over(JsonObject metadata, JsonObject written, String type)
      throws JsonFormatException {
    String where = JsonPointer.member("/metadata", type);
    JsonObject result = metadata.required(type, where).asObject(where);
    JsonObject parameters = written.required(type, where).asObject(where);
    for (String name : parameters.names()) {
      result = result.with(name, parameters.required(name, where));
    }
    return result;
  }

  private static Set<String> criticalOperators(EntityStatement statement)
      throws FederationException {
    Set<String> names = new LinkedHashSet<>();
    try {
      Optional<JsonValue> crit = statement.claims().get("metadata_policy_crit");
      if (crit.isPresent()) {
        JsonArray array = crit.get().asArray("/metadata_policy_crit");
        for (JsonValue element : array) {
          names.add(element.asString("/metadata_policy_crit"));
        }
      }
      return names;
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  private List<VerifiedChain.Link> links(List<VerifiedJws> verified) throws FederationException {
    List<VerifiedChain.Link> links = new ArrayList<>();
    for (int j = statements.size() - 1; j > 0; j--) {
      EntityStatement statement = statements.get(j);
      if (!statement.isConfiguration()) {
        links.add(VerifiedChain.Link.of(statement, verified.get(j)));
      }
    }
    return links;
  }

  /** The anchor's own claims about trust marks count only if its configuration is in the chain. */
  private JsonObject anchorClaims() {
    EntityStatement top = statements.get(statements.size() - 1);
    return top.isConfiguration() ? top.claims() : JsonObject.EMPTY;
  }

  /** The number of statements. */
  @Override
  public String toString() {
    return "TrustChain[" + statements.size() + " statements]";
  }
}
