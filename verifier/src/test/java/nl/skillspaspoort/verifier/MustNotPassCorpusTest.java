package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every published variant is refused on its axis, with its code. */
class MustNotPassCorpusTest {

  @TestFactory
  Stream<DynamicTest> variant_isRefusedOnItsAxis() {
    assertThat(MustNotPassCorpus.variants()).hasSizeGreaterThanOrEqualTo(150);
    return MustNotPassCorpus.variants().stream()
        .map(variant -> DynamicTest.dynamicTest(variant.toString(), () -> check(variant)));
  }

  private static void check(MustNotPassCorpus.Variant variant) {
    VerificationResult result =
        MustNotPassCorpus.verifier().verify(variant.sent(), MustNotPassCorpus.request());
    assertThat(result.verdict()).isNotEqualTo(Verdict.VALID);
    assertThat(variant.axis().isGood(result.axes())).as(result.axes().toString()).isFalse();
    assertThat(
            Stream.concat(
                    result.problems().stream(),
                    result.parts().stream().flatMap(part -> part.problems().stream()))
                .map(Problem::code))
        .contains(variant.code());
  }
}
