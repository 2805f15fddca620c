package nl.skillspaspoort.examples.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Test;

/** The description and the routes say the same. */
class OpenApiTest {

  @Test
  void pathsMethodsAndStatuses_areThoseOfTheRoutes() throws Exception {
    IssuingKeys keys = IssuingKeys.generate();
    StatusHost status =
        new StatusHost("https://a.example", keys.signer(KeyAlgorithm.ED25519), FixedClock.atNow());
    Map<String, Set<String>> routes = new TreeMap<>();
    for (Route route : Routes.of(keys, status, new Traffic(), FixedClock.atNow())) {
      Set<String> statuses = new TreeSet<>();
      route.statuses().forEach(each -> statuses.add(Integer.toString(each)));
      Routes.ALWAYS.forEach(each -> statuses.add(Integer.toString(each)));
      assertThat(routes.put(route.method() + " " + route.template(), statuses)).isNull();
    }
    assertThat(described()).isEqualTo(routes);
  }

  private static Map<String, Set<String>> described() throws Exception {
    JsonObject paths = object(JsonReader.strict().readObject(Routes.openApi()), "paths");
    Map<String, Set<String>> described = new TreeMap<>();
    for (String path : paths.names()) {
      JsonObject operations = object(paths, path);
      for (String method : operations.names()) {
        described.put(
            method.toUpperCase(Locale.ROOT) + " " + path,
            new TreeSet<>(object(object(operations, method), "responses").names()));
      }
    }
    return described;
  }

  @Test
  void everyReference_leadsToASchema() throws Exception {
    JsonObject document = JsonReader.strict().readObject(Routes.openApi());
    Set<String> schemas = Set.copyOf(object(object(document, "components"), "schemas").names());
    String text = document.toJson();
    String start = "\"#/components/schemas/";
    int references = 0;
    for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      int name = at + start.length();
      assertThat(schemas).contains(text.substring(name, text.indexOf('"', name)));
      references++;
    }
    assertThat(references).isGreaterThan(10);
  }

  private static JsonObject object(JsonObject parent, String name) {
    return (JsonObject) parent.get(name).orElseThrow();
  }
}
