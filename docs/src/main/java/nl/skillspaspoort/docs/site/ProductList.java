package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.assessment.ProofReason;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.Texts;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.outcome.Axes;

/** What the product says of itself, so that no page has to repeat it. */
enum ProductList {
  /** Every reason code with its texts. */
  REASON_CODES("reason-codes") {
    @Override
    String html(Language language) {
      StringBuilder html = new StringBuilder("<dl class=\"codes\">\n");
      for (ProblemCode code : ProblemCode.values()) {
        Explanation explanation = Explanation.of(code, language);
        html.append(entry(code.name(), code.name(), explanation.meaning(), explanation.advice()));
      }
      return html.append("</dl>\n").toString();
    }
  },

  /** The six axes with their values. */
  AXES("axes") {
    @Override
    String html(Language language) {
      Texts texts = Texts.beside(Axes.class, "axes");
      StringBuilder html = new StringBuilder();
      for (Class<? extends Enum<?>> axis : AXES_IN_ORDER) {
        String key = axis.getSimpleName().toLowerCase(Locale.ROOT);
        html.append(
            Html.fill(
                "<h3 id=\"%s\">%s</h3>\n<dl class=\"codes short\">\n",
                key, Html.escape(texts.get(language, key))));
        for (Enum<?> value : axis.getEnumConstants()) {
          String name = value.name();
          html.append(entry(key + "-" + name, name, texts.get(language, key + "." + name), ""));
        }
        html.append("</dl>\n");
      }
      return html.toString();
    }
  },

  /** The three verdicts. */
  VERDICTS("verdicts") {
    @Override
    String html(Language language) {
      Texts texts = Texts.beside(VerificationResult.class, "verdicts");
      StringBuilder html = new StringBuilder("<dl class=\"codes verdicts\">\n");
      for (String verdict : List.of("VALID", "INVALID", "UNDETERMINED")) {
        html.append(
            entry("verdict-" + verdict, verdict, texts.get(language, "verdict." + verdict), ""));
      }
      return html.append("</dl>\n").toString();
    }
  },

  /** What a proof level is computed from. */
  PROOF_REASONS("proof-reasons") {
    @Override
    String html(Language language) {
      StringBuilder html = new StringBuilder("<dl class=\"codes short\">\n");
      for (ProofReason reason : ProofReason.values()) {
        html.append(entry("proof-" + reason.name(), reason.name(), reason.text(language), ""));
      }
      return html.append("</dl>\n").toString();
    }
  },

  /** The names of the proof levels. */
  PROOF_LEVELS("proof-levels") {
    @Override
    String html(Language language) {
      StringBuilder html = new StringBuilder("<dl class=\"codes short\">\n");
      for (ProofLevel level : ProofLevel.values()) {
        html.append(entry(level.code(), level.code(), level.name(language), ""));
      }
      return html.append("</dl>\n").toString();
    }
  },

  /** The commands of the wallet with what their help says. */
  COMMANDS("commands") {
    @Override
    String html(Language language) {
      TreeMap<String, String> headers = new TreeMap<>();
      Properties texts = commandTexts(language);
      for (String key : texts.stringPropertyNames()) {
        Matcher command = COMMAND.matcher(key);
        if (command.matches()) {
          headers.put(command.group(1).replace('.', ' '), command.group(1));
        }
      }
      StringBuilder html = new StringBuilder();
      headers.forEach(
          (name, key) ->
              html.append(
                  Html.fill(
                      "<h3 id=\"%s\"><code>skillspas %s</code></h3>\n"
                          + "<p>%s %s</p>\n"
                          + "<pre><code>%s</code></pre>\n",
                      name.replace(' ', '-'),
                      Html.escape(name),
                      text(texts, key, "header"),
                      text(texts, key, "description"),
                      text(texts, key, "footer"))));
      return html.toString();
    }
  };

  private static final Pattern COMMENT = Pattern.compile("<!-- list: ([a-z-]+) -->");
  private static final Pattern COMMAND = Pattern.compile("skillspas\\.([a-z.-]+)\\.usage\\.header");
  private static final List<Class<? extends Enum<?>>> AXES_IN_ORDER =
      List.of(
          Axes.Integrity.class,
          Axes.Validity.class,
          Axes.Status.class,
          Axes.Recognition.class,
          Axes.Holder.class,
          Axes.Content.class);

  private final String label;

  ProductList(String label) {
    this.label = label;
  }

  abstract String html(Language language);

  /**
   * The list that a comment asks for; nothing for a comment of another kind.
   *
   * @throws IllegalStateException if no list has that name
   */
  static Optional<ProductList> named(String comment) {
    Matcher matcher = COMMENT.matcher(comment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (ProductList list : values()) {
      if (list.label.equals(matcher.group(1))) {
        return Optional.of(list);
      }
    }
    throw new IllegalStateException("found no list of the name " + matcher.group(1));
  }

  private static String entry(String id, String name, String meaning, String advice) {
    return Html.fill(
        "<div id=\"%s\"><dt><a href=\"#%s\"><code>%s</code></a></dt><dd>%s%s</dd></div>\n",
        id,
        id,
        Html.escape(name),
        Html.escape(meaning),
        advice.isEmpty() ? "" : " <span>" + Html.escape(advice) + "</span>");
  }

  private static String text(Properties texts, String command, String part) {
    return Html.escape(texts.getProperty("skillspas." + command + ".usage." + part, "").strip());
  }

  /** By its place on the class path: nobody imports the command line. */
  private static Properties commandTexts(Language language) {
    String name = "nl/skillspaspoort/wallet/cli/texts_" + language.tag() + ".properties";
    Properties texts = new Properties();
    try (var in = ProductList.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("found no " + name + " on the class path");
      }
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
