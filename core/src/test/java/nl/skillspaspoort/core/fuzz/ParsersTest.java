package nl.skillspaspoort.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.WebLocation;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base58Btc;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonArbitraries;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.Ed25519PublicKey;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.Pem;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.sdjwt.Disclosure;
import nl.skillspaspoort.core.sdjwt.JwtTimes;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.SdJwtVcClaims;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.webvh.DidHistory;

/**
 * Whatever comes in, every parser gives a value or its one documented exception: no {@link
 * RuntimeException}, no {@link StackOverflowError}.
 */
@Tag("T98")
class ParsersTest {
  private static final DataIntegrity DATA_INTEGRITY = DataIntegrity.standard();
  private static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "WQ8xqDTn0sS8Yq1lH4bT5g", "");

  private static final List<JsonObject> CREDENTIALS =
      List.of(
          Credentials.secured(Credentials.evc(), TestKeys.issuer()),
          Credentials.secured(Credentials.small(), TestKeys.issuer(), "eddsa-rdfc-2022"),
          Credentials.secured(Credentials.minimal(), TestKeys.issuer()));

  // documents

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void spoiledCredential_isReadOrRefused(@ForAll long seed) {
    JsonObject json = spoiled(seed, CREDENTIALS);
    only(
        CredentialFormatException.class,
        () -> {
          CredentialClaims claims = CredentialClaims.read(json);
          claims.achievementSubject().ifPresent(AchievementSubject::skillFindings);
          assertThat(claims.toString()).isNotEmpty();
        });
    only(
        CredentialFormatException.class,
        () -> {
          SignedCredential credential = SignedCredential.of(json);
          assertThat(SignedCredential.parse(credential.bytes())).isEqualTo(credential);
        });
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void spoiledCredential_isVerifiedOrRefused(@ForAll long seed) {
    JsonObject json = spoiled(seed, CREDENTIALS);
    only(
        ProofException.class,
        () -> {
          for (Proof proof : DATA_INTEGRITY.proofs(json)) {
            only(
                ProofException.class,
                () -> DATA_INTEGRITY.verifyProofOnly(json, proof, TestKeys.ISSUER.publicKey()));
          }
        });
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void spoiledDocument_isCanonicalizedOrRefused(@ForAll long seed) {
    JsonObject json = spoiled(seed, List.of(Credentials.small(), Credentials.minimal()));
    only(
        JsonLdException.class,
        () -> Canonicalizer.standard().canonicalize(json, HashAlgorithm.SHA_256));
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void spoiledPresentation_isReadOrRefused(@ForAll long seed) throws Exception {
    JsonObject json = spoiled(seed, List.of(PRESENTATION.json()));
    only(
        CredentialFormatException.class,
        () -> {
          SignedPresentation presentation = SignedPresentation.of(json);
          presentation.holder();
          assertThat(presentation.toString()).isNotEmpty();
          for (JsonObject credential : presentation.credentials()) {
            only(CredentialFormatException.class, () -> SignedCredential.of(credential));
          }
        });
    only(
        CredentialFormatException.class,
        () -> PresentationRequest.parse(utf8(spoiled(seed, List.of(REQUEST.toJson())).toJson())));
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void spoiledParts_areReadOrRefused(@ForAll long seed) throws Exception {
    JsonObject proof =
        spoiled(seed, List.of(CREDENTIALS.get(0).required("proof", "").asObject("")));
    only(ProofException.class, () -> Proof.read(proof, "/proof"));
    JsonObject subject =
        spoiled(seed, List.of(Credentials.evc().required("credentialSubject", "").asObject("")));
    only(JsonFormatException.class, () -> AchievementSubject.read(subject, "/s").skillFindings());
    only(
        JsonFormatException.class,
        () -> Achievement.read(subject.get("achievement").orElse(subject), "/a"));
    JsonObject envelope = spoiled(seed, List.of(SignedCredential.of(JWT).inPresentation()));
    only(CredentialFormatException.class, () -> Envelope.read(envelope, Envelope.Type.CREDENTIAL));
    only(CredentialFormatException.class, () -> SignedCredential.of(envelope));
    JsonObject jwk = spoiled(seed, List.of(Jwk.write(TestKeys.ISSUER.publicKey())));
    only(KeyFormatException.class, () -> Jwk.read(jwk));
    JsonObject document = spoiled(seed, List.of(DID_DOCUMENT));
    only(DidException.class, () -> DidDocument.read(document, ""));
    JsonObject claims = spoiled(seed, List.of(SD_JWT_CLAIMS));
    only(SdJwtException.class, () -> SdJwtVcClaims.read(claims));
    only(SdJwtException.class, () -> JwtTimes.read(claims));
    only(JsonFormatException.class, () -> ListMemory.Entry.read(claims, ""));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void arbitraryJson_isReadOrRefused(@ForAll("objects") JsonObject json) throws Exception {
    only(CredentialFormatException.class, () -> CredentialClaims.read(json));
    only(CredentialFormatException.class, () -> SignedCredential.of(json));
    only(CredentialFormatException.class, () -> SignedPresentation.of(json));
    only(CredentialFormatException.class, () -> Envelope.read(json, Envelope.Type.PRESENTATION));
    only(ProofException.class, () -> DATA_INTEGRITY.proofs(json));
    only(ProofException.class, () -> Proof.read(json, ""));
    only(JsonFormatException.class, () -> Achievement.read(json, ""));
    only(JsonFormatException.class, () -> AchievementSubject.read(json, ""));
    only(DidException.class, () -> DidDocument.read(json, ""));
    only(KeyFormatException.class, () -> Jwk.read(json));
    only(SdJwtException.class, () -> SdJwtVcClaims.read(json));
    only(SdJwtException.class, () -> JwtTimes.read(json));
    only(JsonFormatException.class, () -> ListMemory.Entry.read(json, ""));
  }

  @Provide
  Arbitrary<JsonObject> objects() {
    return JsonArbitraries.objects();
  }

  // bytes and texts

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void spoiledBytes_areReadOrRefused(@ForAll long seed) {
    JsonMutator mutator = new JsonMutator(seed);
    byte[] credential =
        mutator.spoiled(utf8(CREDENTIALS.get((int) Math.floorMod(seed, 3L)).toJson()));
    only(
        JsonFormatException.class,
        () -> {
          JsonValue value = JsonReader.strict().read(credential);
          assertThat(JsonReader.strict().read(Jcs.canonicalBytes(value))).isEqualTo(value);
        });
    only(CredentialFormatException.class, () -> SignedCredential.parse(credential));
    byte[] presentation = mutator.spoiled(PRESENTATION.bytes());
    only(CredentialFormatException.class, () -> SignedPresentation.parse(presentation));
    only(CredentialFormatException.class, () -> PresentationRequest.parse(presentation));
    byte[] list = mutator.spoiled(TRUST_LIST);
    only(
        TrustListException.class,
        () -> SignedTrustList.parse(list).verify(Set.of(TestKeys.LIST_SIGNER.publicKey())));
    byte[] log = mutator.spoiled(utf8("{\"versionId\":\"1-Q\",\"parameters\":{}}\n{}\n"));
    only(
        DidException.class,
        () ->
            DidHistory.verify(
                new Did("did:webvh:QmQq6Kg4ZZ1p49znzxnWmes4LkkWgMWLrnrfPre8UD56bz:a.example"),
                log,
                () -> Optional.of(log),
                FixedClock.NOW));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void anyBytes_areReadOrRefused(@ForAll byte[] bytes) {
    only(JsonFormatException.class, () -> JsonReader.strict().read(bytes));
    only(CredentialFormatException.class, () -> SignedCredential.parse(bytes));
    only(CredentialFormatException.class, () -> SignedPresentation.parse(bytes));
    only(CredentialFormatException.class, () -> PresentationRequest.parse(bytes));
    only(KeyFormatException.class, () -> Ed25519PublicKey.of(bytes));
    only(
        TrustListException.class,
        () -> SignedTrustList.parse(bytes).verify(Set.of(TestKeys.LIST_SIGNER.publicKey())));
    assertThat(TestKeys.ISSUER.publicKey().accepts(bytes, bytes)).isFalse();
  }

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void spoiledTexts_areReadOrRefused(@ForAll long seed) {
    JsonMutator mutator = new JsonMutator(seed);
    Random random = new Random(seed);
    assertTexts(mutator.spoiled(GOOD_TEXTS.get(random.nextInt(GOOD_TEXTS.size()))));
    assertTexts(mutator.text() + mutator.text());
  }

  @Property(tries = 1_000)
  void anyText_isReadOrRefused(@ForAll("texts") String text) {
    assertTexts(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.strings().withChars("{}[]\":,\\u0123456789abcdefeE+-. \n").ofMaxLength(40),
        Arbitraries.strings().withChars("did:keyz6Mkw#?/%.-:T+Z~=").ofMaxLength(30));
  }

  private static void assertTexts(String text) {
    only(JsonFormatException.class, () -> JsonReader.strict().read(text));
    only(CredentialFormatException.class, () -> SignedCredential.parse(text));
    only(CredentialFormatException.class, () -> SignedPresentation.parse(text));
    only(IllegalArgumentException.class, () -> JsonNumber.parse(text));
    only(JsonFormatException.class, () -> DateTimeStamp.parse(text, ""));
    only(EncodingException.class, () -> Base64Url.decode(text));
    only(EncodingException.class, () -> Base58Btc.decode(text));
    only(EncodingException.class, () -> Multibase.decodeBase58(text));
    only(EncodingException.class, () -> Multibase.decodeBase64(text));
    only(KeyFormatException.class, () -> Multikey.decode(text));
    only(KeyFormatException.class, () -> KeyId.parse(text));
    only(KeyFormatException.class, () -> Pem.publicKey(text));
    only(DidException.class, () -> new DidKey().resolve(Did.parse(text)));
    only(DidException.class, () -> new DidJwk().resolve(Did.parse(text)));
    only(DidException.class, () -> WebLocation.parse(text));
    only(JsonFormatException.class, () -> SkillReference.parse(text, ""));
    only(JwsException.class, () -> CompactJws.parse(text));
    for (VcJwt.Kind kind : VcJwt.Kind.values()) {
      only(JwsException.class, () -> VcJwt.parse(text, kind, JsonReader.strict()));
    }
    only(JwsException.class, () -> VcJwt.parseLegacyVcJwt11(text, JsonReader.strict()));
    only(SdJwtException.class, () -> SdJwt.parse(text));
    only(SdJwtException.class, () -> SdJwt.parseIssued(text));
    only(SdJwtException.class, () -> Disclosure.parse(text));
    only(TrustListException.class, () -> SignedTrustList.parse(text));
  }

  // good ones to spoil

  private static final SignedPresentation PRESENTATION = presentation();
  private static final VcJwt JWT = jwt();
  private static final byte[] TRUST_LIST = trustList();

  private static final JsonObject DID_DOCUMENT =
      Credentials.json(
          """
          {"@context": ["https://www.w3.org/ns/did/v1"], "id": "did:web:a.example",
           "verificationMethod": [
             {"id": "did:web:a.example#1", "type": "Multikey", "controller": "did:web:a.example",
              "publicKeyMultibase": "z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX"},
             {"id": "#2", "type": "JsonWebKey", "controller": "did:web:a.example",
              "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519",
                "x": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}}],
           "assertionMethod": ["did:web:a.example#1"], "authentication": ["#2"],
           "service": [{"id": "#s", "type": "x", "serviceEndpoint": "https://a.example"}]}
          """);

  private static final JsonObject SD_JWT_CLAIMS =
      Credentials.json(
          """
          {"vct": "https://school.example/vct", "iss": "https://school.example", "iat": 1700000000,
           "exp": 1800000000, "nbf": 1700000000, "sub": "did:example:1",
           "cnf": {"jwk": {"kty": "OKP", "crv": "Ed25519",
             "x": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}},
           "status": {"status_list": {"idx": 1, "uri": "https://school.example/1"}},
           "digest": "x", "sequence": 1, "signers": []}
          """);

  private static final List<String> GOOD_TEXTS =
      List.of(
          CREDENTIALS.get(1).toJson(),
          PRESENTATION.toJson(),
          JWT.text(),
          JWT.text() + "~" + Base64Url.encode(utf8("[\"salt\",\"name\",\"value\"]")) + "~",
          Base64Url.encode(utf8("[\"salt\",\"name\",\"value\"]")),
          new String(TRUST_LIST, StandardCharsets.US_ASCII),
          TestKeys.did(TestKeys.ISSUER).value(),
          "did:jwk:" + Base64Url.encode(utf8(Jwk.write(TestKeys.ISSUER.publicKey()).toJson())),
          "did:web:school.example%3A8443:a:b",
          TestKeys.issuer().keyId().value(),
          TestKeys.ISSUER.publicKey().multibase(),
          Pem.encode(TestKeys.ISSUER.publicKey()),
          "2026-11-23T12:00:00.123+01:00",
          "-1.25e-10",
          "http://data.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf");

  private static SignedPresentation presentation() {
    try {
      return SignedPresentation.create(
          List.of(SignedCredential.of(CREDENTIALS.get(0))),
          REQUEST,
          TestKeys.holder(),
          FixedClock.NOW,
          Duration.ofMinutes(5));
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  private static VcJwt jwt() {
    try {
      return VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer());
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] trustList() {
    try {
      return utf8(CompactJws.sign("JOSE", utf8("{\"LoTE\":{}}"), TestKeys.listSigner()).text());
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject spoiled(long seed, List<JsonObject> good) {
    return new JsonMutator(seed).spoiled(good.get((int) Math.floorMod(seed, (long) good.size())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void only(Class<? extends Exception> documented, Call call) {
    try {
      call.run();
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      if (!documented.isInstance(e)) {
        throw new AssertionError("found " + e + "; expected " + documented.getSimpleName(), e);
      }
    }
  }
}
