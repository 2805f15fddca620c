package nl.skillspaspoort.issuer.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document, and so JSON as well, from its events: no types are guessed, no
 * objects made. Anchors, aliases and tags are refused, as are duplicate keys, deep nesting and more
 * than one document.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
final class YamlReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_PARTS = 20_000;

  private final Deque<Part> open = new ArrayDeque<>();
  private final Deque<Optional<String>> keys = new ArrayDeque<>();
  private @Nullable Part root;
  private int parts;
  private int documents;

  private YamlReader() {}

  /**
   * Reads a file.
   *
   * @throws CatalogueException naming line and column
   */
  static Part read(byte[] utf8) throws CatalogueException {
    if (utf8.length > MAX_BYTES) {
      throw CatalogueException.of(
          ProblemCode.LIMIT_EXCEEDED,
          "",
          "a file of " + utf8.length + " bytes",
          "at most " + MAX_BYTES);
    }
    return new YamlReader().document(decode(utf8));
  }

  private static String decode(byte[] utf8) throws CatalogueException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw CatalogueException.of(
          ProblemCode.INVALID_ENCODING, "", "bytes that are not UTF-8", "a file in UTF-8");
    }
  }

  private Part document(String text) throws CatalogueException {
    LoadSettings settings =
        LoadSettings.builder().setParseComments(false).setCodePointLimit(MAX_BYTES).build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      while (events.hasNext()) {
        event(events.next());
      }
    } catch (MarkedYamlEngineException e) {
      throw CatalogueException.of(
          ProblemCode.PARSING_ERROR,
          e.getProblemMark().map(YamlReader::where).orElse(""),
          "text that is not YAML",
          "YAML or JSON: names and values, indented by spaces");
    } catch (YamlEngineException e) {
      throw CatalogueException.of(
          ProblemCode.PARSING_ERROR, "", "a character that YAML forbids", "YAML or JSON");
    }
    if (root == null) {
      throw CatalogueException.of(
          ProblemCode.PARSING_ERROR, "line 1, column 1", "an empty file", "an achievement");
    }
    return root;
  }

  private void event(Event event) throws CatalogueException {
    String where = event.getStartMark().map(YamlReader::where).orElse("");
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw CatalogueException.of(
          ProblemCode.TRAILING_DATA, where, "a second document", "one achievement in each file");
    }
    if (event instanceof NodeEvent node && (node instanceof AliasEvent || hasAnchorOrTag(node))) {
      throw CatalogueException.of(
          ProblemCode.MALFORMED_VALUE_ERROR,
          where,
          "an anchor, an alias or a tag",
          "the text itself, written out");
    }
    if (event instanceof ScalarEvent scalar) {
      scalar(scalar, where);
    } else if (event instanceof CollectionStartEvent start) {
      Part part =
          event.getEventId() == Event.ID.MappingStart
              ? new Part.Members(where)
              : new Part.Items(where);
      if (start.getEventId() == Event.ID.MappingStart && isKeyExpected()) {
        throw notAName(where);
      }
      add(part, where);
      if (open.size() == MAX_DEPTH) {
        throw limit(where, "nesting deeper than " + MAX_DEPTH);
      }
      open.push(part);
      keys.push(Optional.empty());
    } else if (event.getEventId() == Event.ID.MappingEnd
        || event.getEventId() == Event.ID.SequenceEnd) {
      open.pop();
      keys.pop();
    }
  }

  private static boolean hasAnchorOrTag(NodeEvent node) {
    Optional<String> tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : node instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    return node.getAnchor().isPresent() || tag.isPresent();
  }

  private boolean isKeyExpected() {
    return open.peek() instanceof Part.Members && keys.element().isEmpty();
  }

  private void scalar(ScalarEvent scalar, String where) throws CatalogueException {
    boolean nothing =
        scalar.getScalarStyle() == ScalarStyle.PLAIN
            && (scalar.getValue().equals("null") || scalar.getValue().equals("~"));
    String value = nothing ? "" : scalar.getValue();
    if (!isKeyExpected()) {
      add(new Part.Text(where, value), where);
      return;
    }
    Map<String, Part> members = ((Part.Members) open.element()).parts();
    if (value.isBlank()) {
      throw notAName(where);
    }
    if (members.containsKey(value)) {
      throw CatalogueException.of(
          ProblemCode.DUPLICATE_KEY,
          where,
          "the name " + Part.shown(value) + " again",
          "each name once");
    }
    keys.pop();
    keys.push(Optional.of(value));
  }

  private void add(Part part, String where) throws CatalogueException {
    if (++parts > MAX_PARTS) {
      throw limit(where, "more than " + MAX_PARTS + " parts");
    }
    Part parent = open.peek();
    if (parent == null) {
      root = part;
    } else if (parent instanceof Part.Items items) {
      items.parts().add(part);
    } else if (parent instanceof Part.Members members) {
      String key = keys.pop().orElseThrow(() -> notAName(where));
      members.parts().put(key, part);
      keys.push(Optional.empty());
    }
  }

  private static CatalogueException notAName(String where) {
    return CatalogueException.of(
        ProblemCode.MALFORMED_VALUE_ERROR, where, "a name that is no text", "a text as the name");
  }

  private static CatalogueException limit(String where, String found) {
    return CatalogueException.of(
        ProblemCode.LIMIT_EXCEEDED, where, found, "one achievement, within the limits");
  }

  private static String where(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }
}
