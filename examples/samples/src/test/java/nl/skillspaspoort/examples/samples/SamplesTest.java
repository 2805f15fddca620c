package nl.skillspaspoort.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.assessment.Endorsement;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code -Dsamples.update=true} the files are written anew. */
final class SamplesTest {
  private static final Path FOLDER = Path.of("files");

  /** Their bytes depend on the machine's compressor; what is in them does not. */
  private static final Set<String> COMPRESSED = Set.of("6-picture.png", "6-status-list.json");

  private static final Map<String, byte[]> FILES = Main.files();

  @Test
  void files_areExactlyWhatTheBuildMakes() throws Exception {
    if (Boolean.getBoolean("samples.update")) {
      Main.write(FOLDER);
    }
    try (Stream<Path> names = Files.list(FOLDER)) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES.keySet());
    }
    for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
      if (COMPRESSED.contains(file.getKey())) {
        continue;
      }
      assertThat(Files.readAllBytes(FOLDER.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void readme_givesTheKeyOfTheListOwner() throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("--signer " + Party.LIST_OWNER.key().publicKey().multibase() + "\n");
  }

  @Test
  void compressedFiles_holdTheSame() throws Exception {
    byte[] picture = Files.readAllBytes(FOLDER.resolve("6-picture.png"));
    assertThat(verifier(file("6-status-list.json")).verify(picture).verdict())
        .isEqualTo(Verdict.VALID);
    byte[] states = Files.readAllBytes(FOLDER.resolve("6-status-list.json"));
    assertThat(codes(verifier(states).verify(file("6-revoked.json"))))
        .contains(ProblemCode.REVOKED);
  }

  @ParameterizedTest
  @CsvSource({
    "1-mbo-diploma, P8, 2",
    "2-mbo-certificaat, P8, 2",
    "3-praktijkverklaring, P5, 3",
    "4-evc, P6, 8",
    "5-vakbekwaamheidsbewijs, P6B, 8",
    "6-microcredential, P7, 3",
    "7-veiligheidscertificaat, P6B, 1",
    "8-werkgeversverklaring, P2, 2"
  })
  void goodSample_isValidWithItsLevelAndSkills(String name, ProofLevel level, int shown)
      throws Exception {
    VerificationResult result = verify(name + ".json");
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
    VerifiedCredential credential = ((VerificationResult.Valid) result).credential();
    assertThat(credential.proof().level()).isEqualTo(level);
    assertThat(credential.skillFindings())
        .filteredOn(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN)
        .hasSize(shown);
  }

  @Test
  void selfAsserted_isP0AndOnNoList() throws Exception {
    VerificationResult result = verify("10-zelf-opgegeven.json");
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(codes(result)).containsExactly(ProblemCode.ISSUER_NOT_LISTED);
    assertThat(ProofAssessor.assess(ProofFacts.of(Samples.selfAsserted().unverified())).level())
        .isEqualTo(ProofLevel.P0);
  }

  @ParameterizedTest
  @CsvSource({
    "1-compromised-key, INVALID, KEY_COMPROMISED",
    "1-retired-key, INVALID, KEY_NOT_LISTED",
    "2-lookalike, INVALID, LOOKALIKE_ISSUER",
    "4-after-recognition, INVALID, RECOGNITION_ENDED",
    "4-other-standard, INVALID, NOT_IN_SCOPE",
    "6-revoked, INVALID, REVOKED",
    "7-expired, INVALID, EXPIRED"
  })
  void badTwin_isRefusedForItsOneFault(String name, Verdict verdict, ProblemCode code)
      throws Exception {
    VerificationResult result = verify(name + ".json");
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(verdict);
    assertThat(codes(result)).contains(code);
  }

  @Test
  void endorsements_countUnlessTheHolderGivesThem() throws Exception {
    ProofFacts facts = ProofFacts.of(Samples.selfAsserted().unverified());
    Endorsement colleague = endorsement("9-steun-van-collega.json", Party.COLLEAGUE);
    assertThat(ProofAssessor.assess(facts.withEndorsements(List.of(colleague))).level())
        .isEqualTo(ProofLevel.P1);

    VerifiedCredential statement =
        ((VerificationResult.Valid) verify("8-werkgeversverklaring.json")).credential();
    Endorsement own = endorsement("8-endorsed-by-holder.json", Party.HOLDER);
    ProofAssessment assessed =
        ProofAssessor.assess(
            ProofFacts.of(statement.claims())
                .withRecognition(statement.recognition())
                .withSubjectKey(Party.HOLDER.key().publicKey())
                .withEndorsements(List.of(own)));
    assertThat(own.about()).isEqualTo(statement.claims().id().orElseThrow());
    assertThat(assessed.level()).isEqualTo(ProofLevel.P2);
    assertThat(assessed.endorsements()).isZero();
  }

  /** One whose signature holds. */
  private static Endorsement endorsement(String name, Party by) throws Exception {
    SignedCredential signed = SignedCredential.parse(file(name));
    DataIntegrity proofs = DataIntegrity.standard();
    proofs.verifyProofOnly(
        signed.json(), proofs.proofs(signed.json()).get(0), by.key().publicKey());
    CredentialClaims claims = signed.unverified();
    return new Endorsement(
        claims.issuer().id(), by.key().publicKey(), claims.subjectIds().get(0), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"3-edubadges-shape.json", "6-corrected.json", "6-picture.png"})
  void otherForm_isValid(String name) throws Exception {
    VerificationResult result = verify(name);
    assertThat(result.verdict()).as(result.problems().toString()).isEqualTo(Verdict.VALID);
  }

  @Test
  void samples_nameNobodyWhoExists() {
    FILES.forEach(
        (name, bytes) ->
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain("mailto:", "burgerservicenummer"));
  }

  private static List<ProblemCode> codes(VerificationResult result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  private static VerificationResult verify(String name) throws StatusException {
    return verifier(file("6-status-list.json")).verify(file(name));
  }

  private static Verifier verifier(byte[] states) throws StatusException {
    return Verifier.builder()
        .clock(() -> Samples.NOW)
        .trust(TrustPolicy.anyOf(List.of(SampleLists.verified())))
        .statusLists(StatusLists.of(List.of(states)))
        .policy(VerificationPolicy.builder().allowBearer().acceptClaimedIssueDate().build())
        .build();
  }

  private static byte[] file(String name) {
    return Objects.requireNonNull(FILES.get(name), name);
  }
}
