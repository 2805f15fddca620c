package nl.skillspaspoort.examples.vcapi;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;

/** {@code POST /{way}/credentials/derive}: what a holder does. */
final class Deriving {
  private Deriving() {}

  static Answer answer(Request request) throws ProblemException {
    JsonObject body = request.json();
    JsonObject credential =
        body.required("verifiableCredential", "").asObject("/verifiableCredential");
    JsonObject options = body.required("options", "").asObject("/options");
    List<String> pointers =
        pointers(options.required("selectivePointers", "/options"), "/options/selectivePointers");
    JsonObject derived = DataIntegrity.with(Suites.standard()).derive(credential, pointers);
    return Answer.json(
        201, request.secure() ? JsonObject.EMPTY.with("verifiableCredential", derived) : derived);
  }

  static List<String> pointers(JsonValue value, String where) throws JsonFormatException {
    JsonArray array = value.asArray(where);
    List<String> pointers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      pointers.add(array.get(i).asString(JsonPointer.element(where, i)));
    }
    return pointers;
  }
}
