package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.PROFILE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.crafted;
import static nl.skillspaspoort.core.sdjwt.Fixtures.digest;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static nl.skillspaspoort.core.sdjwt.Fixtures.pointers;
import static nl.skillspaspoort.core.sdjwt.Fixtures.raw;
import static nl.skillspaspoort.core.sdjwt.Fixtures.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901 §7.1, steps 2 to 6: what was signed, and nothing else, comes out. */
class PayloadRulesTest {
  private static final String B = raw("['s1','b',2]");
  private static final String ELEMENT = raw("['s2','x']");

  // what is right

  @Test
  void disclosures_comeAtTheirPlaces() throws Exception {
    String inner = raw("['s3','city','Delft']");
    String outer = raw("['s4','address',{'_sd':['" + digest(inner) + "','decoy'],'c':'NL'}]");
    VerifiedSdJwt verified =
        verify(
            crafted(
                "{'a':1,'_sd':['$1','$4'],'l':[{'...':'none'},'w',{'...':'$2'},['v']]}",
                B,
                ELEMENT,
                inner,
                outer));
    assertThat(verified.claims())
        .isEqualTo(json("{'a':1,'l':['w','x',['v']],'b':2,'address':{'c':'NL','city':'Delft'}}"));
    assertThat(pointers(verified.disclosed()))
        .containsExactly("/l/1", "/b", "/address", "/address/city");
  }

  @Test
  void withoutDisclosures_nothingOfTheStructureStays() throws Exception {
    assertThat(
            verify(
                    crafted(
                        "{'a':{'_sd':['d1']},'_sd':['d2'],'l':[{'...':'d3'}],'_sd_alg':'sha-256',"
                            + "'m':[],'o':{'_sd':[]}}"))
                .claims())
        .isEqualTo(json("{'a':{},'l':[],'m':[],'o':{}}"));
  }

  @Test
  void pointers_areEscapedAndNotCut() throws Exception {
    String name = "a/b~c" + "d".repeat(100);
    VerifiedSdJwt verified = verify(crafted("{'_sd':['$1']}", raw("['s','" + name + "',1]")));
    DisclosedClaim claim = verified.disclosed().get(0);
    assertThat(claim.pointer()).isEqualTo("/a~1b~0c" + "d".repeat(100));
    assertThat(claim.disclosure().name()).contains(name);
    assertThat(claim.toString()).contains("…");
    assertThat(JsonPointer.segments(claim.pointer())).containsExactly(name);
  }

  // T37

  @ParameterizedTest
  @Tag("T37")
  @ValueSource(
      strings = {
        "['s','_sd',['x']]",
        "['s','...','x']",
        "['s','_sd_alg','sha-1']",
      })
  void reservedNameInDisclosure_isRefused(String disclosure) {
    assertRefused(ProblemCode.RESERVED_CLAIM_NAME, crafted("{'_sd':['$1']}", raw(disclosure)));
  }

  @ParameterizedTest
  @Tag("T37")
  @ValueSource(
      strings = {
        "{'...':'x'}",
        "{'a':{'...':'x'}}",
        "{'a':{'_sd_alg':'sha-256'}}",
        "{'a':[{'_sd_alg':'sha-256'}]}",
        "{'a':[{'b':{'...':'x'}}]}",
      })
  void reservedNameWhereItMeansNothing_isRefused(String payload) {
    assertRefused(ProblemCode.RESERVED_CLAIM_NAME, crafted(payload));
  }

  @Test
  @Tag("T37")
  @Tag("T42")
  void reservedNameInsideDisclosedValue_isRefused() {
    assertRefused(
        ProblemCode.RESERVED_CLAIM_NAME,
        crafted("{'_sd':['$1']}", raw("['s','a',{'_sd_alg':'sha-512'}]")));
    assertRefused(
        ProblemCode.RESERVED_CLAIM_NAME, crafted("{'_sd':['$1']}", raw("['s','a',{'...':'x'}]")));
  }

  // T38

  @ParameterizedTest
  @Tag("T38")
  @ValueSource(
      strings = {
        "{'_sd':['$1','$1']}",
        "{'_sd':['$1'],'a':{'_sd':['$1']}}",
        "{'_sd':['$1'],'a':[[{'b':{'_sd':['$1']}}]]}",
        "{'_sd':['$1','x','x']}",
        "{'_sd':['$1','x'],'a':[{'...':'x'}]}",
        "{'_sd':['$1'],'a':[{'...':'x'},{'...':'x'}]}",
      })
  void digestTwice_isRefused(String payload) {
    assertRefused(ProblemCode.DIGEST_REPEATED, crafted(payload, B));
  }

