package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Reads the payload of a list. Strict where a decision depends on it: members that neither ETSI's
 * schema nor our extensions know are refused, and so is what contradicts itself. ETSI's optional
 * members that no decision depends on are skipped.
 */
final class LoteReader {
  private LoteReader() {}

  static ListContent read(byte[] payload) throws JsonFormatException {
    Node lote = lote(payload);
    Node scheme = lote.object(Lote.SCHEME).only(Lote.SCHEME_MEMBERS);
    if (scheme.integer(Lote.VERSION_IDENTIFIER) != Lote.VERSION) {
      throw scheme.malformed(Lote.VERSION_IDENTIFIER, "another version", "" + Lote.VERSION);
    }
    if (!scheme.text(Lote.TYPE).equals(Lote.LIST_TYPE)) {
      throw scheme.malformed(Lote.TYPE, "a list of another type", Lote.LIST_TYPE);
    }
    Node own = schemeExtension(scheme);
    String id = own.text(Lote.LIST_ID);
    DisplayName operator = name(scheme, Lote.OPERATOR_NAME);
    Optional<DisplayName> schemeName =
        scheme.json().has(Lote.SCHEME_NAME)
            ? Optional.of(name(scheme, Lote.SCHEME_NAME))
            : Optional.empty();
    Optional<String> territory = scheme.optionalText(Lote.TERRITORY);
    long sequence = scheme.integer(Lote.SEQUENCE_NUMBER);
    Instant issuedAt = scheme.instant(Lote.ISSUED_AT);
    Instant nextUpdate = scheme.instant(Lote.NEXT_UPDATE);
    List<TrustedIssuer> issuers = new ArrayList<>();
    for (Node entity : lote.optionalObjects(Lote.ENTITIES)) {
      issuer(entity.only(Set.of(Lote.ENTITY, Lote.SERVICES))).ifPresent(issuers::add);
    }
    List<DenyEntry> denied = denied(own);
    Set<VerificationKey> nextSigners = keys(own, Lote.NEXT_SIGNERS);
    return scheme.build(
        () ->
            new ListContent(
                id,
                operator,
                schemeName,
                territory,
                sequence,
                issuedAt,
                nextUpdate,
                issuers,
                denied,
                nextSigners));
  }

  /** The identifier of the list and nothing else: for looking up what is remembered of it. */
  static String listId(byte[] payload) throws JsonFormatException {
    return schemeExtension(lote(payload).object(Lote.SCHEME)).text(Lote.LIST_ID);
  }

  private static Node lote(byte[] payload) throws JsonFormatException {
    JsonObject document = JsonReader.strict().readObject(payload);
    return new Node(document, "")
        .only(Set.of(Lote.LOTE))
        .object(Lote.LOTE)
        .only(Set.of(Lote.SCHEME, Lote.ENTITIES));
  }

  private static Node schemeExtension(Node scheme) throws JsonFormatException {
    return Extensions.find(
            scheme,
            Lote.SCHEME_EXTENSIONS,
            Lote.SCHEME_EXTENSION,
            Set.of(Lote.LIST_ID, Lote.NEXT_SIGNERS, Lote.DENIED))
        .orElseThrow(
            () ->
                scheme.malformed(
                    Lote.SCHEME_EXTENSIONS,
                    "no extension that gives the list its identifier",
                    "the extension " + Lote.SCHEME_EXTENSION));
  }

  private static List<DenyEntry> denied(Node own) throws JsonFormatException {
    List<DenyEntry> denied = new ArrayList<>();
    for (Node entry : own.optionalObjects(Lote.DENIED)) {
      entry.only(Set.of(Lote.IDENTITY, Lote.REASON));
      IssuerIdentity identity = identity(entry.text(Lote.IDENTITY), entry.at(Lote.IDENTITY));
      Optional<DisplayName> reason =
          entry.json().has(Lote.REASON) ? Optional.of(name(entry, Lote.REASON)) : Optional.empty();
      denied.add(new DenyEntry(identity, reason));
    }
    return denied;
  }

