package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.identity.IdentityObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DenyEntry;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.KeyPeriod;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.verifier.holder.KnownHolder;
import nl.skillspaspoort.verifier.policy.AgeRule;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a person and a program are told in each of these cases: exactly what stands in the file of
 * the case. With {@code -Dcases.update=true} the files are written anew; read the difference before
 * you commit it.
 */
@Tag("T70")
@Tag("T72")
@Tag("T76")
@Tag("T78")
@Tag("T79")
@Tag("T97")
final class VerdictCasesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "verdicts");
  private static final int FEWEST = 30;
  private static final Instant NOW = FixedClock.NOW;
  private static final Instant JUNE = Instant.parse("2026-06-01T10:00:00Z");
  private static final String STATUS = "https://status.example/1";
  private static final String ADDRESS = "Houder.A@Example.com";
  private static final PresentationRequest REQUEST = Token.REQUEST;

  private interface Answer {
    VerificationResult get() throws ProblemException;
  }

  private record Case(String name, Answer answer) {}

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("good", () -> presented(Credentials.evc())));
    cases.add(new Case("good-by-rdf", () -> bearer().verify(rdf(Credentials.evc()))));
    cases.add(new Case("alone", () -> strict().verify(signed(Credentials.evc()))));
    cases.add(
        new Case(
            "changed",
            () ->
                bearer()
                    .verify(
                        bytes(
                            secured(Credentials.evc())
                                .with("name", "Ervaringscertificaat niveau 4")))));
    cases.add(
        new Case(
            "changed-and-expired",
            () ->
                bearer()
                    .verify(
                        bytes(
                            secured(Credentials.evc())
                                .with("validUntil", "2026-11-01T00:00:00Z")))));
    cases.add(
        new Case(
            "key-of-another",
            () ->
                bearer()
                    .verify(bytes(Credentials.secured(Credentials.evc(), TestKeys.stranger())))));
    cases.add(
        new Case(
            "expired",
            () -> presented(Credentials.evc().with("validUntil", "2026-11-01T00:00:00Z"))));
    cases.add(
        new Case(
            "not-yet",
            () -> presented(Credentials.evc().with("validFrom", "2027-01-01T00:00:00Z"))));
    cases.add(
        new Case(
            "no-trust-list",
            () ->
                Verifier.builder()
                    .policy(policy().allowBearer().build())
                    .clock(FixedClock.atNow())
                    .build()
                    .verify(signed(Credentials.evc()))));
    cases.add(new Case("not-listed", () -> bearer().verify(unlisted(new JsonString("School X")))));
    cases.add(
        new Case(
            "lookalike-in-another-language",
            () ->
                bearer()
                    .verify(
                        unlisted(
                            JsonArray.of(
                                languageValue("en", "Another school"),
                                languageValue("nl", "EVC Centrum Rivierenl\u0430nd (fictief)"))))));
    cases.add(
        new Case(
            "another-standard",
            () ->
                bearer(list(grant(scope("https://evc.example/standards/zorg-4"))))
                    .verify(signed(Credentials.evc()))));
    cases.add(
        new Case(
            "recognition-ended",
            () ->
                bearer(list(grant(evcScope()).until(Instant.parse("2026-08-31T23:59:59Z"))))
                    .verify(signed(Credentials.evc()))));
    cases.add(
        new Case(
            "recognition-ended-judged-at-the-award",
            () ->
                bearer(list(grant(evcScope()).until(Instant.parse("2026-08-31T23:59:59Z"))))
                    .verify(
                        signedAt(Credentials.evc(), JUNE), Instant.parse("2026-07-01T00:00:00Z"))));
    cases.add(new Case("denied", () -> bearer(denying()).verify(signed(Credentials.evc()))));
    cases.add(
        new Case(
            "key-in-other-hands-judged-before",
            () ->
                bearer(
                        list(
                            grant(evcScope()),
                            KeyPeriod.from(TestLists.RECOGNISED_FROM, TestKeys.ISSUER.publicKey())
                                .compromisedAt(Instant.parse("2026-08-01T00:00:00Z"))))
                    .verify(
                        signedAt(Credentials.evc(), JUNE), Instant.parse("2026-07-01T00:00:00Z"))));
    cases.add(
        new Case(
            "retired-key",
            () ->
                bearer(
                        list(
                            grant(evcScope()),
                            KeyPeriod.from(TestLists.RECOGNISED_FROM, TestKeys.ISSUER.publicKey())
                                .until(Instant.parse("2026-08-01T00:00:00Z"))))
                    .verify(signedAt(Credentials.evc(), JUNE))));
    cases.add(
        new Case(
            "retired-key-judged-when-it-counted",
            () ->
                bearer(
                        list(
                            grant(evcScope()),
                            KeyPeriod.from(TestLists.RECOGNISED_FROM, TestKeys.ISSUER.publicKey())
                                .until(Instant.parse("2026-08-01T00:00:00Z"))))
                    .verify(
                        signedAt(Credentials.evc(), JUNE), Instant.parse("2026-07-01T00:00:00Z"))));
    cases.add(
        new Case(
            "stale-trust-list",
            () ->
                at(NOW.plus(Duration.ofDays(40)))
                    .policy(policy().allowBearer().build())
                    .build()
                    .verify(signed(Credentials.evc()))));
    status(cases);
    holders(cases);
    unreadable(cases);
    return cases;
  }

  private static void status(List<Case> cases) {
    cases.add(new Case("status-good", () -> withStatus(StatusPurpose.REVOCATION, 0, NOW)));
    cases.add(new Case("revoked", () -> withStatus(StatusPurpose.REVOCATION, 1, NOW)));
    cases.add(new Case("suspended", () -> withStatus(StatusPurpose.SUSPENSION, 1, NOW)));
    cases.add(new Case("newer-version", () -> withStatus(StatusPurpose.REFRESH, 1, NOW)));
    cases.add(
        new Case(
            "status-three-days-old",
            () -> withStatus(StatusPurpose.REVOCATION, 0, NOW.minus(Duration.ofDays(3)))));
    cases.add(
        new Case(
            "no-status-list",
            () -> bearer().verify(signed(statusEntry(StatusPurpose.REVOCATION)))));
    cases.add(
        new Case(
            "no-status-list-and-that-is-accepted",
            () ->
                at(NOW)
                    .policy(policy().allowBearer().acceptUnknownStatus().build())
                    .build()
                    .verify(signed(statusEntry(StatusPurpose.REVOCATION)))));
  }

  private static void holders(List<Case> cases) {
    cases.add(
        new Case(
            "shown-again",
            () -> {
              Verifier verifier = strict();
              byte[] shown = shown(Credentials.evc(), REQUEST);
              verifier.verify(shown, REQUEST);
              return verifier.verify(shown, REQUEST);
            }));
    cases.add(
        new Case(
            "answer-to-another-request",
            () ->
                strict()
                    .verify(
                        shown(
                            Credentials.evc(),
                            new PresentationRequest(
                                REQUEST.audience(), "bm9nLXplc3RpZW4tYnl0ZXM", "a vacancy")),
                        REQUEST)));
    cases.add(
        new Case(
            "credential-of-somebody-else",
            () ->
                presented(
                    Credentials.evc()
                        .with(
                            "credentialSubject",
                            subject().with("id", TestKeys.did(TestKeys.STRANGER).value())))));
    cases.add(
        new Case(
            "known-by-address",
            () -> strict().verify(signed(hashed()), KnownHolder.byEmailAddress(ADDRESS))));
    cases.add(
        new Case(
            "another-address",
            () ->
                strict()
                    .verify(signed(hashed()), KnownHolder.byEmailAddress("iemand@example.com"))));
    cases.add(
        new Case(
            "not-what-was-asked",
            () -> {
              PresentationRequest asked =
                  REQUEST.wanting(
                      new WantedClaims(
                          List.of("OpenBadgeCredential"),
                          List.of(Credentials.EVC_SHOWN.get(0), Credentials.EVC_NOT_SHOWN.get(0))));
              return strict().verify(shown(Credentials.evc(), asked), asked);
            }));
    cases.add(
        new Case(
            "what-was-asked",
            () -> {
              PresentationRequest asked =
                  REQUEST.wanting(
                      new WantedClaims(List.of("OpenBadgeCredential"), Credentials.EVC_SHOWN));
              return strict().verify(shown(Credentials.evc(), asked), asked);
            }));
    cases.add(
        new Case(
            "one-bad-of-two",
            () ->
                strict()
                    .verify(
                        SignedPresentation.create(
                                List.of(
                                    credential(secured(Credentials.evc())),
                                    credential(
                                        secured(Credentials.evc()).with("name", "Iets anders"))),
                                REQUEST,
                                TestKeys.holder(),
                                NOW,
                                Duration.ofMinutes(10))
                            .bytes(),
                        REQUEST)));
    cases.add(
        new Case(
            "old-answer-with-a-forged-credential",
            () ->
                at(NOW.plus(Duration.ofDays(2)))
                    .build()
                    .verify(
                        SignedPresentation.create(
                                List.of(
                                    credential(
                                        secured(Credentials.evc()).with("name", "Iets anders"))),
                                REQUEST,
                                TestKeys.holder(),
                                NOW,
                                Duration.ofMinutes(10))
                            .bytes(),
                        REQUEST)));
    AgeRule twoMonths =
        new AgeRule(
            Optional.empty(),
            Optional.of("Certificate"),
            Optional.empty(),
            Period.ofMonths(2),
            false);
    cases.add(new Case("older-than-the-rules-say", () -> withRule(twoMonths)));
    cases.add(
        new Case(
            "older-than-the-rules-allow",
            () ->
                withRule(
                    new AgeRule(
                        Optional.of("OpenBadgeCredential"),
                        Optional.empty(),
                        Optional.of(Credentials.EVC_STANDARD),
                        Period.ofMonths(2),
                        true))));
  }

  private static void unreadable(List<Case> cases) {
    cases.add(new Case("a-letter", () -> strict().verify("geachte heer")));
    cases.add(new Case("unsigned", () -> strict().verify(bytes(Credentials.evc()))));
    cases.add(
        new Case(
            "skills-without-a-uri",
            () ->
                bearer()
                    .verify(
                        signed(
                            Credentials.evc()
                                .with(
                                    "credentialSubject",
                                    subject().with("achievement", withCodeOnly()))))));
    cases.add(
        new Case(
            "unknown-suite",
            () ->
                bearer()
                    .verify(
                        bytes(
                            secured(Credentials.evc())
                                .with("proof", proof().with("cryptosuite", "eddsa-2099"))))));
  }

  // --- the test

  @TestFactory
  Stream<DynamicTest> everyCase_isToldAsItsFileSays() {
    List<Case> cases = cases();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(FEWEST);
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) throws ProblemException, IOException {
    String told = told(each.answer().get());
    assertThat(told(each.answer().get())).as("the same twice").isEqualTo(told);
    Path file = FOLDER.resolve(each.name() + ".txt");
    if (Boolean.getBoolean("cases.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  private static String told(VerificationResult result) {
    return result.report(Language.NL)
        + "\n\n"
        + result.report(Language.EN)
        + "\n\n"
        + JsonWriter.pretty(result.toJson())
        + "\n";
  }

  /** No name, no skill, no identifier of a person or a credential, in any case. */
  @Test
  @Tag("T95")
  void nothingPersonal_isToldOrKept() throws ProblemException {
    List<String> personal =
        List.of(
            TestKeys.did(TestKeys.HOLDER).value(),
            Credentials.EVC_ID,
            ADDRESS,
            "rioolslib",
            "Ervaringscertificaat",
            Credentials.EVC_SHOWN.get(0).toString(),
            REQUEST.challenge());
    for (Case each : cases()) {
      VerificationResult result = each.answer().get();
      String kept =
          result.receipt().toJson().toJson()
              + result.toJson().toJson()
              + result.report(Language.NL)
              + result.problems()
              + result.circumstances();
      assertThat(kept).as(each.name()).doesNotContain(personal);
    }
  }

  @Test
  void receipt_saysWhatWhenAndUnderWhichPolicy() throws ProblemException {
    Receipt receipt =
        at(NOW)
            .policy(policy().allowBearer().build())
            .build()
            .verify(signed(Credentials.evc()))
            .receipt();
    assertThat(receipt.verdict()).isEqualTo(Verdict.VALID);
    assertThat(receipt.policy()).isEqualTo("https://werkgever.example/regels/1");
    assertThat(receipt.judgedAt()).isEqualTo(NOW);
    assertThat(receipt.input()).matches("sha-256:[0-9a-f]{64}");
    assertThat(receipt.toJson().names())
        .containsExactly("input", "verdict", "axes", "judgedAt", "knownAt", "policy");
  }

  // --- what is verified

  private static JsonObject secured(JsonObject credential) {
    return Credentials.secured(credential, TestKeys.issuer());
  }

  private static byte[] signed(JsonObject credential) {
    return bytes(secured(credential));
  }

  private static byte[] rdf(JsonObject credential) {
    return bytes(Credentials.secured(credential, TestKeys.issuer(), Cryptosuites.EDDSA_RDFC_2022));
  }

  private static byte[] signedAt(JsonObject credential, Instant when) throws ProblemException {
    return bytes(securedAt(credential, when, TestKeys.issuer()));
  }

  private static JsonObject securedAt(JsonObject document, Instant when, Signer signer)
      throws ProblemException {
    return DataIntegrity.standard()
        .secure(document, ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, when), signer);
  }

  private static JsonObject proof() {
    return (JsonObject) secured(Credentials.evc()).get("proof").orElseThrow();
  }

  private static JsonObject subject() {
    return (JsonObject) Credentials.evc().get("credentialSubject").orElseThrow();
  }

  /** One more alignment, that names a group of skills by its code and nothing else. */
  private static JsonObject withCodeOnly() {
    JsonObject achievement = (JsonObject) subject().get("achievement").orElseThrow();
    JsonArray alignments = (JsonArray) achievement.get("alignment").orElseThrow();
    List<JsonValue> more = new ArrayList<>(alignments.elements());
    more.add(
        JsonObject.builder()
            .put("type", JsonArray.ofStrings(List.of("Alignment")))
            .put("targetName", "waterzuivering")
            .put("targetCode", "ESCO:S6.3.2")
            .build());
    return achievement.with("alignment", new JsonArray(more));
  }

  private static byte[] unlisted(JsonValue name) {
    String stranger = TestKeys.did(TestKeys.STRANGER).value();
    JsonObject profile =
        JsonObject.builder().put("id", stranger).put("type", "Profile").put("name", name).build();
    return bytes(
        Credentials.secured(Credentials.evc().with("issuer", profile), TestKeys.stranger()));
  }

  private static JsonObject languageValue(String language, String text) {
    return JsonObject.builder().put("@value", text).put("@language", language).build();
  }

  /** As edubadges does it: hashed in lower case. */
  private static JsonObject hashed() {
    IdentityObject identity =
        IdentityObject.hashed(
            IdentityObject.EMAIL_ADDRESS, "houder.a@example.com", "0123456789abcdef");
    return Credentials.evc()
        .with("credentialSubject", subject().with("identifier", JsonArray.of(identity.toJson())));
  }

  private static JsonObject statusEntry(StatusPurpose purpose) {
    return Credentials.evc()
        .with("credentialStatus", new BitstringStatusListEntry(STATUS, 7, purpose).toJson());
  }

  private static SignedCredential credential(JsonObject secured) throws ProblemException {
    return SignedCredential.of(secured);
  }

  private static byte[] shown(JsonObject credential, PresentationRequest request)
      throws ProblemException {
    return SignedPresentation.create(
            List.of(credential(secured(credential))),
            request,
            TestKeys.holder(),
            NOW,
            Duration.ofMinutes(10))
        .bytes();
  }

  private static byte[] bytes(JsonObject json) {
    return json.toJson().getBytes(StandardCharsets.UTF_8);
  }

  // --- how

  private static Verifier.Builder at(Instant now) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(policy().build())
        .clock(FixedClock.at(now));
  }

  /** Named, so that its name does not change when policies can say more. */
  private static VerificationPolicy.Builder policy() {
    return VerificationPolicy.builder().id("https://werkgever.example/regels/1");
  }

  private static Verifier strict() {
    return at(NOW).build();
  }

  private static Verifier bearer() {
    return bearer(TestLists.evcCentre());
  }

  private static Verifier bearer(TrustList list) {
    return at(NOW)
        .trust(TrustPolicy.anyOf(List.of(list)))
        .policy(policy().allowBearer().build())
        .build();
  }

  private static VerificationResult presented(JsonObject credential) throws ProblemException {
    return strict().verify(shown(credential, REQUEST), REQUEST);
  }

  private static VerificationResult withRule(AgeRule rule) {
    return at(NOW)
        .policy(policy().allowBearer().ageRule(rule).build())
        .build()
        .verify(signed(Credentials.evc()));
  }

  private static VerificationResult withStatus(StatusPurpose purpose, int value, Instant made)
      throws ProblemException {
    JsonObject list =
        StatusListCredential.unsigned(
            STATUS,
            TestKeys.did(TestKeys.ISSUER).value(),
            purpose,
            BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).set(7, value).build(),
            made,
            NOW.plus(Duration.ofDays(30)),
            Duration.ofMinutes(5));
    return at(NOW)
        .policy(policy().allowBearer().build())
        .statusLists(StatusLists.of(List.of(bytes(securedAt(list, made, TestKeys.issuer())))))
        .build()
        .verify(signed(statusEntry(purpose)));
  }

  // --- trust lists

  private static Scope evcScope() {
    return scope(Credentials.EVC_STANDARD);
  }

  private static Scope scope(String standard) {
    return Scope.builder()
        .credentialTypes("OpenBadgeCredential")
        .achievementTypes("Certificate")
        .standards(standard)
        .frameworks("http://data.europa.eu/esco/skill/")
        .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
        .anyTerritory()
        .build();
  }

  private static Grant grant(Scope scope) {
    return Grant.toIssue(
        DisplayName.of("EVC-aanbieder", "EVC provider"), scope, TestLists.RECOGNISED_FROM);
  }

  private static TrustList list(Grant grant, KeyPeriod... keys) throws ProblemException {
    return list(
        draft ->
            draft.issuer(
                new TrustedIssuer(
                    List.of(IssuerIdentity.of(TestKeys.did(TestKeys.ISSUER))),
                    DisplayName.same("EVC Centrum Rivierenland (fictief)"),
                    new Contact(
                        "Dijk 1",
                        Optional.empty(),
                        Optional.empty(),
                        "NL",
                        URI.create("mailto:info@evc.example"),
                        URI.create("https://evc.example")),
                    List.of(keys),
                    List.of(grant))));
  }

  private static TrustList denying() throws ProblemException {
    return list(
        draft ->
            draft.deny(
                new DenyEntry(IssuerIdentity.of(TestKeys.did(TestKeys.ISSUER)), Optional.empty())));
  }

  private static TrustList list(UnaryOperator<TrustListDraft.Builder> content)
      throws ProblemException {
    return content
        .apply(
            TrustListDraft.builder()
                .id("https://lists.example/evc")
                .operator(
                    DisplayName.of("Lijst van EVC-aanbieders (fictief)", "List of EVC providers"))
                .territory("NL")
                .sequence(7)
                .issuedAt(NOW.minus(Duration.ofDays(1)))
                .nextUpdate(NOW.plus(Duration.ofDays(30))))
        .build()
        .sign(TestKeys.listSigner())
        .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
  }
}