  @Test
  @Tag("T38")
  void digestTwiceAcrossDisclosures_isRefused() {
    String holdsB = raw("['s3','a',{'_sd':['" + digest(B) + "']}]");
    assertRefused(ProblemCode.DIGEST_REPEATED, crafted("{'_sd':['$1','$2']}", B, holdsB));
    String alsoHoldsB = raw("['s4','c',{'_sd':['" + digest(B) + "']}]");
    assertRefused(
        ProblemCode.DIGEST_REPEATED, crafted("{'_sd':['$2','$3']}", B, holdsB, alsoHoldsB));
    String holdsUnknown = raw("['s4','c',[{'...':'x'}]]");
    assertRefused(ProblemCode.DIGEST_REPEATED, crafted("{'_sd':['x','$1']}", holdsUnknown));
  }

  @Test
  @Tag("T38")
  void digestInArrayAndInObject_isRefused() {
    assertRefused(
        ProblemCode.DIGEST_REPEATED, crafted("{'a':[{'...':'$1'}],'_sd':['$1']}", ELEMENT));
  }

  @Test
  @Tag("T38")
  void disclosureTwice_isRefused() {
    assertRefused(ProblemCode.DIGEST_REPEATED, crafted("{'_sd':['$1']}", B, B));
  }

  // T39

  @Test
  @Tag("T39")
  void disclosureForClaimThatIsThere_isRefused() {
    assertRefused(ProblemCode.CLAIM_OVERWRITTEN, crafted("{'_sd':['$1'],'b':1}", B));
    assertRefused(ProblemCode.CLAIM_OVERWRITTEN, crafted("{'a':{'_sd':['$1'],'b':null}}", B));
    for (String name : List.of("iss", "exp")) {
      assertRefused(
          ProblemCode.CLAIM_OVERWRITTEN,
          crafted("{'_sd':['$1'],'" + name + "':1}", raw("['s','" + name + "',2]")));
    }
  }

  @Test
  @Tag("T39")
  void twoDisclosuresOfOneName_areRefused() throws Exception {
    String other = raw("['s9','b',3]");
    assertRefused(ProblemCode.CLAIM_OVERWRITTEN, crafted("{'_sd':['$1','$2']}", B, other));
    assertThat(verify(crafted("{'_sd':['$1'],'a':{'_sd':['$2']}}", B, other)).claims())
        .isEqualTo(json("{'b':2,'a':{'b':3}}"));
  }

  // T40

  @Test
  @Tag("T40")
  void disclosureThatNobodySigned_isRefused() {
    assertRefused(ProblemCode.DISCLOSURE_UNUSED, crafted("{'a':1}", B));
    assertRefused(ProblemCode.DISCLOSURE_UNUSED, crafted("{'_sd':['$1']}", B, ELEMENT));
    assertRefused(
        ProblemCode.DISCLOSURE_UNUSED, Fixtures.issued().text() + raw("['s','more',true]") + "~");
  }

  /** A parent that is left out takes its children with it; alone they are foreign. */
  @Test
  @Tag("T40")
  void childWithoutParent_isRefused() {
    String parent = raw("['s3','a',{'_sd':['" + digest(B) + "']}]");
    assertRefused(ProblemCode.DISCLOSURE_UNUSED, crafted("{'_sd':['" + digest(parent) + "']}", B));
  }

  // T41

  @ParameterizedTest
  @Tag("T41")
  @ValueSource(
      strings = {
        "{'a':[{'...':'$1','x':1}]}",
        "{'a':[{'...':'$1','_sd':[]}]}",
        "{'a':[{'...':1}]}",
        "{'a':[{'...':null}]}",
        "{'a':[{'...':['$1']}]}",
        "{'a':[{'...':{}}]}",
        "{'_sd':'$1'}",
        "{'_sd':{}}",
        "{'_sd':null}",
        "{'_sd':[1]}",
        "{'_sd':['x',null]}",
        "{'a':{'_sd':[['x']]}}",
      })
  void otherPlaceholder_isRefused(String payload) {
    assertRefused(ProblemCode.SD_STRUCTURE_MALFORMED, crafted(payload, ELEMENT));
  }

