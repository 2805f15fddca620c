package nl.skillspaspoort.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.status.TokenStatusList;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.TrustListDraft;
import org.junit.jupiter.api.Test;

/**
 * The kept inputs: good objects of each kind, from which a search starts, and whatever a search
 * found. With {@code -Dcorpus.update=true} the good ones are written anew.
 */
final class CorpusTest {
  private static final Path FOLDER =
      Path.of(
          "src/test/resources/nl/skillspaspoort/examples/fuzz",
          ParsersFuzzTest.class.getSimpleName() + "Inputs");

  private static Map<String, byte[]> seeds() throws ProblemException {
    Map<String, byte[]> seeds = new TreeMap<>();
    JsonObject evc = Credentials.secured(Credentials.evc(), TestKeys.issuer());
    JsonObject small =
        Credentials.secured(Credentials.small(), TestKeys.issuer(), "eddsa-rdfc-2022");
    String jwt =
        VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()).text();
    seeds.put("json/numbers", utf8("[0,-1,1.5e3,1E-7,\"\\u0041\\ud83d\\ude00\",{\"a\":null}]"));
    seeds.put("json/evc", utf8(evc.toJson()));
    seeds.put("credential/evc", utf8(evc.toJson()));
    seeds.put("credential/small", utf8(small.toJson()));
    seeds.put("jws/small", utf8(jwt));
    seeds.put(
        "sdJwt/small",
        utf8(
            VcSdJwt.signCredential(
                    Credentials.small(),
                    DisclosurePolicy.of("/credentialSubject/achievement/criteria"),
                    FixedClock.NOW,
                    Optional.of(TestKeys.HOLDER.publicKey()),
                    new SecureRandom(),
                    TestKeys.issuer())
                .text()));
    seeds.put("did/key", utf8(TestKeys.did(TestKeys.ISSUER).value()));
    seeds.put("did/web", utf8("did:web:school.example%3A8443:issuers:1"));
    seeds.put(
        "did/jwk",
        utf8(
            "did:jwk:eyJjcnYiOiJFZDI1NTE5Iiwia3R5IjoiT0tQIiwieCI6Ik9fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18ifQ"));
    JsonObject bits =
        StatusListCredential.unsigned(
            "https://status.example/1",
            TestKeys.did(TestKeys.ISSUER).value(),
            StatusPurpose.REVOCATION,
            BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).set(7, 1).build(),
            FixedClock.NOW,
            FixedClock.NOW.plus(Duration.ofDays(7)),
            Duration.ofMinutes(5));
    seeds.put("statusList/bitstring", utf8(bits.toJson()));
    CompactJws token =
        new StatusListToken(
                "https://status.example/2",
                Optional.empty(),
                FixedClock.NOW,
                Optional.of(FixedClock.NOW.plusSeconds(600)),
                Optional.of(Duration.ofMinutes(5)),
                TokenStatusList.ofZeros(64, 2).set(9, 1).build())
            .sign(TestKeys.issuer());
    seeds.put("statusList/token", token.unverifiedPayload());
    seeds.put("jws/status", utf8(token.text()));
    seeds.put("trustList/empty", utf8(list().toJson()));
    seeds.put(
        "picture/svg",
        utf8(
            "<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" verify=\""
                + jwt
                + "\"/></svg>"));
    seeds.put("picture/token", utf8(jwt));
    seeds.put("verifier/evc", utf8(evc.toJson()));
    seeds.put("verifier/small", utf8(small.toJson()));
    seeds.put("verifier/jwt", utf8(jwt));
    return seeds;
  }

  private static JsonObject list() {
    return TrustListDraft.builder()
        .id("https://lists.example/evc")
        .operator(DisplayName.of("Lijst (fictief)", "List (invented)"))
        .territory("NL")
        .sequence(7)
        .issuedAt(FixedClock.NOW)
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)))
        .build()
        .toJson();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyTarget_hasInputsToStartFrom() throws IOException, ProblemException {
    if (Boolean.getBoolean("corpus.update")) {
      for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
        Path file = FOLDER.resolve(seed.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, seed.getValue());
      }
    }
    List<String> targets =
        Stream.of(ParsersFuzzTest.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(FuzzTest.class))
            .map(Method::getName)
            .toList();
    assertThat(targets).hasSizeGreaterThanOrEqualTo(9);
    for (String target : targets) {
      try (Stream<Path> inputs = Files.list(FOLDER.resolve(target))) {
        assertThat(inputs).as(target).isNotEmpty();
      }
    }
  }
}
