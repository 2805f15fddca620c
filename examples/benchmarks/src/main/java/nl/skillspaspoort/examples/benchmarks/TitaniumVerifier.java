package nl.skillspaspoort.examples.benchmarks;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.key.VerificationKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * {@code eddsa-rdfc-2022} as one would put it together from Titanium, titanium-rdfc and Bouncy
 * Castle. Its contexts are parsed once; there is no check for terms that are left out.
 */
final class TitaniumVerifier {
  private static final String CONTEXT = "@context";

  private final Ed25519.PublicPoint point;
  private final DocumentLoader loader = new BundledContexts();

  TitaniumVerifier(VerificationKey key) {
    this.point = Ed25519.validatePublicKeyFullExport(key.encoded(), 0);
  }

  boolean verify(byte[] signed)
      throws JsonLdError, RdfConsumerException, NoSuchAlgorithmException, EncodingException {
    JsonObject secured;
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(signed))) {
      secured = reader.readObject();
    }
    JsonObject proof = secured.getJsonObject("proof");
    JsonObject document = Json.createObjectBuilder(secured).remove("proof").build();
    JsonObject options =
        Json.createObjectBuilder(proof)
            .remove("proofValue")
            .add(CONTEXT, secured.get(CONTEXT))
            .build();
    byte[] message = new byte[64];
    hash(options, message, 0);
    hash(document, message, 32);
    byte[] signature = Multibase.decodeBase58(proof.getString("proofValue"));
    return Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  private void hash(JsonObject document, byte[] into, int at)
      throws JsonLdError, RdfConsumerException, NoSuchAlgorithmException {
    byte[] nQuads = canonical(document).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(MessageDigest.getInstance("SHA-256").digest(nQuads), 0, into, at, 32);
  }

  private String canonical(JsonObject document) throws JsonLdError, RdfConsumerException {
    RdfCanon canon = RdfCanon.create("SHA-256");
    JsonLd.toRdf(JsonDocument.of(document)).loader(loader).provide(canon);
    StringWriter out = new StringWriter();
    canon.provide(new NQuadsWriter(out));
    return out.toString();
  }

  private static final class BundledContexts implements DocumentLoader {
    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
      Document known = documents.get(url.toString());
      if (known == null) {
        known = JsonDocument.of(new StringReader(text(url)));
        documents.put(url.toString(), known);
      }
      return known;
    }

    private static String text(URI url) throws JsonLdError {
      return Contexts.bundled()
          .find(url.toString())
          .orElseThrow(() -> new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED))
          .toJson();
    }
  }
}
