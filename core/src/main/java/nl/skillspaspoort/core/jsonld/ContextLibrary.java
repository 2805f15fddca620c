package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdVersion;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.skillspaspoort.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Titanium's context processing over our {@link Contexts}, with the scopes that come back from
 * document to document: those that follow from URLs alone.
 *
 * <p>Safe for use by several threads.
 */
final class ContextLibrary {
  private static final int KEPT = 256;

  private final Contexts contexts;
  private final Map<String, jakarta.json.JsonObject> converted = new ConcurrentHashMap<>();
  private final Map<ScopeChanges.Change, Scope> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ScopeChanges.Change, Scope> eldest) {
          return size() > KEPT;
        }
      };
  private volatile @Nullable Scope initial;

  ContextLibrary(Contexts contexts) {
    this.contexts = contexts;
  }

  /** No terms, no base IRI. Made when first asked for: many programs never need Titanium. */
  Scope initial() {
    Scope known = initial;
    if (known == null) {
      synchronized (kept) {
        known = initial;
        if (known == null) {
          known = new Scope(new ActiveContext(ProcessingRuntime.of(options())), true);
          initial = known;
        }
      }
    }
    return known;
  }

  private JsonLdOptions options() {
    JsonLdOptions options = new JsonLdOptions(this::load);
    options.setProcessingMode(JsonLdVersion.V1_1);
    // Titanium's own caches are not safe for several threads.
    options.setContextCache(null);
    options.setDocumentCache(null);
    // Its full check takes IRIs for relative that java.net.URI does not read; ours comes after
    // expansion.
    options.setUriValidation(UriValidationPolicy.SchemeOnly);
    return options;
  }

  /** The scope after a change, if it was kept. */
  @Nullable Scope kept(ScopeChanges.Change change) {
    synchronized (kept) {
      return kept.get(change);
    }
  }

  void keep(ScopeChanges.Change change, Scope to) {
    synchronized (kept) {
      kept.put(change, to);
    }
  }

  private Document load(URI uri, DocumentLoaderOptions options) throws JsonLdError {
    String url = uri.toString();
    jakarta.json.JsonObject json = converted.get(url);
    if (json == null) {
      Optional<JsonObject> document = contexts.find(url);
      if (document.isEmpty()) {
        throw new JsonLdError(
            JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, new NotBundledException());
      }
      json = JakartaJson.of(document.get());
      converted.put(url, json);
    }
    JsonDocument loaded = JsonDocument.of(json);
    loaded.setDocumentUrl(uri);
    return loaded;
  }

  /** Tells through Titanium's layers that a context is not here. */
  static final class NotBundledException extends Exception {
    private static final long serialVersionUID = 1L;

    /** True if this is the reason of an error, however often it was wrapped. */
    static boolean isCauseOf(Throwable error) {
      Throwable cause = error;
      for (int i = 0; cause != null && i < 1_000; i++) {
        if (cause instanceof NotBundledException) {
          return true;
        }
        cause = cause.getCause();
      }
      return false;
    }
  }
}
