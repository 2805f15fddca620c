package nl.skillspaspoort.verifier.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;
import org.junit.jupiter.api.Test;

final class AxisTextTest {
  private static final List<Class<? extends Enum<?>>> AXES =
      List.of(
          Axes.Integrity.class,
          Axes.Validity.class,
          Axes.Status.class,
          Axes.Recognition.class,
          Axes.Holder.class,
          Axes.Content.class);

  /** Every axis and every value has a text in every language, and there are no others. */
  @Test
  void texts_areThoseOfTheAxes() {
    Set<String> expected = new TreeSet<>();
    for (Class<? extends Enum<?>> axis : AXES) {
      String name = axis.getSimpleName().toLowerCase(Locale.ROOT);
      expected.add(name);
      for (Enum<?> value : axis.getEnumConstants()) {
        expected.add(name + "." + value.name());
      }
    }
    Texts texts = Texts.beside(AxisText.class, "axes");
    for (Language language : Language.values()) {
      assertThat(new TreeSet<>(texts.keys(language))).as(language.tag()).isEqualTo(expected);
    }
  }

  @Test
  void everyComponent_isTold() {
    Axes axes =
        new Axes(
            Axes.Integrity.VALID,
            Axes.Validity.EXPIRED,
            Axes.Status.REVOKED,
            Axes.Recognition.ENDED,
            Axes.Holder.MATCHED,
            Axes.Content.WARNINGS);
    assertThat(AxisText.of(axes, Language.NL)).hasSize(Axes.class.getRecordComponents().length);
    assertThat(AxisText.of(axes, Language.NL)).doesNotHaveDuplicates();
  }
}
