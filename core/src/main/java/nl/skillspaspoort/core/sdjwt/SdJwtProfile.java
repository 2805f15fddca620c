package nl.skillspaspoort.core.sdjwt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a specification that uses SD-JWTs asks of every one of them: its {@code typ}, the claims
 * that can never be hidden, and the claims that must be there. Immutable.
 *
 * <p>A claim that can never be hidden is refused in a disclosure, and so is everything inside it,
 * at issue and at verification, shown or not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-9.7">RFC 9901 §9.7</a>
 */
public final class SdJwtProfile {
  /** RFC 9901 §9.7, and {@code status}, without which a revoked token passes for a good one. */
  private static final Set<String> SECURITY_CRITICAL =
      Set.of("iss", "aud", "exp", "nbf", "cnf", "status");

  /**
   * What decides whether a credential of the W3C data model can be believed. VC-JOSE-COSE names the
   * first five; who says it, and when, is as critical.
   */
  private static final Set<String> CREDENTIAL_MEMBERS =
      Set.of(
          "@context",
          "type",
          "credentialStatus",
          "credentialSchema",
          "relatedResource",
          "issuer",
          "validFrom",
          "validUntil",
          "awardedDate",
          "issuanceDate",
          "expirationDate",
          "termsOfUse");

  /** The claim of an SD-JWT VC that holds a JSON-LD document. */
  static final String LD = "ld";

  /**
   * SD-JWT VC: {@code typ} is {@code dc+sd-jwt}, {@code vct} is required.
   *
   * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-19#section-2">
   *     SD-JWT VC draft 19 §2.2</a>
   */
  public static final SdJwtProfile SD_JWT_VC =
      new SdJwtProfile(
          List.of("dc+sd-jwt"),
          NeverHidden.of(with(SECURITY_CRITICAL, "vct", "vct#integrity", "aka_vcts")),
          Set.of("vct"));

  /**
   * An SD-JWT VC with a verifiable credential of the W3C data model in its claim {@code ld}, or
   * among its claims; of that the same can never be hidden as in {@link #VC_JOSE_COSE}.
   *
   * @see <a
   *     href="https://openid.net/specs/openid-4-verifiable-presentations-1_0.html#name-sd-jwt-vcld">OpenID4VP
   *     1.0, B.3.7 SD-JWT VCLD</a>
   */
  public static final SdJwtProfile SD_JWT_VCLD =
      new SdJwtProfile(
          SD_JWT_VC.types,
          new NeverHidden(
              with(SD_JWT_VC.neverHidden.claims(), CREDENTIAL_MEMBERS.toArray(String[]::new)),
              Optional.of(LD),
              CREDENTIAL_MEMBERS),
          Set.of("vct"));

  /**
   * A verifiable credential of the W3C data model: {@code typ} is {@code vc+sd-jwt}. Beside the
   * properties that the specification names, issuer and validity period can not be hidden either.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#secure-with-sd-jwt">VC-JOSE-COSE §3.2.1</a>
   */
  public static final SdJwtProfile VC_JOSE_COSE =
      new SdJwtProfile(
          List.of("vc+sd-jwt"),
          NeverHidden.of(with(SECURITY_CRITICAL, CREDENTIAL_MEMBERS.toArray(String[]::new))),
          Set.of("@context", "type", "issuer"));

  /**
   * A verifiable presentation of the W3C data model: {@code typ} is {@code vp+sd-jwt}.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#secure-vp-with-sd-jwt">VC-JOSE-COSE
   *     §3.2.2</a>
   */
  public static final SdJwtProfile VP_JOSE_COSE =
      new SdJwtProfile(
          List.of("vp+sd-jwt"),
          NeverHidden.of(with(SECURITY_CRITICAL, "@context", "nonce")),
          Set.of("@context", "type"));

  private final List<String> types;
  private final NeverHidden neverHidden;
  private final Set<String> required;

  private SdJwtProfile(List<String> types, NeverHidden neverHidden, Set<String> required) {
    this.types = types;
    this.neverHidden = neverHidden;
    this.required = required;
  }

  /**
   * An SD-JWT of an application of its own: the security-critical claims of RFC 9901 §9.7 can never
   * be hidden, nothing is required.
   *
   * @param typ the exact {@code typ}, for example {@code example+sd-jwt}
   * @throws IllegalArgumentException for {@code kb+jwt}, which is never an issuer's
   */
  public static SdJwtProfile ofType(String typ) {
    Objects.requireNonNull(typ, "typ");
    if (typ.equals(KeyBindingJwt.TYP) || typ.isEmpty()) {
      throw new IllegalArgumentException(
          "found the typ \"" + typ + "\"; expected the typ of an issuer-signed JWT");
    }
    return new SdJwtProfile(List.of(typ), NeverHidden.of(SECURITY_CRITICAL), Set.of());
  }

  /**
   * This profile, for which more claims must be in the processed payload: a verifier that relies on
   * {@code exp} says so here, because one that is not there never expires.
   */
  public SdJwtProfile requiring(String... claims) {
    return new SdJwtProfile(types, neverHidden, with(required, claims));
  }

  /** This profile, for which more top-level claims can never be hidden. */
  public SdJwtProfile neverHiding(String... claims) {
    return new SdJwtProfile(
        types,
        new NeverHidden(
            with(neverHidden.claims(), claims), neverHidden.document(), neverHidden.inDocument()),
        required);
  }

  /**
   * SD-JWT VCs of the time before November 2024 too, whose {@code typ} is {@code vc+sd-jwt}. The
   * W3C data model now uses that type for something else, so this is for archives only. New ones
   * are never issued with it.
   */
  public static SdJwtProfile legacySdJwtVc() {
    return new SdJwtProfile(
        List.of("dc+sd-jwt", "vc+sd-jwt"), SD_JWT_VC.neverHidden, SD_JWT_VC.required);
  }

  /** The {@code typ} that is issued, and the first one that is accepted. */
  public String type() {
    return types.get(0);
  }

  /** Names of top-level claims that can never be hidden, nor anything inside them. */
  public Set<String> neverHidden() {
    return neverHidden.claims();
  }

  NeverHidden protectedClaims() {
    return neverHidden;
  }

  /** Names of top-level claims that must be there. */
  public Set<String> required() {
    return required;
  }

  /** The accepted type that a header claims to have, or the first one, which it then lacks. */
  String expectedType(JsonObject unverifiedHeader) {
    return unverifiedHeader.text("typ").filter(types::contains).orElse(type());
  }

  /** RFC 9901 §7.1 step 6: a required claim that is missing is never taken as harmless. */
  void checkRequired(JsonObject claims) throws SdJwtException {
    for (String name : required) {
      if (!claims.has(name)) {
        throw new SdJwtException(
            ProblemCode.MISSING_MEMBER, "", "a payload without " + name, "the claim " + name);
      }
    }
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  @Override
  public String toString() {
    return "SdJwtProfile" + types;
  }
}
