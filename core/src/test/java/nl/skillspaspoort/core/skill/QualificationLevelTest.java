package nl.skillspaspoort.core.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.skillspaspoort.core.skill.QualificationLevel.Framework;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualificationLevelTest {
  private static final QualificationLevel VWO = QualificationLevel.nlqf("4+");
  private static final QualificationLevel HAVO = QualificationLevel.nlqf("4");

  @Test
  void vwo_isEqf4AndAboveHavo() {
    assertThat(VWO.eqfLevel()).hasValue(4);
    assertThat(VWO.isAtLeast(QualificationLevel.eqf("4"))).isTrue();
    assertThat(QualificationLevel.eqf("4").isAtLeast(VWO)).isTrue();
    assertThat(VWO.isAtLeast(QualificationLevel.eqf("5"))).isFalse();
    assertThat(VWO.isAtLeast(HAVO)).isTrue();
    assertThat(HAVO.isAtLeast(VWO)).isFalse();
    assertThat(QualificationLevel.nlqf("5").isAtLeast(VWO)).isTrue();
  }

  @Test
  void entryLevel_isBelowEverything() {
    QualificationLevel entry = QualificationLevel.nlqf("instroom");
    assertThat(entry.eqfLevel()).isEmpty();
    assertThat(entry.isAtLeast(entry)).isTrue();
    assertThat(entry.isAtLeast(QualificationLevel.nlqf("1"))).isFalse();
    assertThat(entry.isAtLeast(QualificationLevel.eqf("1"))).isFalse();
    assertThat(QualificationLevel.nlqf("1").isAtLeast(entry)).isTrue();
    assertThat(QualificationLevel.eqf("1").isAtLeast(entry)).isTrue();
  }

  @Test
  void frameworks_areOrderedFromLowToHigh() {
    for (Framework framework : Framework.values()) {
      List<String> order = framework.lowToHigh();
      for (int i = 0; i < order.size(); i++) {
        for (int j = 0; j < order.size(); j++) {
          assertThat(
                  new QualificationLevel(framework, order.get(i))
                      .isAtLeast(new QualificationLevel(framework, order.get(j))))
              .isEqualTo(i >= j);
        }
      }
    }
    assertThat(Framework.NLQF.lowToHigh())
        .containsExactly("instroom", "1", "2", "3", "4", "4+", "5", "6", "7", "8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void wholeLevels_areTheSameInBothFrameworks(int level) {
    QualificationLevel dutch = QualificationLevel.nlqf(Integer.toString(level));
    QualificationLevel european = QualificationLevel.eqf(Integer.toString(level));
    assertThat(dutch.eqfLevel()).hasValue(level);
    assertThat(european.eqfLevel()).hasValue(level);
    assertThat(dutch.isAtLeast(european)).isTrue();
    assertThat(european.isAtLeast(dutch)).isTrue();
    assertThat(dutch).isNotEqualTo(european);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.5",
        "0",
        "9",
        "",
        " 4",
        "4 ",
        "4 +",
        "+4",
        "Instroom",
        "vwo",
        "NLQF 4",
        "IV",
        "04",
        "٤"
      })
  void otherText_isRefusedInBothFrameworks(String value) {
    assertThatThrownBy(() -> QualificationLevel.nlqf(value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QualificationLevel.eqf(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4+", "instroom"})
  void dutchLevels_areNotEuropean(String value) {
    assertThatThrownBy(() -> QualificationLevel.eqf(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equality_isOfFrameworkAndValue() {
    assertThat(VWO).isNotEqualTo(HAVO).isEqualTo(QualificationLevel.nlqf("4+"));
    assertThat(VWO).hasToString("NLQF 4+");
  }
}
