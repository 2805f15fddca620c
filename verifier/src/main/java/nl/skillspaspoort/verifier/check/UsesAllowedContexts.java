package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The contexts are exactly one of the allowed lists, and no part of the document brings contexts of
 * its own: otherwise one signature could cover the same names with another meaning. A credential
 * inside has its own, of which the same is asked.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#validating-contexts">VC Data Integrity
 *     1.0, Validating Contexts</a>
 */
final class UsesAllowedContexts {
  private static final String CONTEXT = "@context";

  private UsesAllowedContexts() {}

  static CheckOutcome check(JsonObject document, List<List<String>> allowed) {
    return check(document, allowed, "");
  }

  private static CheckOutcome check(JsonObject document, List<List<String>> allowed, String place) {
    JsonValue contexts = document.get(CONTEXT).orElse(JsonArray.of());
    if (!isAllowed(contexts, allowed)) {
      return failed(place + "/" + CONTEXT, "a list of contexts that the policy does not allow");
    }
    JsonObject rest = document.without(CONTEXT);
    if (!isNestedIn(rest.without(DataIntegrity.PROOF))) {
      return new CheckOutcome.Passed(Check.CONTEXTS, "an allowed list of contexts");
    }
    for (EmbeddedCredentials.Embedded inner : EmbeddedCredentials.in(rest)) {
      if (Envelope.isEnvelope(inner.json(), Envelope.Type.CREDENTIAL)) {
        if (!isWellFormed(inner.json())) {
          return failed(place + inner.where(), "an envelope with something else in it");
        }
      } else if (isNestedIn(inner.json())) {
        CheckOutcome outcome = check(inner.json(), allowed, place + inner.where());
        if (!outcome.isSatisfied()) {
          return outcome;
        }
      }
    }
    String nested = nested(EmbeddedCredentials.without(rest), "", true);
    return nested == null
        ? new CheckOutcome.Passed(Check.CONTEXTS, "allowed lists of contexts")
        : failed(place + nested, "a context inside the document");
  }

  private static boolean isAllowed(JsonValue contexts, List<List<String>> allowed) {
    for (List<String> list : allowed) {
      if (contexts instanceof JsonArray array && isExactly(array, list)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExactly(JsonArray contexts, List<String> urls) {
    if (contexts.size() != urls.size()) {
      return false;
    }
    for (int i = 0; i < urls.size(); i++) {
      if (!(contexts.get(i) instanceof JsonString url) || !url.value().equals(urls.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Then it has the one context of envelopes; those of the token in it are checked with it. */
  private static boolean isWellFormed(JsonObject envelope) {
    try {
      Envelope.read(envelope, Envelope.Type.CREDENTIAL);
      return true;
    } catch (CredentialFormatException e) {
      return false;
    }
  }

  /** The same for whoever allows any list of known contexts: by URL, at the top only. */
  static CheckOutcome checkByUrl(JsonObject document) {
    List<String> urls = new ArrayList<>();
    if (document.get(CONTEXT).orElse(JsonArray.of()) instanceof JsonArray contexts) {
      for (JsonValue context : contexts) {
        if (context instanceof JsonString url) {
          urls.add(url.value());
        }
      }
    }
    return check(document, List.of(urls));
  }

  private static CheckOutcome failed(String where, String found) {
    return new CheckOutcome.Failed(
        Check.CONTEXTS,
        new Problem(
            ProblemCode.CONTEXT_NOT_ALLOWED,
            where,
            found,
            "exactly one of the lists that the policy allows, at the top only"));
  }

  /** True if any object in the value has a context. */
  private static boolean isNestedIn(JsonValue value) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (isNestedIn(array.get(i))) {
          return true;
        }
      }
    } else if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (object.nameAt(i).equals(CONTEXT) || isNestedIn(object.valueAt(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The pointer of the first nested context. A proof may have one: its suite compares it with the
   * document's.
   */
  private static @Nullable String nested(JsonValue value, String where, boolean top) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        String found = nested(array.get(i), JsonPointer.element(where, i), false);
        if (found != null) {
          return found;
        }
      }
    } else if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        String name = object.nameAt(i);
        String at = JsonPointer.member(where, name);
        if (name.equals(CONTEXT)) {
          return at;
        }
        if (top && name.equals(DataIntegrity.PROOF)) {
          continue;
        }
        String found = nested(object.valueAt(i), at, false);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
