package nl.skillspaspoort.verifier.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/**
 * One of the six answers in plain words, for a person.
 *
 * @param name what was asked, for example "Signature"
 * @param value the answer
 */
public record AxisText(String name, String value) {
  private static final Texts TEXTS = Texts.beside(AxisText.class, "axes");

  /** All six, in order. */
  public static List<AxisText> of(Axes axes, Language language) {
    List<AxisText> texts = new ArrayList<>();
    for (Enum<?> value :
        List.<Enum<?>>of(
            axes.integrity(),
            axes.validity(),
            axes.status(),
            axes.recognition(),
            axes.holder(),
            axes.content())) {
      String axis = value.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
      texts.add(
          new AxisText(TEXTS.get(language, axis), TEXTS.get(language, axis + "." + value.name())));
    }
    return List.copyOf(texts);
  }
}