  /** Empty for an entity that our extensions say nothing about: it is listed for something else. */
  private static Optional<TrustedIssuer> issuer(Node entity) throws JsonFormatException {
    Node information = entity.object(Lote.ENTITY).only(Lote.ENTITY_MEMBERS);
    Optional<Node> own =
        Extensions.find(
            information, Lote.ENTITY_EXTENSIONS, Lote.ISSUER_EXTENSION, Set.of(Lote.KEYS));
    List<IssuerIdentity> identities = new ArrayList<>();
    List<Grant> grants = new ArrayList<>();
    for (Node service : entity.objects(Lote.SERVICES)) {
      Optional<ServiceReader.Recognition> recognition = ServiceReader.read(service);
      if (recognition.isEmpty()) {
        continue;
      }
      List<IssuerIdentity> ids = recognition.get().identities();
      if (!grants.isEmpty() && !new HashSet<>(identities).equals(new HashSet<>(ids))) {
        throw service.malformed(
            Lote.SERVICE,
            "other identifiers than in the service before",
            "the same identifiers in every service of an entity");
      }
      identities = ids;
      grants.add(recognition.get().grant());
    }
    if (grants.isEmpty() && own.isPresent()) {
      throw entity.malformed(
          Lote.SERVICES, "keys without a recognition", "at least one recognition");
    }
    if (grants.isEmpty()) {
      return Optional.empty();
    }
    List<IssuerIdentity> known = identities;
    DisplayName name = name(information, Lote.ENTITY_NAME);
    Contact contact = contact(information);
    List<KeyPeriod> keys = own.isPresent() ? keyPeriods(own.get()) : List.of();
    return Optional.of(
        information.build(() -> new TrustedIssuer(known, name, contact, keys, grants)));
  }

  private static List<KeyPeriod> keyPeriods(Node own) throws JsonFormatException {
    List<KeyPeriod> periods = new ArrayList<>();
    for (Node entry : own.objects(Lote.KEYS)) {
      entry.only(Set.of(Lote.KEY, Lote.FROM, Lote.UNTIL, Lote.COMPROMISED_AT));
      VerificationKey key = key(entry.text(Lote.KEY), entry.at(Lote.KEY));
      Instant from = entry.instant(Lote.FROM);
      Optional<Instant> until = entry.optionalInstant(Lote.UNTIL);
      Optional<Instant> compromisedAt = entry.optionalInstant(Lote.COMPROMISED_AT);
      periods.add(entry.build(() -> new KeyPeriod(key, from, until, compromisedAt)));
    }
    return periods;
  }

  static Set<VerificationKey> keys(Node owner, String array) throws JsonFormatException {
    Set<VerificationKey> keys = new LinkedHashSet<>();
    for (String text : owner.optionalTexts(array)) {
      keys.add(key(text, owner.at(array)));
    }
    return keys;
  }

  private static VerificationKey key(String text, String where) throws JsonFormatException {
    try {
      return Multikey.decode(text);
    } catch (KeyFormatException e) {
      Problem problem = e.problem();
      throw new JsonFormatException(
          new Problem(problem.code(), where, problem.found(), problem.expected()));
    }
  }

  static IssuerIdentity identity(String text, String where) throws JsonFormatException {
    return IssuerIdentity.read(text)
        .orElseThrow(
            () ->
                new JsonFormatException(
                    new Problem(
                        ProblemCode.MALFORMED_VALUE_ERROR,
                        where,
                        "text of " + text.length() + " characters",
                        "a DID or an https URL in visible ASCII")));
  }

  /** The Dutch and the English text of a multilingual one; other languages are skipped. */
  static DisplayName name(Node owner, String array) throws JsonFormatException {
    Optional<String> nl = Optional.empty();
    Optional<String> en = Optional.empty();
    for (Node text : owner.objects(array)) {
      text.only(Set.of(Lote.LANG, Lote.VALUE));
      String lang = text.text(Lote.LANG);
      String value = text.text(Lote.VALUE);
      boolean again =
          (lang.equals("nl") && nl.isPresent()) || (lang.equals("en") && en.isPresent());
      if (again) {
        throw text.malformed(Lote.LANG, "the same language twice", "each language once");
      }
      nl = lang.equals("nl") ? Optional.of(value) : nl;
      en = lang.equals("en") ? Optional.of(value) : en;
    }
    Optional<String> dutch = nl;
    Optional<String> english = en;
    return owner.build(() -> new DisplayName(dutch, english));
  }

  private static Contact contact(Node information) throws JsonFormatException {
    Node address =
        information
            .object(Lote.ENTITY_ADDRESS)
            .only(Set.of(Lote.POSTAL_ADDRESS, Lote.ELECTRONIC_ADDRESS));
    Node postal = address.objects(Lote.POSTAL_ADDRESS).get(0);
    String street = postal.text(Lote.STREET);
    Optional<String> postalCode = postal.optionalText(Lote.POSTAL_CODE);
    Optional<String> locality = postal.optionalText(Lote.LOCALITY);
    String country = postal.text(Lote.COUNTRY);
    URI electronic = uri(address.objects(Lote.ELECTRONIC_ADDRESS).get(0));
    URI page = uri(information.objects(Lote.INFORMATION_URI).get(0));
    return information.build(
        () -> new Contact(street, postalCode, locality, country, electronic, page));
  }

  private static URI uri(Node text) throws JsonFormatException {
    return uri(text.text(Lote.URI_VALUE), text.at(Lote.URI_VALUE));
  }

  static URI uri(String text, String where) throws JsonFormatException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR,
              where,
              "text that is not a URI",
              "an absolute URI"));
    }
  }
}