  @Test
  @Tag("T41")
  void disclosureOfTheOtherShape_isRefused() {
    assertRefused(ProblemCode.DISCLOSURE_MALFORMED, crafted("{'_sd':['$1']}", ELEMENT));
    assertRefused(ProblemCode.DISCLOSURE_MALFORMED, crafted("{'a':[{'...':'$1'}]}", B));
    assertRefused(
        ProblemCode.DISCLOSURE_MALFORMED, crafted("{'_sd':['$1']}", raw("['s','n','v','x']")));
  }

  // T42

  @ParameterizedTest
  @Tag("T42")
  @ValueSource(
      strings = {
        "'sha-1'",
        "'md5'",
        "'SHA-256'",
        "'sha256'",
        "''",
        "1",
        "null",
        "['sha-256']",
        "'sha3-256'"
      })
  void otherHash_isRefused(String algorithm) {
    assertRefused(ProblemCode.HASH_NOT_ALLOWED, crafted("{'_sd_alg':" + algorithm + "}"));
  }

  @ParameterizedTest
  @Tag("T42")
  @CsvSource({"sha-256,SHA_256", "sha-384,SHA_384", "sha-512,SHA_512"})
  void allowedHash_isUsed(String name, HashAlgorithm hash) throws Exception {
    String text =
        crafted("{'_sd_alg':'" + name + "','_sd':['" + DigestAlgorithm.digest(hash, B) + "']}")
            + B
            + "~";
    assertThat(verify(text).claims()).isEqualTo(json("{'b':2}"));
    assertThat(DigestAlgorithm.name(hash)).isEqualTo(name);
  }

  // T43

  @ParameterizedTest
  @Tag("T43")
  @CsvSource(
      delimiter = '|',
      value = {
        "ofType|iss|aud|exp|nbf|cnf|status",
        "SD_JWT_VC|iss|nbf|exp|cnf|vct|vct#integrity|aka_vcts|status",
        "VC_JOSE_COSE|@context|type|credentialStatus|credentialSchema|relatedResource|issuer",
        "VC_JOSE_COSE|validFrom|validUntil|iss|exp|nbf|cnf|status",
        "VP_JOSE_COSE|@context|nonce|iss|aud|exp|nbf|cnf|status",
      })
  void claimThatDecidesValidity_cannotBeHidden(ArgumentsAccessor row) throws Exception {
    SdJwtProfile profile = profile(row.getString(0));
    for (int i = 1; i < row.size() && row.getString(i) != null; i++) {
      String name = row.getString(i);
      assertThat(profile.neverHidden()).contains(name);
      String disclosure = raw("['s','" + name + "',{}]");
      String shown = crafted(TestKeys.issuer(), profile.type(), "{'_sd':['$1']}", disclosure);
      assertHidden(profile, shown);
      String inner = raw("['s','x',1]");
      String payload = "{'" + name + "':{'_sd':['$1']}}";
      assertHidden(profile, crafted(TestKeys.issuer(), profile.type(), payload, inner));
      // hidden and not shown: the verifier sees a digest only
      assertHidden(
          profile,
          crafted(TestKeys.issuer(), profile.type(), "{'" + name + "':{'a':{'_sd':['unknown']}}}"));
      assertHidden(
          profile,
          crafted(TestKeys.issuer(), profile.type(), "{'" + name + "':[{'...':'unknown'}]}"));
      assertHidden(
          profile, crafted(TestKeys.issuer(), profile.type(), "{'" + name + "':{'_sd':[]}}"));
    }
  }

  private static void assertHidden(SdJwtProfile profile, String text) throws SdJwtException {
    SdJwt sdJwt = SdJwt.parse(text);
    assertRefused(
        ProblemCode.CLAIM_NOT_DISCLOSABLE, () -> sdJwt.verify(ISSUER, profile, NO_BINDING));
  }

  static SdJwtProfile profile(String name) {
    return switch (name) {
      case "SD_JWT_VC" -> SdJwtProfile.SD_JWT_VC;
      case "VC_JOSE_COSE" -> SdJwtProfile.VC_JOSE_COSE;
      case "VP_JOSE_COSE" -> SdJwtProfile.VP_JOSE_COSE;
      default -> PROFILE;
    };
  }

