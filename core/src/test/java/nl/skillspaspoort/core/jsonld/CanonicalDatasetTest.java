package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalDatasetTest {

  @Test
  void statements_areSortedAndTheirBlankNodesNamed() throws Exception {
    CanonicalDataset dataset =
        of(
            "# comment\r\n\r\n  _:b.1 <urn:p> \"caf\\u00E9\\t\"@nl-NL . # more\n"
                + "<urn:s>\t<urn:p>_:b.1<urn:g>.\n<urn:s> <urn:p> \"1\"^^<urn:dt> .");
    assertThat(dataset.nQuads())
        .isEqualTo(
            "<urn:s> <urn:p> \"1\"^^<urn:dt> .\n"
                + "<urn:s> <urn:p> _:c14n0 <urn:g> .\n"
                + "_:c14n0 <urn:p> \"café\\t\"@nl-NL .\n");
    assertThat(dataset.labels()).isEqualTo(Map.of("b.1", "c14n0"));
  }

  @Test
  void noStatements_areAnEmptyDataset() throws Exception {
    assertThat(of("\n# nothing\n").nQuads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<urn:s> <urn:p> <urn:o>",
        "<urn:s> <urn:p> .",
        "<s> <urn:p> <urn:o> .",
        "<urn:s> _:p <urn:o> .",
        "\"s\" <urn:p> <urn:o> .",
        "<urn:s> <urn:p> \"o .",
        "<urn:s> <urn:p> \"o\\x\" .",
        "<urn:s> <urn:p> \"\\uD800\" .",
        "<urn:s> <urn:p> \"\\u00g0\" .",
        "<urn:s> <urn:p> \"\\U00110000\" .",
        "<urn:s> <urn:p> \"o\"@ .",
        "<urn:s> <urn:p> \"o\"@nl- .",
        "<urn:s> <urn:p> \"o\"^^dt .",
        "<urn:s> <urn:p> <urn:o> \"g\" .",
        "<urn:s> <urn:p> <urn:o> . <urn:s> <urn:p> <urn:o2> .",
        "<urn:s> <urn:p> _: .",
        "<urn:s> <urn:p> _",
        "<urn:s> <urn:p> _:a",
        "<urn:s> <urn:p> <urn:o",
        "<urn:s> <urn:p> <urn:\\",
        "<urn:a b> <urn:p> <urn:o> .",
        "@prefix x: <urn:x> ."
      })
  void otherText_isRefused(String text) {
    JsonLdException refusal =
        catchThrowableOfType(JsonLdException.class, () -> of("<urn:a> <urn:b> <urn:c> .\n" + text));
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.PARSING_ERROR);
    assertThat(refusal.problem().where()).isEqualTo("line 2");
  }

  @Test
  @Tag("T31")
  void moreStatementsThanAllowed_areRefused() {
    String text = "<urn:s> <urn:p> _:a .\n<urn:s> <urn:p> _:b .\n";
    assertThat(
            catchThrowableOfType(
                    JsonLdException.class,
                    () ->
                        CanonicalDataset.of(
                            text, HashAlgorithm.SHA_256, new CanonicalizationLimits(9, 1, 9)))
                .problem()
                .code())
        .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
  }

  private static CanonicalDataset of(String text) throws JsonLdException {
    return CanonicalDataset.of(text, HashAlgorithm.SHA_256, CanonicalizationLimits.DEFAULT);
  }
}
