package nl.skillspaspoort.core.jsonld;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The JSON-LD contexts that a {@link Canonicalizer} may use, by URL: those that ship with the
 * library, and those that a caller added. There is no other source; nothing is ever fetched.
 *
 * <p>Each bundled file is read when it is first asked for, and checked against its SHA-256 then.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Contexts {
  private static final String FOLDER = "contexts/";
  private static final String TABLE = FOLDER + "contexts.tsv";
  private static final String HEADER = "url\tfile\tsha256\tlicence\tsource";
  private static final int MAX_FILE_BYTES = 1 << 20;

  private final Map<String, Held> documents;

  private Contexts(Map<String, Held> documents) {
    this.documents = documents;
  }

  /**
   * The contexts that ship with the library.
   *
   * @throws AssertionError if their list is not the one that was shipped
   */
  public static Contexts bundled() {
    return Bundled.CONTEXTS;
  }

  /**
   * The context document at this URL (the object that holds {@code @context}); empty if it is not
   * here.
   *
   * @throws AssertionError naming the file, if it ships with the library and is not the file that
   *     was shipped
   */
  public Optional<JsonObject> find(String url) {
    return Optional.ofNullable(documents.get(Objects.requireNonNull(url, "url")))
        .map(Held::document);
  }

  /** True if there is a context document at this URL; it is not read. */
  boolean has(String url) {
    return documents.containsKey(url);
  }

  /**
   * The file of a bundled context, byte for byte as it is published; empty for one that is not here
   * or that a caller added, whose bytes are not known.
   */
  public static Optional<byte[]> bundledFile(String url) {
    return Optional.ofNullable(Bundled.FILES.get(url)).map(file -> resource(FOLDER + file));
  }

  /** The URLs of all contexts. */
  public Set<String> urls() {
    return Collections.unmodifiableSet(documents.keySet());
  }

  /**
   * These contexts and one of the caller's own.
   *
   * @param url absolute, compared character by character
   * @param document the object that holds {@code @context}
   * @throws IllegalArgumentException if the URL is not absolute or has a context already, or the
   *     document holds no {@code @context}
   */
  public Contexts with(String url, JsonObject document) {
    Objects.requireNonNull(url, "url");
    if (!NQuads.isIri(url)) {
      throw new IllegalArgumentException("found " + url + "; expected an absolute URL");
    }
    if (documents.containsKey(url)) {
      throw new IllegalArgumentException(
          "found a second context for " + url + "; expected a new URL");
    }
    if (!document.has("@context")) {
      throw new IllegalArgumentException(
          "found a context document for " + url + " without @context; expected one with it");
    }
    Map<String, Held> more = new LinkedHashMap<>(documents);
    more.put(url, new Given(document));
    return new Contexts(more);
  }

  /** A context document that is here, read or not. */
  private interface Held {
    JsonObject document();
  }

  /** One of the caller's own. */
  private record Given(JsonObject document) implements Held {}

  /** A file of the library. */
  private static final class Shipped implements Held {
    private final String file;
    private final String sha256;
    private volatile @Nullable JsonObject document;

    Shipped(String file, String sha256) {
      this.file = file;
      this.sha256 = sha256;
    }

    @Override
    public JsonObject document() {
      JsonObject known = document;
      if (known == null) {
        // Two threads may both read it: the documents are equal, and immutable.
        known = read();
        document = known;
      }
      return known;
    }

    private JsonObject read() {
      byte[] bytes = resource(FOLDER + file);
      checkDigest(file, bytes, sha256);
      try {
        return JsonReader.strict().readObject(bytes);
      } catch (JsonFormatException e) {
        throw new AssertionError("context file " + file + " is not JSON", e);
      }
    }
  }

  /** The list of the files, read when first asked for, once. */
  private static final class Bundled {
    private static final Map<String, String> FILES = new HashMap<>();
    private static final Contexts CONTEXTS = load();

    private static Contexts load() {
      Map<String, Held> documents = new LinkedHashMap<>();
      String[] lines = new String(resource(TABLE), StandardCharsets.UTF_8).split("\n", -1);
      if (!lines[0].equals(HEADER)) {
        throw new AssertionError("found another first line in " + TABLE + "; expected " + HEADER);
      }
      for (int i = 1; i < lines.length; i++) {
        if (lines[i].isEmpty()) {
          continue;
        }
        String[] columns = lines[i].split("\t", -1);
        if (columns.length != 5) {
          throw new AssertionError(
              TABLE + " line " + (i + 1) + ": found " + columns.length + " columns; expected 5");
        }
        if (documents.put(columns[0], new Shipped(columns[1], columns[2])) != null) {
          throw new AssertionError(TABLE + " line " + (i + 1) + ": found a URL twice");
        }
        FILES.put(columns[0], columns[1]);
      }
      return new Contexts(documents);
    }
  }

  static byte[] resource(String name) {
    try (InputStream in = Contexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("missing resource " + name);
      }
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new AssertionError("resource " + name + " is larger than any context");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A context file that was changed changes what documents mean: better no library than another
   * one.
   */
  static void checkDigest(String file, byte[] bytes, String sha256) {
    String found = HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(bytes));
    if (!found.equals(sha256)) {
      throw new AssertionError(
          "context file " + file + ": found SHA-256 " + found + "; expected " + sha256);
    }
  }
}
