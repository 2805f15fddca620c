package nl.skillspaspoort.core.trust;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * Finds our extension among the extensions of an object. ETSI leaves their form open: ours are
 * objects with {@code id} and {@code critical}. A foreign one is skipped, unless it says that it is
 * critical.
 */
final class Extensions {
  private Extensions() {}

  /**
   * Our extension, if it is there.
   *
   * @param members what it may hold beside {@code id} and {@code critical}
   */
  static Optional<Node> find(Node owner, String array, String id, Set<String> members)
      throws JsonFormatException {
    Optional<Node> ours = Optional.empty();
    JsonArray extensions = owner.optionalArray(array);
    for (int i = 0; i < extensions.size(); i++) {
      if (!(extensions.get(i) instanceof JsonObject extension)) {
        continue;
      }
      Node node = new Node(extension, JsonPointer.element(owner.at(array), i));
      if (extension.text(Lote.EXTENSION_ID).equals(Optional.of(id))) {
        if (ours.isPresent()) {
          throw owner.malformed(array, "the same extension twice", "each extension once");
        }
        ours = Optional.of(checked(node, members));
      } else {
        refuseIfCritical(node);
      }
    }
    return ours;
  }

  private static Node checked(Node node, Set<String> members) throws JsonFormatException {
    Set<String> allowed = new HashSet<>(members);
    allowed.add(Lote.EXTENSION_ID);
    allowed.add(Lote.CRITICAL);
    node.only(allowed);
    if (!node.json().required(Lote.CRITICAL, node.where()).asBoolean(node.at(Lote.CRITICAL))) {
      throw node.malformed(Lote.CRITICAL, "false", "true: a reader must not skip it");
    }
    return node;
  }

  /** Also if the word is written with a capital, as the XML form of these lists does. */
  private static void refuseIfCritical(Node node) throws JsonFormatException {
    for (String name : node.json().names()) {
      JsonValue value = node.json().get(name).orElseThrow();
      if (name.toLowerCase(Locale.ROOT).equals(Lote.CRITICAL) && value != JsonBoolean.FALSE) {
        throw node.malformed(name, "a critical extension that is not known here", "none");
      }
    }
  }
}
