package nl.skillspaspoort.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;

/**
 * One good list to start from: an EVC centre, recognised from 1 March 2025 up to and including 31
 * August 2026 (Dutch time) for one standard.
 */
final class ListFixtures {
  static final String LIST_ID = "https://evc-register.example/lists/evc";
  static final Set<VerificationKey> PINNED = Set.of(TestKeys.LIST_SIGNER.publicKey());
  static final Instant NOW = FixedClock.NOW;
  static final Instant ISSUED_AT = Instant.parse("2026-11-01T00:00:00Z");
  static final Instant NEXT_UPDATE = Instant.parse("2026-12-01T00:00:00Z");

  static final Instant RECOGNISED_FROM = Instant.parse("2025-03-01T00:00:00+01:00");
  static final Instant RECOGNISED_UNTIL = Instant.parse("2026-08-31T23:59:59+02:00");
  static final Instant AWARDED_IN_TIME = Instant.parse("2026-06-01T12:00:00+02:00");
  static final Instant AWARDED_TOO_LATE = Instant.parse("2026-09-01T00:00:00+02:00");

  static final String ESCO = "http://data.europa.eu/esco/skill/";
  static final String OTHER_STANDARD = "https://evc.example/standards/lassen-2";
  static final String ISSUER_ID = TestKeys.did(TestKeys.ISSUER).value();

  private ListFixtures() {}

  static Scope.Builder evcScope() {
    return Scope.builder()
        .credentialTypes("OpenBadgeCredential")
        .achievementTypes("Certificate")
        .standards(Credentials.EVC_STANDARD)
        .frameworks(ESCO)
        .levels(new LevelRange(QualificationLevel.nlqf("2"), QualificationLevel.nlqf("4")))
        .territories("NL");
  }

  static Grant evcGrant() {
    return Grant.toIssue(
            DisplayName.of("EVC-aanbieder", "EVC provider"), evcScope().build(), RECOGNISED_FROM)
        .until(RECOGNISED_UNTIL);
  }

  static TrustedIssuer centre(Grant... grants) {
    return centre(List.of(), grants);
  }

  static TrustedIssuer centre(List<KeyPeriod> keys, Grant... grants) {
    return issuer(ISSUER_ID, keys, grants);
  }

