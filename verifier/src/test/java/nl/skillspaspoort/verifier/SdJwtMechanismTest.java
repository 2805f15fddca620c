package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static nl.skillspaspoort.verifier.Token.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.HeldCredential;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.HolderRelation;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A skill credential as an SD-JWT: issued, shown in part, alone and in presentations, verified. */
final class SdJwtMechanismTest {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String RESULT = "/credentialSubject/result/";

  /** How a credential reaches the verifier. */
  enum Way {
    ALONE,
    PROOF,
    JWT;

    byte[] show(SignedCredential credential) throws ProblemException {
      return switch (this) {
        case ALONE ->
            SignedPresentation.createSdJwt(
                    credential, REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME)
                .bytes();
        case PROOF ->
            SignedPresentation.create(
                    List.of(credential), REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME)
                .bytes();
        case JWT ->
            SignedPresentation.createJwt(
                    List.of(credential), REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME)
                .bytes();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingShown_isTheWholeCredential(Way way) throws ProblemException {
    for (SignedCredential credential : List.of(evc(), evcVc())) {
      VerifiedCredential verified = valid(way.show(credential));
      assertThat(verified.claims().json()).isEqualTo(Credentials.evc());
      assertThat(verified.claims().withheld().isNothing()).isTrue();
      assertThat(outcomes(verified)).containsOnlyKeys(Outcome.SHOWN, Outcome.NOT_SHOWN);
      assertThat(relation(way.show(credential))).isEqualTo(HolderRelation.HOLDER_IS_SUBJECT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneSkillShown_isOneSkill_theOthersAreUnknown(Way way) throws ProblemException {
    for (SignedCredential credential : List.of(evc(), evcVc())) {
      SignedCredential part = credential.showing(Selection.only(RESULT + 3));
      VerifiedCredential verified = valid(way.show(part));
      assertThat(outcomes(verified).get(Outcome.SHOWN))
          .containsExactly(Credentials.EVC_SHOWN.get(3).toString());
      assertThat(outcomes(verified).get(Outcome.UNKNOWN)).hasSize(9);
      assertThat(new String(way.show(part), java.nio.charset.StandardCharsets.UTF_8))
          .doesNotContain(credential.sdJwt().orElseThrow().text());
      assertThat(verified.claims().withheld().isFrom(RESULT + 2)).isTrue();
      assertThat(verified.claims().withheld().isWithin(RESULT + 3)).isFalse();
    }
  }

  /** The EVC trap: nothing that the holder leaves out turns "not shown" into "shown". */
  @ParameterizedTest
  @EnumSource
  void nothingShown_showsNoSkill(Way way) throws ProblemException {
    SignedCredential nothing = evc().showing(Selection.only());
    assertThat(bySkill(nothing)).hasSize(10);
    assertThat(bySkill(nothing).values()).containsOnly(Outcome.UNKNOWN);
    // Its issuer is recognised for some skills, and this says none.
    assertThat(verifier().verify(way.show(nothing), REQUEST).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.NOT_IN_SCOPE);
  }

  /** Whatever an issuer lets its holders hide, and whatever they hide: no finding gets better. */
  @Test
  void anySubset_neverMakesASkillBetter() throws ProblemException {
    List<DisclosurePolicy> policies =
        List.of(
            DisclosurePolicy.where(pointer -> pointer.matches(RESULT + "\\d+/(status|achieved.*)")),
            DisclosurePolicy.where(pointer -> pointer.matches(RESULT + "\\d+")),
            DisclosurePolicy.where(
                pointer ->
                    pointer.startsWith("/credentialSubject/")
                        && pointer.matches(
                            ".*/(result|resultDescription|alignment|status|requiredLevel)")),
            DisclosurePolicy.where(
                pointer -> pointer.matches(".*/resultDescription/\\d+(/alignment)?")),
            DisclosurePolicy.where(pointer -> pointer.matches(".*/alignment(/\\d+)?")));
    Random random = new Random(1);
    for (DisclosurePolicy policy : policies) {
      SignedCredential credential = issued(Credentials.evc(), policy);
      Map<String, Outcome> whole = bySkill(credential);
      for (int i = 0; i < 60; i++) {
        Set<String> shown = new TreeSet<>();
        credential.selectable().stream()
            .filter(pointer -> random.nextInt(3) > 0)
            .forEach(shown::add);
        SignedCredential part;
        try {
          part = credential.showing(Selection.only(shown));
        } catch (CredentialFormatException e) {
          continue;
        }
        bySkill(part)
            .forEach(
                (skill, outcome) ->
                    assertThat(outcome)
                        .isGreaterThanOrEqualTo(
                            whole.get(skill) == Outcome.NOT_SHOWN
                                ? Outcome.UNKNOWN
                                : whole.get(skill)));
      }
    }
  }

  @Test
  void badgeWithoutResults_isShownSkillBySkill() throws ProblemException {
    JsonObject badge = Credentials.small();
    SignedCredential credential =
        issued(badge, DisclosurePolicy.of("/credentialSubject/achievement/alignment/0"));
    assertThat(bySkill(credential).values()).containsExactly(Outcome.SHOWN);
    assertThat(bySkill(credential.showing(Selection.only()))).isEmpty();
  }

  @Test
  void parsedAgain_isTheSame() throws ProblemException {
    for (SignedCredential credential : List.of(evc(), evcVc())) {
      SignedCredential again = SignedCredential.parse(credential.text());
      assertThat(again).isEqualTo(credential);
      assertThat(again.mechanism()).isEqualTo(SecuringMechanism.SD_JWT);
      assertThat(again.selectable()).isEqualTo(credential.selectable()).hasSize(20);
      assertThat(SignedCredential.of(credential.inPresentation())).isEqualTo(credential);
      assertThat(credential.toString()).doesNotContain("did:");
    }
    SignedPresentation shown =
        SignedPresentation.createSdJwt(evc(), REQUEST, TestKeys.holder(), FixedClock.NOW, LIFETIME);
    assertThat(SignedPresentation.parse(shown.bytes())).isEqualTo(shown);
    assertThat(shown.credentials()).hasSize(1);
  }

  @Test
  void selection_mustNameWhatIsThere() throws ProblemException {
    assertThat(problem(() -> evc().showing(Selection.only("/credentialSubject/result/10"))))
        .isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(problem(() -> Credentials.signed(Credentials.evc()).showing(Selection.only("/id"))))
        .isEqualTo(ProblemCode.NOT_SELECTABLE);
    SignedCredential proof = Credentials.signed(Credentials.evc());
    assertThat(proof.showing(Selection.everything())).isSameAs(proof);
  }

  @Test
  @Tag("T44")
  void credentialThatWasShown_isNotTakenIntoAWallet() throws ProblemException {
    String shown = new String(Way.ALONE.show(evc()), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(problem(() -> SignedCredential.parse(shown)))
        .isEqualTo(ProblemCode.HOLDER_BINDING_UNEXPECTED);
  }

  @Test
  @Tag("T79")
  void credentialAlone_isABearers() throws ProblemException {
    VerificationResult result = verifier().verify(evc().text());
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_NOT_PROVEN);
    Verifier bearer = builder().policy(VerificationPolicy.builder().allowBearer().build()).build();
    VerificationResult accepted = bearer.verify(evc().text());
    assertThat(accepted.verdict()).isEqualTo(Verdict.VALID);
    assertThat(accepted.circumstances().holderRelation()).isEqualTo(HolderRelation.BEARER);
  }

  /** The issuer bound it to a key; the subject has an identifier that is no key. */
  @ParameterizedTest
  @EnumSource
  @Tag("T79")
  void boundKeyOfASubjectWithAnotherIdentifier_isReportedAsSuch(Way way) throws ProblemException {
    JsonObject evc = Credentials.evc();
    JsonObject subject =
        ((JsonObject) evc.get("credentialSubject").orElseThrow())
            .with("id", "did:web:worker.example");
    SignedCredential credential =
        issued(evc.with("credentialSubject", subject), DisclosurePolicy.none());
    assertThat(relation(way.show(credential))).isEqualTo(HolderRelation.BOUND_KEY);
  }

  /** Two holders, one presentation: each credential has the key binding of its own holder. */
  @Test
  @Tag("T79")
  void severalHolders_showEachTheirOwn() throws ProblemException {
    SdToken strangers =
        SdToken.credential().payload(p -> p.with("cnf", SdToken.cnf(TestKeys.STRANGER)));
    String text = strangers.text();
    String bound = text + SdToken.binding(text).by(TestKeys.stranger()).text();
    Token both =
        Token.presentation(
            SdToken.envelope("vc+sd-jwt", SdToken.credential().shown()),
            SdToken.envelope("vc+sd-jwt", bound));
    VerificationResult result = verifier().verify(utf8(both.text()), REQUEST);
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    // Nothing says that both are one person: that is told, and who shows it is not called proven.
    assertThat(result.circumstances().holderRelation()).isEqualTo(HolderRelation.OTHER_HOLDER);
    assertThat(result.circumstances().axes().holder()).isEqualTo(Axes.Holder.NOT_CHECKED);
    assertThat(relation(result, 0)).isEqualTo(HolderRelation.HOLDER_IS_SUBJECT);
    assertThat(result.parts().get(0).circumstances().warnings()).isEmpty();
    assertThat(relation(result, 1)).isEqualTo(HolderRelation.OTHER_HOLDER);
    assertThat(result.parts().get(1).circumstances().warnings())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.SEVERAL_HOLDERS);
    // Without its own key binding the second one is somebody else's.
    Token stolen =
        Token.presentation(
            SdToken.envelope("vc+sd-jwt", SdToken.credential().shown()),
            SdToken.envelope("vc+sd-jwt", text));
    assertThat(verifier().verify(utf8(stolen.text()), REQUEST).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_MISMATCH);
  }

  @Test
  @Tag("T79")
  void severalHolders_makeOnePresentationTogether() throws ProblemException {
    SignedCredential mine = boundTo(TestKeys.HOLDER.publicKey());
    SignedCredential theirs = boundTo(TestKeys.STRANGER.publicKey());
    List<HeldCredential> held =
        List.of(
            new HeldCredential(mine, TestKeys.holder()),
            new HeldCredential(theirs, TestKeys.stranger()));
    Duration lifetime = Duration.ofMinutes(5);
    SignedPresentation together =
        SignedPresentation.createForSeveralHolders(
            held, REQUEST, TestKeys.holder(), FixedClock.NOW, lifetime);
    VerificationResult result = verifier().verify(utf8(together.text()), REQUEST);
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    // Without its own key binding the second one is somebody else's.
    SignedPresentation stolen =
        SignedPresentation.create(
            List.of(mine, theirs), REQUEST, TestKeys.holder(), FixedClock.NOW, lifetime);
    assertThat(verifier().verify(utf8(stolen.text()), REQUEST).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_MISMATCH);
    // Nobody can bind what another key was named for, or what is no SD-JWT.
    for (SignedCredential other : List.of(mine, Credentials.signed(Credentials.evc()))) {
      assertThatThrownBy(
              () ->
                  SignedPresentation.createForSeveralHolders(
                      List.of(new HeldCredential(other, TestKeys.stranger())),
                      REQUEST,
                      TestKeys.holder(),
                      FixedClock.NOW,
                      lifetime))
          .isInstanceOf(CredentialFormatException.class);
    }
  }

  private static HolderRelation relation(VerificationResult result, int part) {
    return result.parts().get(part).circumstances().holderRelation();
  }

  private static SignedCredential boundTo(VerificationKey holder) throws ProblemException {
    return SignedCredential.of(
        VcSdJwt.signCredential(
            Credentials.evc(),
            DisclosurePolicy.none(),
            FixedClock.NOW,
            Optional.of(holder),
            new SecureRandom(),
            TestKeys.issuer()));
  }

  /** A hidden member of the credential itself could be its end, its state or the holder's key. */
  @Test
  @Tag("T43")
  void whatIsHiddenAtTheTop_leavesTheAnswerOpen() throws ProblemException {
    SignedCredential credential = issued(Credentials.evc(), DisclosurePolicy.of("/name"));
    assertThat(valid(Way.ALONE.show(credential)).claims().name()).contains("Ervaringscertificaat");
    VerificationResult result =
        verifier().verify(Way.ALONE.show(credential.showing(Selection.only())), REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.CLAIM_NOT_DISCLOSABLE);
    assertThat(result.parts().get(0).outcome(Check.VALIDITY).isSatisfied()).isFalse();
  }

  /** Old SD-JWT VCs are read if somebody asks for it, and never taken for the data model's. */
  @Test
  void oldSdJwtVc_isReadByOptIn() throws ProblemException {
    byte[] old = utf8(SdToken.sdJwtVc().header(h -> h.with("typ", "vc+sd-jwt")).shown());
    assertThat(verifier().verify(old, REQUEST).verdict()).isEqualTo(Verdict.INVALID);
    VerificationPolicy reading = VerificationPolicy.builder().readLegacySdJwtVc().build();
    VerificationResult result = builder().policy(reading).build().verify(old, REQUEST);
    assertThat(result.problems()).isEmpty();
    VerifiedCredential verified =
        result.match(VerificationResult.Valid::credential, no -> null, open -> null);
    assertThat(verified.claims().json()).isEqualTo(Credentials.evc());
    for (SdToken today : List.of(SdToken.sdJwtVc(), SdToken.credential())) {
      assertThat(builder().policy(reading).build().verify(utf8(today.shown()), REQUEST).verdict())
          .isEqualTo(Verdict.VALID);
    }
  }

  /** A holder can sign the presentation itself as an SD-JWT. */
  @Test
  void presentationAsSdJwt_isRead() throws ProblemException {
    Token signed =
        Token.presentation(evc().inPresentation())
            .header(h -> h.with("typ", "vp+sd-jwt").with("cty", "vp"));
    String text = signed.text() + "~";
    assertThat(verifier().verify(utf8(text), REQUEST).problems()).isEmpty();
    assertThat(verifier().verify(utf8(text), REQUEST).verdict()).isEqualTo(Verdict.VALID);
    assertThat(SignedPresentation.parse(text).mechanism()).isEqualTo(SecuringMechanism.SD_JWT);
    assertThat(verifier().verify(text).problems())
        .extracting(Problem::code)
        .contains(ProblemCode.REQUEST_NOT_GIVEN);
    String bound = text + SdToken.binding(text).text();
    assertThat(verifier().verify(utf8(bound), REQUEST).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.HOLDER_BINDING_UNEXPECTED);
  }

  /** An SD-JWT VC with claims of its own is signed well and is no credential of the data model. */
  @Test
  void sdJwtVcWithoutDocument_cannotBeTold() {
    SdToken plain = SdToken.sdJwtVc().payload(p -> p.without("ld")).disclosures(all -> List.of());
    VerificationResult result = verifier().verify(utf8(plain.shown()), REQUEST);
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(result.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.UNSUPPORTED_SECURING);
  }

  /** What the claims of the token say instead of the document is part of the document. */
  @Test
  void issuerAndTimesInTheClaims_completeTheDocument() {
    SdToken token =
        SdToken.sdJwtVc()
            .payload(
                p ->
                    p
                        .with(
                            "ld",
                            ((JsonObject) p.get("ld").orElseThrow())
                                .without("issuer")
                                .without("validUntil"))
                        .toBuilder()
                        .put("exp", Token.NOW - 3_600)
                        .build());
    VerificationResult result = verifier().verify(utf8(token.shown()), REQUEST);
    assertThat(result.problems())
        .extracting(Problem::code)
        .contains(ProblemCode.EXPIRED, ProblemCode.PROOF_EXPIRED);
  }

  private static Map<Outcome, Set<String>> outcomes(VerifiedCredential credential) {
    return credential.skillFindings().stream()
        .collect(
            Collectors.groupingBy(
                SkillFinding::outcome,
                Collectors.mapping(finding -> finding.skill().toString(), Collectors.toSet())));
  }

  private static Map<String, Outcome> bySkill(SignedCredential credential) {
    return credential.unverified().achievementSubject().orElseThrow().skillFindings().stream()
        .collect(Collectors.toMap(finding -> finding.skill().toString(), SkillFinding::outcome));
  }

  private static ProblemCode problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, call)
        .problem()
        .code();
  }

  private static SignedCredential evc() throws ProblemException {
    return issued(Credentials.evc(), outcomesOfResults());
  }

  private static SignedCredential evcVc() throws ProblemException {
    return SignedCredential.of(
        VcSdJwt.signSdJwtVc(
            Credentials.evc(),
            "https://school.example/vct",
            outcomesOfResults(),
            FixedClock.NOW,
            Optional.of(TestKeys.HOLDER.publicKey()),
            new SecureRandom(),
            TestKeys.issuer()));
  }

  private static DisclosurePolicy outcomesOfResults() {
    List<String> pointers = new ArrayList<>();
    IntStream.range(0, 10)
        .forEach(
            i -> {
              pointers.add(RESULT + i + "/status");
              pointers.add(RESULT + i + "/achievedLevel");
            });
    return DisclosurePolicy.of(Set.copyOf(pointers));
  }

  private static SignedCredential issued(JsonObject credential, DisclosurePolicy policy)
      throws ProblemException {
    return SignedCredential.of(
        VcSdJwt.signCredential(
            credential,
            policy,
            FixedClock.NOW,
            Optional.of(TestKeys.HOLDER.publicKey()),
            new SecureRandom(),
            TestKeys.issuer()));
  }

  private static VerifiedCredential valid(byte[] shown) {
    VerificationResult result = verifier().verify(shown, REQUEST);
    assertThat(result.problems()).isEmpty();
    return result.match(VerificationResult.Valid::credential, no -> null, open -> null);
  }

  private static HolderRelation relation(byte[] shown) {
    VerificationResult result = verifier().verify(shown, REQUEST);
    assertThat(result.problems()).isEmpty();
    return result.parts().get(0).circumstances().holderRelation();
  }

  private static Verifier verifier() {
    return builder().build();
  }

  private static Verifier.Builder builder() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow());
  }
}
