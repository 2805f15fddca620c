package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.key.VerificationKey;

/** Reads one service of an entity: a recognition, or something that is not for us. */
final class ServiceReader {
  private ServiceReader() {}

  /** Whom a service is about and what it grants. */
  record Recognition(List<IssuerIdentity> identities, Grant grant) {}

  /** Empty for a service of a foreign type without our extension. */
  static Optional<Recognition> read(Node service) throws JsonFormatException {
    service.only(Set.of(Lote.SERVICE, Lote.SERVICE_HISTORY));
    Node current = service.object(Lote.SERVICE).only(Lote.SERVICE_MEMBERS);
    Optional<Node> own = recognition(current);
    Optional<String> type = current.optionalText(Lote.SERVICE_TYPE);
    boolean ours = type.isPresent() && type.get().startsWith(Lote.SERVICE_TYPE_PREFIX);
    if (own.isEmpty() && ours) {
      throw current.malformed(
          Lote.SERVICE_EXTENSIONS,
          "a recognition without scope",
          "the extension " + Lote.RECOGNITION_EXTENSION);
    }
    if (own.isEmpty()) {
      return Optional.empty();
    }
    GrantAction action = action(current);
    List<IssuerIdentity> identities = identities(current);
    DisplayName basis = LoteReader.name(current, Lote.SERVICE_NAME);
    Scope scope = ScopeReader.read(own.get().object(Lote.SCOPE));
    Optional<Instant> until = own.get().optionalInstant(Lote.UNTIL);
    List<StatusChange> statuses = statuses(service, current, identities);
    Optional<ListPointer> list = list(own.get());
    Grant grant = current.build(() -> new Grant(action, basis, scope, statuses, until, list));
    return Optional.of(new Recognition(identities, grant));
  }

  private static Optional<Node> recognition(Node information) throws JsonFormatException {
    return Extensions.find(
        information,
        Lote.SERVICE_EXTENSIONS,
        Lote.RECOGNITION_EXTENSION,
        Set.of(Lote.SCOPE, Lote.UNTIL, Lote.LIST));
  }

  private static Optional<ListPointer> list(Node own) throws JsonFormatException {
    if (!own.json().has(Lote.LIST)) {
      return Optional.empty();
    }
    Node node = own.object(Lote.LIST).only(Set.of(Lote.LIST_ID, Lote.LOCATION, Lote.SIGNERS));
    String id = node.text(Lote.LIST_ID);
    Optional<URI> location = Optional.empty();
    if (node.json().has(Lote.LOCATION)) {
      location = Optional.of(LoteReader.uri(node.text(Lote.LOCATION), node.at(Lote.LOCATION)));
    }
    Optional<URI> where = location;
    Set<VerificationKey> signers = LoteReader.keys(node, Lote.SIGNERS);
    return Optional.of(node.build(() -> new ListPointer(id, where, signers)));
  }

  private static GrantAction action(Node information) throws JsonFormatException {
    String type = information.text(Lote.SERVICE_TYPE);
    for (GrantAction action : GrantAction.values()) {
      if (type.equals(Lote.SERVICE_TYPE_PREFIX + action.term())) {
        return action;
      }
    }
    throw information.malformed(
        Lote.SERVICE_TYPE, "another type of service", "one of " + Lote.SERVICE_TYPE_PREFIX + "…");
  }

  /**
   * The identifiers. Other kinds of identity are refused beside them: a key or certificate that is
   * listed and not enforced would be a restriction that only the list owner believes in.
   */
  private static List<IssuerIdentity> identities(Node information) throws JsonFormatException {
    Node identity = information.object(Lote.DIGITAL_IDENTITY).only(Set.of(Lote.OTHER_IDS));
    identity.json().required(Lote.OTHER_IDS, identity.where());
    List<IssuerIdentity> identities = new ArrayList<>();
    List<String> texts = identity.optionalTexts(Lote.OTHER_IDS);
    for (int i = 0; i < texts.size(); i++) {
      identities.add(
          LoteReader.identity(texts.get(i), JsonPointer.element(identity.at(Lote.OTHER_IDS), i)));
    }
    return identities;
  }

  /** The states from the oldest to the current one, which must be the newest. */
  private static List<StatusChange> statuses(
      Node service, Node current, List<IssuerIdentity> identities) throws JsonFormatException {
    List<StatusChange> earlier = new ArrayList<>();
    for (Node history : service.optionalObjects(Lote.SERVICE_HISTORY)) {
      history.only(Lote.HISTORY_MEMBERS);
      if (!new HashSet<>(identities(history)).equals(new HashSet<>(identities))) {
        throw history.malformed(
            Lote.DIGITAL_IDENTITY, "other identifiers than now", "the same identifiers");
      }
      boolean sameType =
          history.optionalText(Lote.SERVICE_TYPE).isEmpty() || action(history) == action(current);
      if (!sameType || recognition(history).isPresent()) {
        throw history.malformed(
            Lote.SERVICE_EXTENSIONS,
            "another action or scope than now",
            "a service of its own for each scope");
      }
      earlier.add(status(history));
    }
    earlier.sort(Comparator.comparing(StatusChange::from));
    earlier.add(status(current));
    return earlier;
  }

  private static StatusChange status(Node information) throws JsonFormatException {
    String uri = information.text(Lote.SERVICE_STATUS);
    Instant from = information.instant(Lote.STATUS_STARTING_TIME);
    for (GrantStatus status : GrantStatus.values()) {
      if (uri.equals(Lote.STATUS_PREFIX + status.term())) {
        return new StatusChange(status, from);
      }
    }
    throw information.malformed(
        Lote.SERVICE_STATUS, "another status", "one of " + Lote.STATUS_PREFIX + "…");
  }
}
