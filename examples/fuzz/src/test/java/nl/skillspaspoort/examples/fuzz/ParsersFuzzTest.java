package nl.skillspaspoort.examples.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidDocument;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.WebLocation;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.core.status.TokenStatusList;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import org.junit.jupiter.api.Tag;

/**
 * Whatever comes in, every parser gives a value or its documented exception, and what it gives is
 * the same when it is written and read again. In a build the kept inputs are tried; {@code ./fuzz}
 * looks for new ones.
 */
@Tag("T98")
final class ParsersFuzzTest {
  private static final JsonReader JSON = JsonReader.strict();
  private static final Verifier VERIFIER =
      Verifier.builder().clock(InstantSource.fixed(FixedClock.NOW)).build();

  private interface Parsing {
    void run() throws ProblemException;
  }

  /** Everything but the documented exception goes on to whoever runs the test. */
  private static void tolerate(Parsing parsing) {
    try {
      parsing.run();
    } catch (ProblemException e) {
      require(!e.problem().message().isEmpty(), "a refusal says what was found");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not so: " + what);
    }
  }

  @FuzzTest
  void json(byte[] input) {
    tolerate(
        () -> {
          JsonValue value = JSON.read(input);
          require(JSON.read(value.toJson()).equals(value), "what is written is read again");
          byte[] canonical = Jcs.canonicalBytes(value);
          require(
              Arrays.equals(Jcs.canonicalBytes(JSON.read(canonical)), canonical),
              "canonical JSON is its own canonical form");
        });
  }

  @FuzzTest
  void credential(byte[] input) {
    tolerate(
        () -> {
          JsonObject json = JSON.readObject(input);
          tolerate(() -> SignedPresentation.of(json));
          tolerate(() -> Canonicalizer.standard().canonicalize(json, HashAlgorithm.SHA_256));
          CredentialClaims.read(json)
              .achievementSubject()
              .ifPresent(AchievementSubject::skillFindings);
        });
  }

  @FuzzTest
  void jws(byte[] input) {
    String text = ascii(input);
    tolerate(() -> CompactJws.parse(text).unverifiedPayload());
    for (VcJwt.Kind kind : VcJwt.Kind.values()) {
      tolerate(() -> VcJwt.parse(text, kind, JSON));
    }
    tolerate(() -> VcJwt.parseLegacyVcJwt11(text, JSON));
  }

  @FuzzTest
  void sdJwt(byte[] input) {
    String text = ascii(input);
    tolerate(() -> SdJwt.parse(text).unverifiedClaims());
    tolerate(() -> SdJwt.parseIssued(text));
    tolerate(() -> VcSdJwt.parseCredential(text, JSON).selectable());
    tolerate(() -> VcSdJwt.parsePresentation(text, JSON));
  }

  @FuzzTest
  void did(byte[] input) {
    String text = ascii(input);
    tolerate(() -> require(Did.parse(text).value().equals(text), "a DID is its own text"));
    tolerate(() -> new DidKey().resolve(Did.parse(text)));
    tolerate(() -> new DidJwk().resolve(Did.parse(text)));
    tolerate(() -> WebLocation.parse(text));
    tolerate(() -> DidDocument.read(JSON.readObject(input), ""));
  }

  /** What is inside a list: the bytes are compressed here, so that they get that far. */
  @FuzzTest
  void statusList(byte[] input) {
    tolerate(() -> BitstringStatusList.decode(ascii(input)));
    tolerate(() -> TokenStatusList.decode(ascii(input), 1));
    String bitstring = "u" + Base64Url.encode(compressed(input, true));
    tolerate(() -> BitstringStatusList.decode(bitstring));
    tolerate(() -> BitstringStatusList.decode("u" + Base64Url.encode(input)));
    tolerate(() -> TokenStatusList.decode(Base64Url.encode(compressed(input, false)), 2));
    tolerate(() -> TokenStatusList.decode(Base64Url.encode(input), 8));
    tolerate(() -> StatusListCredential.read(JSON.readObject(input)));
    tolerate(() -> StatusListToken.read(JSON.readObject(input)));
  }

  private static byte[] compressed(byte[] input, boolean gzip) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a list says, under a good signature of its owner, and text that claims to be a list. */
  @FuzzTest
  void trustList(byte[] input) {
    tolerate(() -> SignedTrustList.parse(input));
    tolerate(
        () -> {
          String jws = CompactJws.sign("JOSE", input, TestKeys.listSigner()).text();
          SignedTrustList.parse(jws).verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
        });
    tolerate(
        () -> {
          JsonObject json = TrustListDraft.read(input).toJson();
          byte[] again = json.toJson().getBytes(StandardCharsets.UTF_8);
          require(TrustListDraft.read(again).toJson().equals(json), "a draft is read as written");
        });
  }

  @FuzzTest
  void picture(byte[] input) {
    tolerate(() -> CredentialReader.strict().read(input).document());
    for (String head :
        List.of("\u0089PNG\r\n\u001a\n", "<svg xmlns=\"http://www.w3.org/2000/svg\">")) {
      byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
      byte[] whole = Arrays.copyOf(start, start.length + input.length);
      System.arraycopy(input, 0, whole, start.length, input.length);
      tolerate(() -> CredentialReader.strict().read(whole).document());
    }
  }

  /** Nothing at all is a yes without a trust policy, and every result can be told. */
  @FuzzTest
  void verifier(byte[] input) {
    VerificationResult result = VERIFIER.verify(input);
    require(result.verdict() != Verdict.VALID, "nobody is recognised without a list");
    require(!result.problems().isEmpty(), "a no has a reason");
    require(result.toJson().equals(VERIFIER.verify(input).toJson()), "the same answer twice");
    List<String> accounts = new ArrayList<>();
    VERIFIER.explain(input).forEach(account -> accounts.add(account.toJson().toJson()));
    require(!accounts.contains(""), "an account says something");
  }

  private static String ascii(byte[] input) {
    return new String(input, StandardCharsets.ISO_8859_1);
  }
}
