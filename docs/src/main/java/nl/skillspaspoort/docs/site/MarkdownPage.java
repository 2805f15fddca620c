package nl.skillspaspoort.docs.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A Markdown file as a page. Headings get the anchors that code hosts give them, names of reason
 * codes lead to what they mean, and between the comments {@code <!-- list: … -->} and {@code <!--
 * end of list -->} is a list of the product: in the file for whoever reads the file itself, here as
 * the product has it now.
 */
final class MarkdownPage {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder().extensions(TABLES).build();
  private static final Set<String> CODES =
      Stream.of(ProblemCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final Links links;
  private final IdentityHashMap<Node, String> anchors = new IdentityHashMap<>();
  private final HashMap<String, Integer> taken = new HashMap<>();
  private final List<Page.Part> parts = new ArrayList<>();

  MarkdownPage(Links links) {
    this.links = links;
  }

  Page read(String markdown) {
    Node document = PARSER.parse(markdown);
    placeLists(document);
    document.accept(new Rewriting());
    collectParts(document);
    if (parts.isEmpty() || parts.get(0).level() != 1) {
      throw new IllegalStateException(links.path() + " does not begin with a heading (# Title)");
    }
    return new Page(links.path(), links.address(), parts.get(0).name(), html(document), parts);
  }

  /** Lists in the place of their comments; other comments go. */
  private void placeLists(Node document) {
    for (Node node = document.getFirstChild(); node != null; ) {
      Node next = node.getNext();
      if (node instanceof HtmlBlock html && html.getLiteral().startsWith("<!--")) {
        Optional<ProductList> list = ProductList.named(html.getLiteral().strip());
        if (list.isPresent()) {
          next = endOfList(html);
          html.setLiteral(list.get().html(links.language()));
        } else {
          html.unlink();
        }
      }
      node = next;
    }
  }

  /** Takes away what the file has of a list, up to its end. */
  private Node endOfList(HtmlBlock start) {
    Node next = start.getNext();
    while (next != null && !isEnd(next)) {
      next.unlink();
      next = start.getNext();
    }
    if (next == null) {
      throw new IllegalStateException(
          links.path()
              + " has a list without "
              + ProductList.END
              + " below it: "
              + start.getLiteral().strip());
    }
    return next;
  }

  private static boolean isEnd(Node node) {
    return node instanceof HtmlBlock html && html.getLiteral().strip().equals(ProductList.END);
  }

  private String html(Node document) {
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      String anchor = anchors.get(node);
                      if (anchor != null) {
                        attributes.put("id", anchor);
                      }
                      // So that a code block or a table that is too wide can be moved by keyboard.
                      if (tag.equals("pre")) {
                        attributes.put("tabindex", "0");
                      }
                    })
            .build();
    return renderer
        .render(document)
        .replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  private void collectParts(Node document) {
    Heading last = null;
    StringBuilder text = new StringBuilder();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        if (last != null) {
          add(last, text);
        }
        last = heading;
      } else if (node instanceof HtmlBlock html) {
        text.append(html.getLiteral().replaceAll("<[^>]*>", " ")).append(' ');
      } else {
        text.append(TEXT.render(node)).append(' ');
      }
    }
    if (last != null) {
      add(last, text);
    }
  }

  private void add(Heading heading, StringBuilder text) {
    String anchor = anchors.get(heading);
    if (anchor == null) {
      throw new AssertionError("a heading without an anchor");
    }
    parts.add(
        new Page.Part(
            heading.getLevel(),
            anchor,
            TEXT.render(heading).strip(),
            text.toString().replaceAll("\\s+", " ").strip()));
    text.setLength(0);
  }

  private String anchor(Heading heading) {
    String anchor =
        TEXT.render(heading)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N} _-]", "")
            .replace(' ', '-');
    int before = taken.merge(anchor, 1, Integer::sum) - 1;
    return before == 0 ? anchor : anchor + "-" + before;
  }

  /** Sets anchors and links in place. */
  private final class Rewriting extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      anchors.put(heading, anchor(heading));
      super.visit(heading);
    }

    @Override
    public void visit(Link link) {
      link.setDestination(links.to(link.getDestination()));
    }

    @Override
    public void visit(Image image) {
      image.setDestination(links.toPicture(image.getDestination()));
      super.visit(image);
    }

    @Override
    public void visit(Code code) {
      if (CODES.contains(code.getLiteral()) && !(code.getParent() instanceof Heading)) {
        Link link = new Link(links.toCode(code.getLiteral()), null);
        code.insertBefore(link);
        link.appendChild(code);
      }
    }
  }
}
