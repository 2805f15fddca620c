package nl.skillspaspoort.examples.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Nimbus for the token, Bouncy Castle for the signature: its own verifier needs Tink. */
final class NimbusVerifier {
  private final JWSVerifier verifier;

  NimbusVerifier(VerificationKey key) {
    this.verifier = new BouncyCastleVerifier(key.encoded());
  }

  boolean verify(String token) throws ParseException, JOSEException {
    JWSObject jws = JWSObject.parse(token);
    return jws.verify(verifier) && !jws.getPayload().toJSONObject().isEmpty();
  }

  private static final class BouncyCastleVerifier implements JWSVerifier {
    private final Ed25519.PublicPoint point;
    private final JCAContext context = new JCAContext();

    BouncyCastleVerifier(byte[] encoded) {
      this.point = Ed25519.validatePublicKeyFullExport(encoded, 0);
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) {
      return Ed25519.verify(signature.decode(), 0, point, input, 0, input.length);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
      return context;
    }
  }
}
