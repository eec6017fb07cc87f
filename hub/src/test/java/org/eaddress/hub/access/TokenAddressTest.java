package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.BERZS;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.junit.jupiter.api.Test;

class TokenAddressTest extends MachineTest {
    @Test
    void aMachineGetsATokenThatSaysForWhomItCalls() throws ParseException {
        HttpResponse<String> answer = council.askToken(council.assertion());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Machine.json(answer).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(Machine.json(answer).path("scope").asString()).isEqualTo("messages");
        assertThat(Machine.json(answer).path("expires_in").asInt()).isBetween(595, 600);
        SignedJWT token =
                SignedJWT.parse(Machine.json(answer).path("access_token").asString());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isNotEmpty();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", hub.issuer())
                .containsEntry("aud", List.of(hub.audience()))
                .containsEntry("client_id", council.clientId())
                .containsEntry("scope", "messages")
                .containsEntry("e_address", COUNCIL.eAddress().value())
                .containsEntry("name", COUNCIL.name())
                .containsEntry("kind", "institution");
    }

    @Test
    void theTokensKeyIsPublishedWithoutItsPrivatePart() throws ParseException {
        String keyId = SignedJWT.parse(council.token()).getHeader().getKeyID();

        HttpResponse<String> keys = council.call("/oauth2/jwks");

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(Machine.json(keys).path("keys").get(0).path("kid").asString())
                .isEqualTo(keyId);
        assertThat(Machine.json(keys).path("keys").get(0).has("d")).isFalse();
    }

    @Test
    void theMetadataTellWhatThereIsAndNothingElse() {
        HttpResponse<String> metadata = council.call("/.well-known/oauth-authorization-server");

        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(Machine.json(metadata).path("issuer").asString()).isEqualTo(hub.issuer());
        assertThat(Machine.json(metadata).path("token_endpoint").asString()).isEqualTo(hub.issuer() + "/oauth2/token");
        assertThat(Machine.json(metadata).path("authorization_endpoint").asString())
                .isEqualTo(hub.issuer() + "/consent");
        assertThat(Machine.json(metadata).path("grant_types_supported").toString())
                .isEqualTo("[\"client_credentials\",\"authorization_code\",\"refresh_token\"]");
        assertThat(Machine.json(metadata)
                        .path("code_challenge_methods_supported")
                        .toString())
                .isEqualTo("[\"S256\"]");
        assertThat(Machine.json(metadata)
                        .path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theIssuerIsAnAudienceToo() {
        var claims = council.claims().audience(hub.issuer()).build();

        assertThat(council.askToken(council.signed(claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyLearnsWhichClientsThereAre() {
        Machine unknown = new Machine(hub, "unknown-" + UUID.randomUUID(), Machine.newKey());
        Machine known = new Machine(hub, council.clientId(), Machine.newKey());

        HttpResponse<String> toUnknown = unknown.askToken(unknown.assertion());
        HttpResponse<String> toKnown = known.askToken(known.assertion());

        assertThat(toUnknown.statusCode()).isEqualTo(toKnown.statusCode()).isEqualTo(401);
        assertThat(toUnknown.body()).isEqualTo(toKnown.body());
    }

    @Test
    void anUnknownClientIsRefusedLikeAWrongKey() {
        Machine unknown = new Machine(hub, "unknown-" + UUID.randomUUID(), Machine.newKey());

        HttpResponse<String> answer = unknown.askToken(unknown.assertion());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Machine.json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void noOtherWayToAskIsTaken() {
        Map<String, String> bare = Map.of("grant_type", "client_credentials", "client_id", council.clientId());
        assertThat(council.post(bare, "Accept", "text/html").statusCode()).isEqualTo(401);
        assertThat(council.post(bare, "Authorization", "Basic bWU6bWU=").statusCode())
                .isEqualTo(401);

        HttpResponse<String> code = council.post(Map.of(
                "grant_type", "authorization_code",
                "code", "x",
                "redirect_uri", "x",
                "client_id", council.clientId(),
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", council.assertion()));
        assertThat(code.statusCode()).isBetween(400, 401);
        assertThat(code.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aClosedAccountGetsNoToken() {
        Machine berzs = Machine.enrolled(hub, BERZS);
        Directory directory = hub.context().getBean(Directory.class);
        directory.enrol(new Account(BERZS.eAddress(), BERZS.name(), BERZS.kind(), Account.Status.CLOSED));
        try {
            HttpResponse<String> answer = berzs.askToken(berzs.assertion());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Machine.json(answer).path("error").asString()).isEqualTo("unauthorized_client");
        } finally {
            directory.enrol(BERZS);
        }
    }

    @Test
    void withoutTheDatabaseNobodyGetsATokenAndWhoeverHasOneIsStillKnown() {
        try (RunningHub failing = RunningHub.start("--spring.profiles.active=access-test")) {
            Machine machine = Machine.enrolled(failing, COUNCIL);
            String token = machine.token();
            assertThat(machine.callWith(token).statusCode()).isEqualTo(200);
            failing.context().getBean(HikariDataSource.class).close();

            HttpResponse<String> answer = machine.askToken(machine.assertion());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Machine.json(answer).path("error").asString()).isEqualTo("temporarily_unavailable");
            assertThat(failing.context()
                            .getBean(AccessTokens.class)
                            .bearer(token)
                            .getPrincipal()
                            .name())
                    .isEqualTo(COUNCIL.name());
        }
    }
}
