package nl.skillspaspoort.core.did;

import static nl.skillspaspoort.core.did.VerificationRelationship.ASSERTION_METHOD;
import static nl.skillspaspoort.core.did.VerificationRelationship.AUTHENTICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T8")
class DidDocumentTest {
  private static final String DID = "did:web:school.example";
  private static final KeyId ID = new KeyId(DID + "#key-1");
  private static final VerificationKey KEY = TestKeys.ISSUER.publicKey();

  @Test
  void keyThatIsListed_isGiven() throws Exception {
    DidDocument document = document(DID, method(ID, DID), Map.of(ASSERTION_METHOD, Set.of(ID)));
    assertThat(document.key(ID, ASSERTION_METHOD)).isEqualTo(KEY);
  }

  @Test
  void documentAboutAnotherDid_isRefused() {
    Problem problem = problem(document("did:web:other.example", method(ID, DID), listedForBoth()));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
    assertThat(problem.found()).isEqualTo("a document about another DID");
  }

  @Test
  void methodOfAnotherController_isRefused() {
    Problem problem = problem(document(DID, method(ID, "did:web:other.example"), listedForBoth()));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
    assertThat(problem.found()).isEqualTo("a verification method of another controller");
  }

  @Test
  void methodForAnotherUse_isRefused() {
    Problem problem = problem(document(DID, method(ID, DID), Map.of(AUTHENTICATION, Set.of(ID))));
    assertThat(problem.code()).isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
    assertThat(problem.found()).isEqualTo("a key that is not listed under assertionMethod");
    assertThat(problem(document(DID, method(ID, DID), Map.of()))).isEqualTo(problem);
    assertThat(problem(document(DID, method(ID, DID), Map.of(ASSERTION_METHOD, Set.of()))))
        .isEqualTo(problem);
    KeyId other = new KeyId(DID + "#key-2");
    assertThat(problem(document(DID, method(ID, DID), Map.of(ASSERTION_METHOD, Set.of(other)))))
        .isEqualTo(problem);
  }

  @Test
  void methodThatIsMissing_isRefused() {
    KeyId other = new KeyId(DID + "#KEY-1");
    Problem problem = problem(document(DID, method(other, DID), listedForBoth()));
    assertThat(problem.code()).isEqualTo(ProblemCode.KEY_UNRESOLVED);
  }

  @Test
  void theThreeErrorsOfTheThreat_areDistinct() {
    assertThat(
            List.of(
                problem(document("did:web:other.example", method(ID, DID), listedForBoth())),
                problem(document(DID, method(ID, "did:web:other.example"), listedForBoth())),
                problem(document(DID, method(ID, DID), Map.of(AUTHENTICATION, Set.of(ID))))))
        .doesNotHaveDuplicates();
  }

  @Test
  void twoMethodsOfOneName_areRefused() {
    DidDocument document =
        new DidDocument(
            DID,
            List.of(
                method(ID, DID), new VerificationMethod(ID, DID, TestKeys.STRANGER.publicKey())),
            listedForBoth());
    Problem problem = problem(document);
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_DID_DOCUMENT);
    assertThat(problem.found()).isEqualTo("2 verification methods of one name");
  }

  @Test
  void document_isCopiedAndImmutable() throws Exception {
    Set<KeyId> ids = new HashSet<>(Set.of(ID));
    Map<VerificationRelationship, Set<KeyId>> uses = new HashMap<>(Map.of(ASSERTION_METHOD, ids));
    DidDocument document = document(DID, method(ID, DID), uses);
    ids.clear();
    uses.clear();
    assertThat(document.key(ID, ASSERTION_METHOD)).isEqualTo(KEY);
    assertThatThrownBy(() -> document.relationships().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> document.relationships().get(ASSERTION_METHOD).clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> document.verificationMethods().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void relationships_areReadByTheirExactNames() {
    assertThat(VerificationRelationship.ofWireName("assertionMethod")).contains(ASSERTION_METHOD);
    assertThat(VerificationRelationship.ofWireName("authentication")).contains(AUTHENTICATION);
    for (String other : List.of("", "AssertionMethod", "keyAgreement", "assertion")) {
      assertThat(VerificationRelationship.ofWireName(other)).isEmpty();
    }
  }

  private static Map<VerificationRelationship, Set<KeyId>> listedForBoth() {
    return Map.of(ASSERTION_METHOD, Set.of(ID), AUTHENTICATION, Set.of(ID));
  }

  private static VerificationMethod method(KeyId id, String controller) {
    return new VerificationMethod(id, controller, KEY);
  }

  private static DidDocument document(
      String id, VerificationMethod method, Map<VerificationRelationship, Set<KeyId>> uses) {
    return new DidDocument(id, List.of(method), uses);
  }

  private static Problem problem(DidDocument document) {
    return catchThrowableOfType(DidException.class, () -> document.key(ID, ASSERTION_METHOD))
        .problem();
  }
}
