package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.assessment.Profile;
import nl.skillspaspoort.core.assessment.ProfileSchema;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.jsonld.Contexts;
import org.junit.jupiter.api.Test;

/** The published profile is the one that ships: the same bytes, and the same terms in each file. */
final class ProfileFilesTest {
  private static final Path FOLDER = Path.of("profile");

  private static JsonObject object(JsonObject json, String... names) {
    JsonObject found = json;
    for (String name : names) {
      found = (JsonObject) found.get(name).orElseThrow();
    }
    return found;
  }

  @Test
  void contextAndSchema_areTheBytesThatShip() throws IOException {
    try (InputStream context =
        Contexts.class.getResourceAsStream("contexts/skillspaspoort-v1.jsonld")) {
      assertThat(Files.readAllBytes(FOLDER.resolve("skillspaspoort-v1.jsonld")))
          .isEqualTo(Objects.requireNonNull(context).readAllBytes());
    }
    assertThat(Files.readAllBytes(FOLDER.resolve("skillspaspoort-v1.schema.json")))
        .isEqualTo(ProfileSchema.bytes());
  }

  @Test
  void everyTermOfTheContext_isInTheSchemaAndOnThePage() throws Exception {
    JsonObject context = Contexts.bundled().find(CredentialDraft.PROFILE_CONTEXT).orElseThrow();
    Set<String> terms =
        object(context, "@context").names().stream()
            .filter(name -> name.startsWith("ext:"))
            .collect(Collectors.toSet());
    JsonObject schema = JsonReader.strict().readObject(ProfileSchema.bytes());
    assertThat(schema.text("$id")).contains(ProfileSchema.URL);
    assertThat(object(schema, "$defs", "achievement", "properties").names())
        .containsExactlyInAnyOrderElementsOf(terms);
    String page = Files.readString(FOLDER.resolve("README.md"));
    for (String term : terms) {
      assertThat(page).contains("`" + term + "`");
    }
    for (Profile profile : Profile.values()) {
      assertThat(page).contains("`" + profile.code() + "`");
    }
  }
}