  /** The rule is about the top level: a degree may have an {@code exp} or a {@code type}. */
  @Test
  @Tag("T43")
  void sameNameDeeper_canBeHidden() throws Exception {
    String type = raw("['s','type','x']");
    String text =
        crafted(
            TestKeys.issuer(),
            "vc+sd-jwt",
            "{'@context':[],'type':'a','issuer':'b','credentialSubject':{'_sd':['$1']}}",
            type);
    assertThat(
            SdJwt.parse(text)
                .verify(ISSUER, SdJwtProfile.VC_JOSE_COSE, NO_BINDING)
                .claims()
                .get("credentialSubject"))
        .contains(json("{'type':'x'}"));
  }

  @Test
  @Tag("T43")
  void requiredClaimThatIsMissing_isRefused() throws Exception {
    SdJwt noVct = SdJwt.parse(crafted(TestKeys.issuer(), "dc+sd-jwt", "{'exp':1}"));
    assertRefused(
        ProblemCode.MISSING_MEMBER, () -> noVct.verify(ISSUER, SdJwtProfile.SD_JWT_VC, NO_BINDING));
    SdJwt noExp = SdJwt.parse(crafted(TestKeys.issuer(), "dc+sd-jwt", "{'vct':'urn:x'}"));
    noExp.verify(ISSUER, SdJwtProfile.SD_JWT_VC, NO_BINDING);
    assertRefused(
        ProblemCode.MISSING_MEMBER,
        () -> noExp.verify(ISSUER, SdJwtProfile.SD_JWT_VC.requiring("exp"), NO_BINDING));
    SdJwt hidden = SdJwt.parse(crafted("{'_sd':['" + digest(raw("['s','level','B2']")) + "']}"));
    assertRefused(
        ProblemCode.MISSING_MEMBER,
        () -> hidden.verify(ISSUER, PROFILE.requiring("level"), NO_BINDING));
    assertRefused(
        ProblemCode.CLAIM_NOT_DISCLOSABLE,
        () ->
            SdJwt.parse(crafted("{'_sd':['$1']}", B))
                .verify(ISSUER, PROFILE.neverHiding("b"), NO_BINDING));
    assertThat(SdJwtProfile.SD_JWT_VC.required()).containsExactly("vct");
    assertThat(PROFILE.toString()).isEqualTo("SdJwtProfile[test+sd-jwt]");
  }

  // limits

  /** Each disclosure is shallow; together they are as deep as there are disclosures. */
  @Test
  void depthThroughDisclosures_isLimited() throws Exception {
    assertThat(verify(chain(62)).disclosed()).hasSize(62);
    assertRefused(ProblemCode.LIMIT_EXCEEDED, chain(200));
  }

  private static String chain(int length) {
    List<String> disclosures = new ArrayList<>();
    String inner = raw("['s','n',1]");
    disclosures.add(inner);
    for (int i = 1; i < length; i++) {
      inner = raw("['s" + i + "','n',{'_sd':['" + digest(inner) + "']}]");
      disclosures.add(inner);
    }
    return crafted("{'_sd':['" + digest(inner) + "']}", disclosures.toArray(String[]::new));
  }

  /** A name of a megabyte above many members must not be copied for each of them. */
  @Test
  void longNameAboveManyMembers_isReadInReasonableTime() throws Exception {
    StringBuilder payload = new StringBuilder("{'").append("n".repeat(1 << 20)).append("':{");
    for (int i = 0; i < 4_000; i++) {
      payload.append(i == 0 ? "'" : ",'").append(i).append("':[[1],[2],[3],[4],[5]]");
    }
    String text = crafted(payload.append("}}").toString());
    long start = System.nanoTime();
    assertThat(verify(text).claims().size()).isEqualTo(1);
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Tag("T22")
  @Test
  void longNameAboveManyDigests_isTooMuch() {
    StringBuilder payload = new StringBuilder("{'").append("n".repeat(100_000)).append("':[");
    for (int i = 0; i < 60; i++) {
      payload.append(i == 0 ? "" : ",").append("{'_sd':['d").append(i).append("']}");
    }
    assertRefused(ProblemCode.LIMIT_EXCEEDED, crafted(payload.append("]}").toString()));
  }

  @Test
  void messages_holdNoValues() {
    String secret = "Geheim";
    SdJwtException refused =
        catchThrowableOfType(
            SdJwtException.class,
            () -> verify(crafted("{'b':'" + secret + "'}", raw("['s','n','" + secret + "']"))));
    assertThat(refused).hasMessageNotContaining(secret);
    assertThat(refused.problem().where()).isEqualTo("disclosure 1");
  }
}
