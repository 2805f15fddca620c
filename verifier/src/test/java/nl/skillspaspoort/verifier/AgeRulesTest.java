package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.AgeRule;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Test;

/** Several rules about one credential: each of them counts. */
final class AgeRulesTest {
  private static final AgeRule YEARS = rule(Period.ofYears(9), true);
  private static final AgeRule MONTHS = rule(Period.ofMonths(2), true);
  private static final AgeRule REMARK = rule(Period.ofMonths(2), false);

  private static AgeRule rule(Period most, boolean refuses) {
    return new AgeRule(Optional.empty(), Optional.empty(), Optional.empty(), most, refuses);
  }

  private static VerificationResult verify(AgeRule... rules) {
    VerificationPolicy.Builder policy = VerificationPolicy.builder().allowBearer();
    for (AgeRule rule : rules) {
      policy.ageRule(rule);
    }
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(policy.build())
        .clock(FixedClock.atNow())
        .build()
        .verify(
            Credentials.secured(Credentials.evc(), TestKeys.issuer())
                .toJson()
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ruleThatRefuses_countsWhereverItStands() {
    assertThat(verify(YEARS).verdict()).isEqualTo(Verdict.VALID);
    for (AgeRule[] rules :
        List.of(
            new AgeRule[] {MONTHS},
            new AgeRule[] {YEARS, MONTHS},
            new AgeRule[] {MONTHS, YEARS},
            new AgeRule[] {REMARK, MONTHS})) {
      VerificationResult result = verify(rules);
      assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(result.firstProblem()).map(Problem::code).contains(ProblemCode.TOO_OLD);
    }
  }

  @Test
  void remark_staysWhenALaterRuleIsKept() {
    for (AgeRule[] rules : List.of(new AgeRule[] {REMARK, YEARS}, new AgeRule[] {YEARS, REMARK})) {
      VerificationResult result = verify(rules);
      assertThat(result.verdict()).isEqualTo(Verdict.VALID);
      assertThat(result.warnings()).extracting(Problem::code).contains(ProblemCode.TOO_OLD);
    }
  }
}
