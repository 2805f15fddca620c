package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.RANDOM;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VC draft 19 §2.2.2, and the times of RFC 7519. */
class SdJwtVcClaimsTest {
  private static final String INTEGRITY = "sha256-vJKakJAQkDYkIhGrT1M3nxRuSj9udH0l1PXB06QHto8=";

  @Test
  void allClaims_areRead() throws Exception {
    SdJwt issued =
        SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, RANDOM)
            .issue(
                json(
                    "{'vct':'urn:a','vct#integrity':'"
                        + INTEGRITY
                        + "','aka_vcts':['urn:b','urn:c'],'iss':'https://i.example','sub':'s',"
                        + "'iat':1,'nbf':2,'exp':3,'status':{'status_list':{}},'cnf':{'kid':'k'},"
                        + "'level':'B2'}"),
                DisclosurePolicy.of("/level", "/sub"),
                TestKeys.issuer());
    SdJwtVcClaims claims =
        SdJwtVcClaims.of(issued.verify(ISSUER, SdJwtProfile.SD_JWT_VC, NO_BINDING));
    assertThat(claims.type()).isEqualTo("urn:a");
    assertThat(claims.typeIntegrity()).contains(INTEGRITY);
    assertThat(claims.alsoKnownAs()).containsExactly("urn:b", "urn:c");
    assertThat(claims.issuer()).contains("https://i.example");
    assertThat(claims.subject()).contains("s");
    assertThat(claims.times().issuedAt()).contains(Instant.ofEpochSecond(1));
    assertThat(claims.times().notBefore()).contains(Instant.ofEpochSecond(2));
    assertThat(claims.times().expires()).contains(Instant.ofEpochSecond(3));
    assertThat(claims.status()).contains(json("{'status_list':{}}"));
    assertThat(claims.confirmation()).contains(json("{'kid':'k'}"));
    assertThat(claims.toString()).isEqualTo("SdJwtVcClaims[2 more types]");
  }

  @Test
  void typeAlone_isEnough() throws Exception {
    SdJwtVcClaims claims = SdJwtVcClaims.read(json("{'vct':'urn:a'}"));
    assertThat(claims.alsoKnownAs()).isEmpty();
    assertThat(claims.times().expires()).isEmpty();
    assertThat(claims.issuer()).isEmpty();
    assertThat(claims.typeIntegrity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|MISSING_MEMBER",
        "{'vct':1}|MALFORMED_VALUE_ERROR",
        "{'vct':''}|MALFORMED_VALUE_ERROR",
        "{'vct':' '}|MALFORMED_VALUE_ERROR",
        "{'vct':['a']}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':'b'}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':[]}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':['a']}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':['b','b']}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':['b',1]}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','aka_vcts':['']}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','vct#integrity':'x'}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','vct#integrity':'md5-vJKakJAQkDYkIhGrT1M3nxRuSj9udH0l1PXB06QHto8='}"
            + "|MALFORMED_VALUE_ERROR",
        "{'vct':'a','vct#integrity':1}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','iss':1}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','sub':null}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','status':'x'}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','cnf':'x'}|MALFORMED_VALUE_ERROR",
        "{'vct':'a','exp':-1}|RANGE_ERROR",
      })
  void otherClaims_areRefused(String claims, ProblemCode code) {
    assertRefused(code, () -> SdJwtVcClaims.read(json(claims)));
  }

  @ParameterizedTest
  @Tag("T25")
  @ValueSource(
      strings = {
        "{'iat':'1700000000'}",
        "{'exp':'2024-01-01T00:00:00Z'}",
        "{'nbf':1700000000.0}",
        "{'exp':1e99}",
        "{'exp':1.7e9}",
        "{'exp':null}",
        "{'iat':true}",
        "{'nbf':[1]}",
      })
  void timeThatIsNoWholeNumber_isRefused(String claims) {
    assertRefused(ProblemCode.MALFORMED_VALUE_ERROR, () -> JwtTimes.read(json(claims)));
    assertRefused(
        ProblemCode.MALFORMED_VALUE_ERROR,
        () -> SdJwtVcClaims.read(json(claims).with("vct", "urn:x")));
  }

  /** RFC 7519: on or after exp it must not be accepted, from nbf on it may. */
  @ParameterizedTest
  @CsvSource({
    "99,0,NOT_YET_VALID",
    "100,0,",
    "199,0,",
    "200,0,EXPIRED",
    "99,1,",
    "98,1,NOT_YET_VALID",
    "200,1,",
    "201,1,EXPIRED"
  })
  void moment_isJudged(long at, long tolerance, ProblemCode expected) throws Exception {
    JwtTimes times = JwtTimes.read(json("{'iat':5000,'nbf':100,'exp':200}"));
    assertThat(
            times
                .problemAt(Instant.ofEpochSecond(at), Duration.ofSeconds(tolerance))
                .map(Problem::code)
                .orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void noTimes_noProblem() throws Exception {
    JwtTimes none = JwtTimes.read(json("{}"));
    assertThat(none.problemAt(Instant.MIN.plusSeconds(9), Duration.ZERO)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.problemAt(Instant.EPOCH, Duration.ofSeconds(-1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_700_000_000L, 253_402_300_799L})
  void wholeNumber_isATimeUpToTheYear9999(long seconds) throws Exception {
    assertThat(JwtTimes.read(json("{'exp':" + seconds + "}")).expires())
        .contains(Instant.ofEpochSecond(seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 253_402_300_800L, 9_007_199_254_740_991L})
  void timeThatNoDateCanSay_isRefused(long seconds) {
    assertThatExceptionOfType(SdJwtException.class)
        .isThrownBy(() -> JwtTimes.read(json("{'nbf':" + seconds + "}")))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.RANGE_ERROR));
  }
}
