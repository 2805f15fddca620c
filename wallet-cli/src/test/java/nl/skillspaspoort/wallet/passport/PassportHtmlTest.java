package nl.skillspaspoort.wallet.passport;

import static nl.skillspaspoort.wallet.passport.Passports.many;
import static nl.skillspaspoort.wallet.passport.Passports.named;
import static nl.skillspaspoort.wallet.passport.Passports.passport;
import static nl.skillspaspoort.wallet.passport.Passports.presentation;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.carrier.CarriedDocument;
import nl.skillspaspoort.core.carrier.Carrier;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PassportHtmlTest {
  private static final JsonArray IDENTIFIER =
      JsonArray.of(
          Credentials.json(
              "{\"type\": \"IdentityObject\", \"identityHash\": \"houder@voorbeeld.example\","
                  + " \"identityType\": \"emailAddress\", \"hashed\": false, \"salt\": \"\"}"));

  @Test
  void presentation_isReadBackByteForByte() throws Exception {
    SignedPresentation presentation = presentation(many(3, 0));
    CarriedDocument found =
        CredentialReader.strict().read(passport(presentation, Language.NL).toHtml());
    assertThat(found.carrier()).isEqualTo(Carrier.HTML);
    assertThat(found.content()).isEqualTo(presentation.bytes());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void page_saysWhatItIs(Language language) {
    String page = html(passport(language, Credentials.evc()));
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">")
        .contains(
            language == Language.NL
                ? "Een afdruk is geen bewijs; dit bestand wel."
                : "A print is no proof; this file is.")
        .contains("<li>waterkwaliteit controleren</li>")
        .containsOnlyOnce("<h1>");
  }

  /** What has ended, or is somebody's own word, is told as that and not counted above. */
  @Test
  void endedAndOwnWord_areMarkedAndNotAmongTheSkillsThatWereShown() {
    String counts = html(passport(Language.EN, Credentials.evc()));
    assertThat(shownSkills(counts)).contains("waterkwaliteit controleren");
    JsonObject ended = Credentials.evc().with("validUntil", "2026-11-01T00:00:00Z");
    String page = html(passport(Language.EN, ended));
    assertThat(page).contains("HAS ENDED: was valid until 31 October 2026");
    assertThat(shownSkills(page)).contains("No credential that is valid now");
    assertThat(counts).doesNotContain("HAS ENDED", "NOT VALID YET", "Own word");
    JsonObject early = Credentials.evc().with("validFrom", "2027-11-01T00:00:00Z");
    assertThat(html(passport(Language.NL, early))).contains("NOG NIET GELDIG");
    assertThat(shownSkills(html(passport(Language.EN, early)))).contains("No credential");
    String subject = TestKeys.did(TestKeys.HOLDER).value();
    String own = html(passport(Language.NL, Credentials.evc().with("issuer", subject)));
    assertThat(own)
        .contains("Eigen woord: niemand anders staat ervoor in", "<h4>Zelf opgegeven</h4>");
    assertThat(shownSkills(own)).contains("In geen bewijs dat nu geldig is");
  }

  @Test
  void aboutSomebodyElse_isMarkedAndNotAmongTheSkillsThatWereShown() {
    JsonObject subject = (JsonObject) Credentials.evc().get("credentialSubject").orElseThrow();
    JsonObject another =
        Credentials.evc()
            .with("credentialSubject", subject.with("id", TestKeys.did(TestKeys.STRANGER).value()));
    String page = html(passport(Language.EN, another));
    assertThat(page).contains("ABOUT SOMEBODY ELSE");
    assertThat(shownSkills(page)).contains("No credential that is valid now");
    String unnamed =
        html(
            passport(
                Language.EN,
                Credentials.evc()
                    .with(
                        "credentialSubject",
                        subject.without("id").with("identifier", IDENTIFIER))));
    assertThat(unnamed).doesNotContain("ABOUT SOMEBODY ELSE");
    assertThat(shownSkills(unnamed)).contains("waterkwaliteit controleren");
  }

  private static String shownSkills(String page) {
    return page.substring(page.indexOf("<h2>"), page.indexOf("<div class=\"entries\">"));
  }

  @Test
  void skills_areInTheLanguageOfTheReaderWhereAListHasThem() throws Exception {
    Vocabularies esco = Vocabularies.of(Vocabulary.sample());
    SignedPresentation presentation = presentation(List.of(Credentials.evc()));
    String page =
        html(
            Passport.of(
                presentation,
                Passports.REQUEST,
                FixedClock.NOW,
                Passports.UNTIL,
                esco,
                Language.EN));
    assertThat(page).contains("<li>monitor water quality</li>");
    assertThat(page).doesNotContain("<li>waterkwaliteit controleren</li>");
  }

  /** The browser is told to run nothing and load nothing, and the one style is this one. */
  @Test
  @Tag("T93")
  void policy_allowsTheStyleOnly() {
    String page = html(passport(Language.NL, Credentials.evc()));
    Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page);
    assertThat(style.find()).isTrue();
    String digest =
        Base64.getEncoder()
            .encodeToString(
                HashAlgorithm.SHA_256.hash(style.group(1).getBytes(StandardCharsets.UTF_8)));
    assertThat(page)
        .contains(
            "content=\"default-src 'none'; style-src 'sha256-"
                + digest
                + "'; base-uri 'none'; form-action 'none'\"");
    assertThat(page)
        .doesNotContainPattern("(?i)<(script|img|iframe|link|object|embed|svg|a|form)[\\s>]")
        .doesNotContainPattern("(?i)\\s(src|href|style|on[a-z]+)=")
        .doesNotContain("url(", "@import");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "' onload='alert(1)",
        "javascript:alert(1)",
        "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
        "{{7*7}}",
        "</style></title></data><data id=\"skillspaspoort-presentation\" hidden value=\"",
        "-->]]>",
        "a\u202eb\u0007c"
      })
  @Tag("T93")
  void hostileNames_areText(String name) throws Exception {
    SignedPresentation presentation = presentation(List.of(named(Credentials.small(), name)));
    byte[] bytes = passport(presentation, Language.NL).toHtml();
    String page = new String(bytes, StandardCharsets.UTF_8);
    String shown =
        name.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;")
            .replace('\u202e', '\uFFFD')
            .replace('\u0007', '\uFFFD');
    assertThat(page).contains("<h3>" + shown + "</h3>");
    assertThat(CredentialReader.strict().read(bytes).content()).isEqualTo(presentation.bytes());
  }

  @Test
  void samePresentation_givesTheSameBytes() {
    SignedPresentation presentation = presentation(many(2, 0));
    assertThat(passport(presentation, Language.NL).toHtml())
        .isEqualTo(passport(presentation, Language.NL).toHtml());
  }

  private static String html(Passport passport) {
    return new String(passport.toHtml(), StandardCharsets.UTF_8);
  }
}
