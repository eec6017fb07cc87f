package org.eaddress.hub.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.MutualTls;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the authorization server can do (RFC 8414), and no more than that: the framework's own document would
/// promise grants that the hub does not give.
@RestController
class MetadataController {
    record Metadata(
            String issuer,
            @JsonProperty("authorization_endpoint") String consentPage,
            @JsonProperty("token_endpoint") String tokenAddress,
            @JsonProperty("jwks_uri") String keys,
            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("grant_types_supported") List<String> grants,
            @JsonProperty("response_types_supported") List<String> responses,
            @JsonProperty("response_modes_supported") List<String> responseModes,

            @JsonProperty("code_challenge_methods_supported")
            List<String> challenges,

            @JsonProperty("authorization_response_iss_parameter_supported")
            boolean namesItself,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> proofs,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> algorithms,

            @JsonProperty("dpop_signing_alg_values_supported")
            List<String> possessionAlgorithms,

            @JsonProperty("tls_client_certificate_bound_access_tokens")
            boolean boundToCertificates,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("mtls_endpoint_aliases")
            Map<String, String> byCertificate) {}

    private final Metadata metadata;

    MetadataController(AccessSettings settings, MutualTls mutualTls) {
        this.metadata = new Metadata(
                settings.publicUrl().toString(),
                settings.publicUrl() + "/consent",
                settings.tokenAddress(),
                settings.publicUrl() + "/oauth2/jwks",
                List.of("messages", "operator", "auditor", "delegations", "mailbox.read", "mailbox.confirm"),
                List.of("client_credentials", "authorization_code", "refresh_token"),
                List.of("code"),
                List.of("query"),
                List.of("S256"),
                true,
                mutualTls.isOn()
                        ? List.of("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth")
                        : List.of("private_key_jwt"),
                List.of("ES256"),
                List.of("ES256"),
                mutualTls.isOn(),
                mutualTls
                        .tokenAddress()
                        .map(address -> Map.of("token_endpoint", address))
                        .orElseGet(Map::of));
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    Metadata metadata() {
        return metadata;
    }
}
