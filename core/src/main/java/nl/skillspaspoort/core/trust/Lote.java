package nl.skillspaspoort.core.trust;

import java.util.Set;

/**
 * The names of a list of trusted entities on the wire, and those of our extensions.
 *
 * @see <a href="https://www.etsi.org/deliver/etsi_ts/119600_119699/119602/">ETSI TS 119 602</a>
 */
final class Lote {
  private Lote() {}

  /** The {@code typ} of the signature. */
  static final String TYP = "JOSE";

  /** The version of the list format that ETSI TS 119 602 V1.1.1 defines. */
  static final long VERSION = 1;

  /** Start of every URI of ours in a list; also the type of the list. */
  static final String LIST_TYPE = "https://skillspaspoort.nl/ns/trust-list/v1";

  static final String SERVICE_TYPE_PREFIX = LIST_TYPE + "/service/";
  static final String STATUS_PREFIX = LIST_TYPE + "/status/";
  static final String SCHEME_EXTENSION = LIST_TYPE + "/extension/scheme";
  static final String ISSUER_EXTENSION = LIST_TYPE + "/extension/issuer";
  static final String RECOGNITION_EXTENSION = LIST_TYPE + "/extension/recognition";

  // ListAndSchemeInformation
  static final String LOTE = "LoTE";
  static final String SCHEME = "ListAndSchemeInformation";
  static final String VERSION_IDENTIFIER = "LoTEVersionIdentifier";
  static final String SEQUENCE_NUMBER = "LoTESequenceNumber";
  static final String TYPE = "LoTEType";
  static final String OPERATOR_NAME = "SchemeOperatorName";
  static final String SCHEME_NAME = "SchemeName";
  static final String TERRITORY = "SchemeTerritory";
  static final String ISSUED_AT = "ListIssueDateTime";
  static final String NEXT_UPDATE = "NextUpdate";
  static final String SCHEME_EXTENSIONS = "SchemeExtensions";

  // TrustedEntity
  static final String ENTITIES = "TrustedEntitiesList";
  static final String ENTITY = "TrustedEntityInformation";
  static final String ENTITY_NAME = "TEName";
  static final String ENTITY_ADDRESS = "TEAddress";
  static final String POSTAL_ADDRESS = "TEPostalAddress";
  static final String STREET = "StreetAddress";
  static final String LOCALITY = "Locality";
  static final String POSTAL_CODE = "PostalCode";
  static final String COUNTRY = "Country";
  static final String ELECTRONIC_ADDRESS = "TEElectronicAddress";
  static final String INFORMATION_URI = "TEInformationURI";
  static final String ENTITY_EXTENSIONS = "TEInformationExtensions";

  // TrustedEntityService
  static final String SERVICES = "TrustedEntityServices";
  static final String SERVICE = "ServiceInformation";
  static final String SERVICE_HISTORY = "ServiceHistory";
  static final String SERVICE_NAME = "ServiceName";
  static final String DIGITAL_IDENTITY = "ServiceDigitalIdentity";
  static final String OTHER_IDS = "OtherIds";
  static final String SERVICE_TYPE = "ServiceTypeIdentifier";
  static final String SERVICE_STATUS = "ServiceStatus";
  static final String STATUS_STARTING_TIME = "StatusStartingTime";
  static final String SERVICE_EXTENSIONS = "ServiceInformationExtensions";

  // texts with a language
  static final String LANG = "lang";
  static final String VALUE = "value";
  static final String URI_VALUE = "uriValue";

  // every extension
  static final String EXTENSION_ID = "id";
  static final String CRITICAL = "critical";

  // our extension of the scheme
  static final String LIST_ID = "listId";
  static final String NEXT_SIGNERS = "nextSigners";
  static final String DENIED = "denied";
  static final String IDENTITY = "identity";
  static final String REASON = "reason";

  // our extension of an entity
  static final String KEYS = "keys";
  static final String KEY = "publicKeyMultibase";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String COMPROMISED_AT = "compromisedAt";

  // our extension of a service
  static final String SCOPE = "scope";
  static final String LIST = "list";
  static final String LOCATION = "location";
  static final String SIGNERS = "signers";
  static final String ANY = "ANY";
  static final String CREDENTIAL_TYPES = "credentialTypes";
  static final String ACHIEVEMENT_TYPES = "achievementTypes";
  static final String STANDARDS = "standards";
  static final String SKILLS = "skills";
  static final String FRAMEWORKS = "frameworks";
  static final String LEVELS = "levels";
  static final String TERRITORIES = "territories";
  static final String ISSUERS = "issuers";
  static final String FRAMEWORK = "framework";
  static final String LOWEST = "lowest";
  static final String HIGHEST = "highest";

  // What the schema of ETSI allows, object by object; we read what stands above and skip the rest.

  static final Set<String> SCHEME_MEMBERS =
      Set.of(
          VERSION_IDENTIFIER,
          SEQUENCE_NUMBER,
          TYPE,
          OPERATOR_NAME,
          "SchemeOperatorAddress",
          SCHEME_NAME,
          "SchemeInformationURI",
          "StatusDeterminationApproach",
          "SchemeTypeCommunityRules",
          TERRITORY,
          "PolicyOrLegalNotice",
          "HistoricalInformationPeriod",
          "PointersToOtherLoTE",
          ISSUED_AT,
          NEXT_UPDATE,
          "DistributionPoints",
          SCHEME_EXTENSIONS);

  static final Set<String> ENTITY_MEMBERS =
      Set.of(ENTITY_NAME, "TETradeName", ENTITY_ADDRESS, INFORMATION_URI, ENTITY_EXTENSIONS);

  static final Set<String> SERVICE_MEMBERS =
      Set.of(
          SERVICE_NAME,
          DIGITAL_IDENTITY,
          SERVICE_TYPE,
          SERVICE_STATUS,
          STATUS_STARTING_TIME,
          "SchemeServiceDefinitionURI",
          "ServiceSupplyPoints",
          "ServiceDefinitionURI",
          SERVICE_EXTENSIONS);

  static final Set<String> HISTORY_MEMBERS =
      Set.of(
          SERVICE_NAME,
          DIGITAL_IDENTITY,
          SERVICE_STATUS,
          STATUS_STARTING_TIME,
          SERVICE_TYPE,
          SERVICE_EXTENSIONS);
}
