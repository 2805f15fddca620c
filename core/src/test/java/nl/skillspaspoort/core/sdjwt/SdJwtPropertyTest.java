package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.AUDIENCE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NONCE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.PROFILE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.RANDOM;
import static nl.skillspaspoort.core.sdjwt.Fixtures.cnf;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;

/** Any claims, any of them hidden, any of those shown: exactly the expected claims come out. */
class SdJwtPropertyTest {
  private static final List<String> NAMES =
      List.of("a", "b", "name", "a/b", "m~n", "", "é", "sd", "_sd1", ".", "....", "0", "1");

  @Property(tries = 300)
  void issueShowVerify_givesExactlyWhatWasChosen(
      @ForAll long seed, @ForAll @IntRange(max = 4) int decoys) throws Exception {
    Random random = new Random(seed);
    JsonObject claims = object(random, 0).with("cnf", json(cnf(TestKeys.HOLDER)));
    List<String> all = new ArrayList<>();
    collect(claims, "", all);
    Set<String> hidable = subset(all, random);
    hidable.removeIf(pointer -> pointer.equals("/cnf") || pointer.startsWith("/cnf/"));

    SdJwt issued =
        SdJwtIssuer.of(PROFILE, RANDOM)
            .issue(claims, DisclosurePolicy.of(hidable).withDecoys(decoys), TestKeys.issuer());
    assertThat(issued.unverifiedDisclosures()).hasSameSizeAs(hidable);
    assertThat(issued.unverifiedClaims()).isEqualTo(claims);

    Set<String> chosen = subset(all, random);
    Set<String> shown = new HashSet<>();
    for (String pointer : hidable) {
      if (chosen.stream().anyMatch(wanted -> isInOrAt(pointer, wanted))) {
        shown.add(pointer);
      }
    }
    SdJwt presentation =
        issued.present(chosen).bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder());
    VerifiedSdJwt verified = SdJwt.parse(presentation.text()).verify(ISSUER, PROFILE, BINDING);
    assertThat(verified.claims()).isEqualTo(expected(claims, "", hidable, shown));
    assertThat(verified.disclosed()).hasSameSizeAs(shown);
    assertThat(verified.keyBinding()).isPresent();
  }

  /** One character of any part, changed, taken out or doubled. */
  @Property(tries = 400)
  void anyChange_isRefused(
      @ForAll @IntRange(max = 99_999) int where, @ForAll @IntRange(max = 8) int how)
      throws Exception {
    String text = PRESENTATION.text();
    int at = where % text.length();
    StringBuilder changed = new StringBuilder(text);
    if (how == 0) {
      changed.deleteCharAt(at);
    } else if (how == 1) {
      changed.insert(at, text.charAt(at));
    } else {
      changed.setCharAt(at, (char) (text.charAt(at) ^ (1 << (how - 2))));
    }
    assertThat(
            catchThrowable(() -> SdJwt.parse(changed.toString()).verify(ISSUER, PROFILE, BINDING)))
        .isInstanceOf(SdJwtException.class);
  }

  /** Whatever is in a well-signed payload or in a disclosure, only the declared exception comes. */
  @Property(tries = 500)
  void anyStructure_isReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    String disclosure =
        Fixtures.raw(JsonArray.of(wild(random, 0), wild(random, 0), wild(random, 0)).toJson());
    String other = Fixtures.raw(JsonArray.of(new JsonString("s"), wild(random, 0)).toJson());
    String payload =
        wild(random, 0) instanceof JsonObject object
            ? object.toJson()
            : JsonObject.builder().put("a", wild(random, 0)).build().toJson();
    Throwable thrown =
        catchThrowable(() -> Fixtures.verify(Fixtures.crafted(payload, disclosure, other)));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(SdJwtException.class);
    }
  }

  private static final SdJwt PRESENTATION = presentation();

  private static SdJwt presentation() {
    try {
      return Fixtures.issued()
          .present(Set.of("/address/street", "/languages/2"))
          .bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  // what should come out, written another way than the code that is tested

  private static boolean isInOrAt(String outer, String inner) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }

  private static JsonValue expected(
      JsonValue value, String pointer, Set<String> hidable, Set<String> shown) {
    if (value instanceof JsonObject object) {
      JsonObject.Builder out = JsonObject.builder();
      for (String name : object.names()) {
        String at = member(pointer, name);
        if (!hidable.contains(at) || shown.contains(at)) {
          out.put(name, expected(object.get(name).orElseThrow(), at, hidable, shown));
        }
      }
      return out.build();
    }
    if (value instanceof JsonArray array) {
      List<JsonValue> out = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        String at = pointer + "/" + i;
        if (!hidable.contains(at) || shown.contains(at)) {
          out.add(expected(array.get(i), at, hidable, shown));
        }
      }
      return new JsonArray(out);
    }
    return value;
  }

  private static void collect(JsonValue value, String pointer, List<String> out) {
    if (!pointer.isEmpty()) {
      out.add(pointer);
    }
    if (value instanceof JsonObject object) {
      object
          .names()
          .forEach(name -> collect(object.get(name).orElseThrow(), member(pointer, name), out));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), pointer + "/" + i, out);
      }
    }
  }

  private static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static Set<String> subset(List<String> all, Random random) {
    double share = random.nextDouble();
    Set<String> some = new HashSet<>();
    for (String pointer : all) {
      if (random.nextDouble() < share) {
        some.add(pointer);
      }
    }
    return some;
  }

  // any claims

  private static JsonObject object(Random random, int depth) {
    JsonObject.Builder out = JsonObject.builder();
    for (int i = random.nextInt(6); i > 0; i--) {
      out.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth + 1));
    }
    return out.build();
  }

  private static JsonValue value(Random random, int depth) {
    int kind = random.nextInt(depth > 4 ? 5 : 9);
    if (kind >= 7) {
      return object(random, depth);
    }
    if (kind >= 5) {
      List<JsonValue> elements = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        elements.add(value(random, depth + 1));
      }
      return new JsonArray(elements);
    }
    return scalar(random, kind);
  }

  private static JsonValue scalar(Random random, int kind) {
    return switch (kind) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2 -> JsonNumber.of(random.nextInt());
      case 3 -> JsonNumber.parse(Double.toString(random.nextInt(1_000) / 8.0));
      default -> new JsonString("tekst ë \uD83D\uDE00 " + random.nextInt(50));
    };
  }

  /** Claims with the reserved names at any place. */
  private static JsonValue wild(Random random, int depth) {
    int kind = random.nextInt(depth > 5 ? 5 : 10);
    if (kind < 5) {
      return random.nextBoolean() ? scalar(random, kind) : new JsonString("$" + (1 + kind % 2));
    }
    if (kind < 7) {
      List<JsonValue> elements = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        elements.add(wild(random, depth + 1));
      }
      return new JsonArray(elements);
    }
    JsonObject.Builder out = JsonObject.builder();
    List<String> names = List.of("_sd", "...", "_sd_alg", "a", "b", "exp", "cnf");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.put(names.get(random.nextInt(names.size())), wild(random, depth + 1));
    }
    return out.build();
  }
}
