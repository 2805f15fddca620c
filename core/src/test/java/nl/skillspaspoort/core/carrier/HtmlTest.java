package nl.skillspaspoort.core.carrier;

import static nl.skillspaspoort.core.carrier.Documents.element;
import static nl.skillspaspoort.core.carrier.Documents.html;
import static nl.skillspaspoort.core.carrier.Pictures.joined;
import static nl.skillspaspoort.core.carrier.Pictures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HtmlTest {
  private static final SignedCredential BADGE = Credentials.signed(Credentials.small());

  @Test
  void element_isFoundByteForByte() throws Exception {
    byte[] page = html(BADGE.text());
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    for (byte[] each : List.of(page, joined(mark, page), joined(utf8("\r\n "), page))) {
      CarriedDocument found = CredentialReader.strict().read(each);
      assertThat(found.carrier()).isEqualTo(Carrier.HTML);
      assertThat(found.content()).isEqualTo(BADGE.bytes());
    }
  }

  @Test
  void otherPages_areRefused() {
    String start = "<!doctype HTML><p>x</p>";
    assertThat(code(utf8(start))).isEqualTo(ProblemCode.CARRIER_EMPTY);
    assertThat(code(utf8(start + element("{}") + element("{}"))))
        .isEqualTo(ProblemCode.CARRIER_MALFORMED);
    String whole = start + element("{\"a\": 1}");
    assertThat(code(utf8(whole.substring(0, whole.indexOf("\"></data>")))))
        .isEqualTo(ProblemCode.CARRIER_MALFORMED);
    assertThat(code(utf8(whole.replace("value=\"", "value=\"&"))))
        .isEqualTo(ProblemCode.CARRIER_MALFORMED);
  }

  @Test
  @Tag("T22")
  void size_hasALimit() {
    CredentialReader small = CredentialReader.within(new JsonLimits(512, 64, 512, 64, 64, 1_024));
    byte[] page = html(BADGE.text());
    assertThat(
            catchThrowableOfType(CarrierException.class, () -> small.read(page)).problem().code())
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(code(joined(utf8("<!doctype html>"), new byte[CredentialReader.MAX_PICTURE_BYTES])))
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
  }

  private static ProblemCode code(byte[] bytes) {
    return catchThrowableOfType(CarrierException.class, () -> CredentialReader.strict().read(bytes))
        .problem()
        .code();
  }
}