  static TrustedIssuer issuer(String id, List<KeyPeriod> keys, Grant... grants) {
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(id)),
        DisplayName.of("EVC Centrum Rivierenland (fictief)", "EVC Centre Rivierenland (invented)"),
        contact(),
        keys,
        List.of(grants));
  }

  static Contact contact() {
    return new Contact(
        "Dorpsstraat 1",
        Optional.of("4000 AA"),
        Optional.of("Tiel"),
        "NL",
        URI.create("mailto:info@evc-centrum.example"),
        URI.create("https://evc-centrum.example/"));
  }

  static TrustListDraft.Builder draft() {
    return draft(LIST_ID, 7);
  }

  static TrustListDraft.Builder draft(String id, long sequence) {
    return TrustListDraft.builder()
        .id(id)
        .operator(DisplayName.of("Register EVC (fictief)", "EVC register (invented)"))
        .sequence(sequence)
        .issuedAt(ISSUED_AT)
        .nextUpdate(NEXT_UPDATE);
  }

  static SignedTrustList signed(TrustListDraft.Builder draft) {
    return signed(draft, TestKeys.listSigner());
  }

  static SignedTrustList signed(TrustListDraft.Builder draft, Signer signer) {
    try {
      return draft.build().sign(signer);
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  /** A payload as it stands there, under a good signature of the list owner. */
  static SignedTrustList signed(JsonValue payload) {
    return signedText(payload.toJson());
  }

  static SignedTrustList signedText(String payload) {
    try {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      return SignedTrustList.of(CompactJws.sign(Lote.TYP, bytes, TestKeys.listSigner()));
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  static TrustList list(TrustedIssuer... issuers) {
    TrustListDraft.Builder draft = draft();
    List.of(issuers).forEach(draft::issuer);
    return verified(draft);
  }

  static TrustList verified(TrustListDraft.Builder draft) {
    try {
      return signed(draft).verify(PINNED);
    } catch (TrustListException e) {
      throw new AssertionError(e);
    }
  }

  /** A query about the EVC certificate of the testkit: everything in it is in scope. */
  static TrustQuery.Builder query(Instant claimedIssuedAt) {
    return query(claimedIssuedAt, NOW);
  }

  static TrustQuery.Builder query(Instant claimedIssuedAt, Instant evaluatedAt) {
    return query(ISSUER_ID, evaluatedAt).claimedIssuedAt(Optional.of(claimedIssuedAt));
  }

  static TrustQuery.Builder query(String issuer, Instant evaluatedAt) {
    return TrustQuery.issuedBy(issuer, TestKeys.ISSUER.publicKey(), evaluatedAt)
        .credentialTypes(List.of("VerifiableCredential", "OpenBadgeCredential"))
        .achievementType(Optional.of("Certificate"))
        .standard(Optional.of(Credentials.EVC_STANDARD))
        .skills(Credentials.EVC_SHOWN)
        .levels(List.of(QualificationLevel.nlqf("3")))
        .territory("NL");
  }

  static TrustDecision decide(TrustList list, TrustQuery.Builder query) {
    return TrustPolicy.anyOf(List.of(list)).decide(query.build());
  }

  static List<ProblemCode> codes(TrustDecision decision) {
    return decision.problems().stream().map(problem -> problem.code()).toList();
  }

  static void assertTrusted(TrustDecision decision) {
    assertThat(decision)
        .as(decision.problems().toString())
        .isInstanceOf(TrustDecision.Trusted.class);
  }

  static void assertNotTrusted(TrustDecision decision, ProblemCode... reasons) {
    assertThat(decision).isInstanceOf(TrustDecision.NotTrusted.class);
    assertThat(codes(decision)).containsExactly(reasons);
  }

  static void assertUndetermined(TrustDecision decision, ProblemCode... reasons) {
    assertThat(decision).isInstanceOf(TrustDecision.Undetermined.class);
    assertThat(codes(decision)).containsExactly(reasons);
  }

  static TrustListException assertRefused(Reading reading, ProblemCode code) {
    TrustListException refused = catchThrowableOfType(TrustListException.class, reading::read);
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(code);
    return refused;
  }

  interface Reading {
    Object read() throws Exception;
  }

  static Instant after(Instant instant) {
    return instant.plus(Duration.ofSeconds(1));
  }

  /**
   * A document with one value changed.
   *
   * @param path member names and array positions with slashes between them
   * @param change what to make of the value there; of nothing if it is not there; nothing to remove
   */
  static JsonObject changed(
      JsonObject document, String path, UnaryOperator<Optional<JsonValue>> change) {
    return (JsonObject) at(document, path.split("/"), 0, change);
  }

  static JsonObject replaced(JsonObject document, String path, JsonValue value) {
    return changed(document, path, before -> Optional.of(value));
  }

  static JsonObject removed(JsonObject document, String path) {
    return changed(
        document,
        path,
        before -> {
          assertThat(before).as(path).isPresent();
          return Optional.empty();
        });
  }

  private static JsonValue at(
      JsonValue value, String[] path, int depth, UnaryOperator<Optional<JsonValue>> change) {
    String step = path[depth];
    boolean last = depth == path.length - 1;
    if (value instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      int position = Integer.parseInt(step);
      if (!last) {
        elements.set(position, at(elements.get(position), path, depth + 1, change));
      } else if (position == elements.size()) {
        change.apply(Optional.empty()).ifPresent(elements::add);
      } else {
        Optional<JsonValue> next = change.apply(Optional.of(elements.remove(position)));
        next.ifPresent(element -> elements.add(position, element));
      }
      return new JsonArray(elements);
    }
    JsonObject object = (JsonObject) value;
    if (!last) {
      JsonValue inner = object.get(step).orElseThrow(() -> new AssertionError("no " + step));
      return object.with(step, at(inner, path, depth + 1, change));
    }
    return change
        .apply(object.get(step))
        .map(next -> object.with(step, next))
        .orElseGet(() -> object.without(step));
  }
}
