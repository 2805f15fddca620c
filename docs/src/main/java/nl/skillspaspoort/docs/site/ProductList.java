package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/** What the product says of itself, so that nobody has to write it twice. */
enum ProductList {
  /** Every reason code with its texts. */
  REASON_CODES("reason-codes") {
    @Override
    List<Group> groups(Language language) {
      List<Entry> entries = new ArrayList<>();
      for (ProblemCode code : ProblemCode.values()) {
        Explanation explanation = Explanation.of(code, language);
        entries.add(
            new Entry(code.name(), code.name(), explanation.meaning(), explanation.advice()));
      }
      return List.of(new Group("codes", entries));
    }
  },

  /** The six axes with their values. */
  AXES("axes") {
    @Override
    List<Group> groups(Language language) {
      Texts texts = Texts.beside(Axes.class, "axes");
      List<Group> groups = new ArrayList<>();
      for (Class<? extends Enum<?>> axis : AXES_IN_ORDER) {
        String key = axis.getSimpleName().toLowerCase(Locale.ROOT);
        List<Entry> entries = new ArrayList<>();
        for (Enum<?> value : axis.getEnumConstants()) {
          String name = value.name();
          entries.add(new Entry(key + "-" + name, name, texts.get(language, key + "." + name), ""));
        }
        groups.add(new Group(Optional.of(key), texts.get(language, key), "codes short", entries));
      }
      return groups;
    }
  },

  /** The three verdicts. */
  VERDICTS("verdicts") {
    @Override
    List<Group> groups(Language language) {
      Texts texts = Texts.beside(VerificationResult.class, "verdicts");
      List<Entry> entries = new ArrayList<>();
      for (String verdict : List.of("VALID", "INVALID", "UNDETERMINED")) {
        entries.add(
            new Entry(
                "verdict-" + verdict, verdict, texts.get(language, "verdict." + verdict), ""));
      }
      return List.of(new Group("codes verdicts", entries));
    }
  },

  /** What a proof level is computed from. */
  PROOF_REASONS("proof-reasons") {
    @Override
    List<Group> groups(Language language) {
      List<Entry> entries = new ArrayList<>();
      for (ProofReason reason : ProofReason.values()) {
        entries.add(new Entry("proof-" + reason.name(), reason.name(), reason.text(language), ""));
      }
      return List.of(new Group("codes short", entries));
    }
  },

  /** The names of the proof levels. */
  PROOF_LEVELS("proof-levels") {
    @Override
    List<Group> groups(Language language) {
      List<Entry> entries = new ArrayList<>();
      for (ProofLevel level : ProofLevel.values()) {
        entries.add(new Entry(level.code(), level.code(), level.name(language), ""));
      }
      return List.of(new Group("codes short", entries));
    }
  },

  /** The commands of the wallet with what their help says. */
  COMMANDS("commands") {
    @Override
    List<Group> groups(Language language) {
      TreeMap<String, String> keys = new TreeMap<>();
      Properties texts = commandTexts(language);
      for (String key : texts.stringPropertyNames()) {
        Matcher command = COMMAND.matcher(key);
        if (command.matches()) {
          keys.put(command.group(1).replace('.', ' '), command.group(1));
        }
      }
      List<Entry> entries = new ArrayList<>();
      keys.forEach(
          (name, key) ->
              entries.add(
                  new Entry(
                      name.replace(' ', '-'),
                      "skillspas " + name,
                      (text(texts, key, "header") + " " + text(texts, key, "description")).strip(),
                      text(texts, key, "footer"))));
      return List.of(new Group("codes", entries));
    }

    @Override
    String html(Language language) {
      StringBuilder html = new StringBuilder();
      for (Entry entry : groups(language).get(0).entries()) {
        html.append(
            Html.fill(
                "<h3 id=\"%s\"><code>%s</code></h3>\n<p>%s</p>\n<pre><code>%s</code></pre>\n",
                entry.id(),
                Html.escape(entry.name()),
                Html.escape(entry.meaning()),
                Html.escape(entry.advice())));
      }
      return html.toString();
    }

    @Override
    String inMarkdown(Entry entry) {
      return entry.meaning().replace("<", "\\<") + "\n  `" + entry.advice() + "`\n";
    }
  };

  /** One thing with what it means and perhaps what to do, or an example. */
  record Entry(String id, String name, String meaning, String advice) {}

  /** Some entries, perhaps under a heading of their own. */
  record Group(Optional<String> id, String heading, String style, List<Entry> entries) {
    Group(String style, List<Entry> entries) {
      this(Optional.empty(), "", style, entries);
    }
  }

  /** What stands below a list in a file. */
  static final String END = "<!-- end of list -->";

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

  abstract List<Group> groups(Language language);

  /** For the site. */
  String html(Language language) {
    StringBuilder html = new StringBuilder();
    for (Group group : groups(language)) {
      group
          .id()
          .ifPresent(
              id ->
                  html.append(
                      Html.fill("<h3 id=\"%s\">%s</h3>\n", id, Html.escape(group.heading()))));
      html.append("<dl class=\"").append(group.style()).append("\">\n");
      group.entries().forEach(entry -> html.append(html(entry)));
      html.append("</dl>\n");
    }
    return html.toString();
  }

  /** For whoever reads the file itself. */
  String markdown(Language language) {
    StringBuilder markdown = new StringBuilder();
    for (Group group : groups(language)) {
      if (group.id().isPresent()) {
        markdown.append("**").append(group.heading()).append("**\n\n");
      }
      for (Entry entry : group.entries()) {
        markdown.append("- `").append(entry.name()).append("`: ").append(inMarkdown(entry));
      }
      markdown.append('\n');
    }
    return markdown.toString();
  }

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

  /** What stands behind the name; for a command its example as code. */
  String inMarkdown(Entry entry) {
    String more = entry.advice().isEmpty() ? "" : " " + entry.advice();
    return (entry.meaning() + more).replace("<", "\\<") + "\n";
  }

  private static String html(Entry entry) {
    return Html.fill(
        "<div id=\"%s\"><dt><a href=\"#%s\"><code>%s</code></a></dt><dd>%s%s</dd></div>\n",
        entry.id(),
        entry.id(),
        Html.escape(entry.name()),
        Html.escape(entry.meaning()),
        entry.advice().isEmpty() ? "" : " <span>" + Html.escape(entry.advice()) + "</span>");
  }

  private static String text(Properties texts, String command, String part) {
    return texts.getProperty("skillspas." + command + ".usage." + part, "").strip();
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
