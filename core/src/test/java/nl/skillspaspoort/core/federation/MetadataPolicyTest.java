package nl.skillspaspoort.core.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The example of §6.1.5: two policies, one relying party, the metadata that the standard prints.
 */
class MetadataPolicyTest {
  private static final String RP = "openid_relying_party";

  private static final JsonObject OF_THE_ANCHOR =
      Credentials.json(
          """
          {"openid_relying_party": {
            "grant_types": {"default": ["authorization_code"],
              "subset_of": ["authorization_code", "refresh_token"],
              "superset_of": ["authorization_code"]},
            "token_endpoint_auth_method": {
              "one_of": ["private_key_jwt", "self_signed_tls_client_auth"], "essential": true},
            "token_endpoint_auth_signing_alg": {"one_of": ["PS256", "ES256"]},
            "subject_type": {"value": "pairwise"},
            "contacts": {"add": ["helpdesk@federation.example.org"]}}}
          """);

  private static final JsonObject OF_THE_RP =
      Credentials.json(
          """
          {"openid_relying_party": {
            "redirect_uris": ["https://rp.example.org/callback"],
            "response_types": ["code"],
            "token_endpoint_auth_method": "self_signed_tls_client_auth",
            "contacts": ["rp_admins@rp.example.org"],
            "sector_identifier_uri": "https://org.example.org/sector-ids.json",
            "policy_uri": "https://org.example.org/policy.html"}}
          """);

  @Test
  @DisplayName("OpenID Federation 1.0 §6.1.5: the resolved metadata")
  void example_resolvesAsPrinted() throws Exception {
    JsonObject intermediate =
        SharedVectors.json(
            "openid-federation-1.0",
            "05-example-metadata-policy-and-metadata-values-of-an-intermediate-entity-.json");
    JsonObject printed =
        SharedVectors.json(
            "openid-federation-1.0",
            "07-the-resulting-rp-resolved-metadata-for-the-trust-chain-subject.json");
    JsonObject written = (JsonObject) intermediate.get("metadata").orElseThrow();
    JsonObject policy = (JsonObject) intermediate.get("metadata_policy").orElseThrow();
    JsonObject own = (JsonObject) OF_THE_RP.get(RP).orElseThrow();
    JsonObject direct = (JsonObject) written.get(RP).orElseThrow();
    for (String name : direct.names()) {
      own = own.with(name, direct.get(name).orElseThrow());
    }
    JsonObject resolved =
        MetadataPolicy.NONE
            .mergedWith(OF_THE_ANCHOR, Set.of())
            .mergedWith(policy, Set.of())
            .apply(OF_THE_RP.with(RP, own));
    JsonObject result = (JsonObject) resolved.get(RP).orElseThrow();
    // The order of the contacts is that of merging, which the standard leaves open.
    assertThat(result.without("contacts").without("grant_types").without("x"))
        .isEqualTo(printed.without("contacts").without("grant_types"));
    assertThat(elements(result, "contacts"))
        .containsExactlyInAnyOrderElementsOf(elements(printed, "contacts"));
    assertThat(elements(result, "grant_types")).isEqualTo(elements(printed, "grant_types"));
  }

  private static Iterable<Object> elements(JsonObject json, String name) {
    JsonArray array = (JsonArray) json.get(name).orElseThrow();
    return array.elements().stream().map(Object.class::cast).toList();
  }
}
