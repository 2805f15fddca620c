package nl.skillspaspoort.issuer.catalogue;

import static nl.skillspaspoort.issuer.catalogue.CatalogueEntryTest.ENERGY;
import static nl.skillspaspoort.issuer.catalogue.CatalogueEntryTest.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DOMAIN issuer 2: changing a text without raising the version fails")
final class CatalogueLockTest {

  private static String changed(String good, String bad) {
    assertThat(ENERGY).contains(good);
    return ENERGY.replace(good, bad);
  }

  @Test
  void textChangedUnderItsVersion_isNotRaised() throws Exception {
    CatalogueLock lock = CatalogueLock.EMPTY.with(entry(ENERGY));
    CatalogueEntry changed = entry(changed("Small unit", "A small unit"));
    assertThat(lock.state(changed)).isEqualTo(CatalogueLock.State.NOT_RAISED);
    assertThat(lock.check(changed).orElseThrow().code()).isEqualTo(ProblemCode.VERSION_NOT_RAISED);
    assertThatThrownBy(() -> lock.with(changed)).isInstanceOf(CatalogueException.class);
    CatalogueEntry raised =
        entry(changed("Small unit", "A small unit").replace("version: \"1\"", "version: \"2\""));
    assertThat(lock.state(raised)).isEqualTo(CatalogueLock.State.NEW);
    assertThat(lock.with(raised).state(entry(ENERGY))).isEqualTo(CatalogueLock.State.LOCKED);
  }

  @Test
  void layout_changesNothing() throws Exception {
    CatalogueLock lock = CatalogueLock.EMPTY.with(entry(ENERGY));
    String other = changed("level: {eqf: 6, nlqf: 6}", "level:\n  nlqf: '6'\n  eqf: \"6\"\n");
    assertThat(lock.state(entry("# another comment\n" + other)))
        .isEqualTo(CatalogueLock.State.LOCKED);
  }

  @Test
  void versionThatGoesBack_isNotRaised() throws Exception {
    CatalogueLock lock =
        CatalogueLock.EMPTY.with(entry(changed("version: \"1\"", "version: \"1.10\"")));
    assertThat(lock.state(entry(changed("version: \"1\"", "version: \"1.9\""))))
        .isEqualTo(CatalogueLock.State.NOT_RAISED);
    assertThat(lock.state(entry(changed("version: \"1\"", "version: \"1.11\""))))
        .isEqualTo(CatalogueLock.State.NEW);
  }

  @Test
  void file_isReadBack() throws Exception {
    CatalogueLock lock = CatalogueLock.EMPTY.with(entry(ENERGY));
    assertThat(CatalogueLock.read(lock.bytes()).state(entry(ENERGY)))
        .isEqualTo(CatalogueLock.State.LOCKED);
    byte[] twice =
        (new String(lock.bytes(), StandardCharsets.UTF_8).repeat(2))
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> CatalogueLock.read(twice))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("line 2");
  }
}
