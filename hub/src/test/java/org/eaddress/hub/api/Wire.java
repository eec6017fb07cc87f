package org.eaddress.hub.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The HTTP client of all tests: it holds every exchange against the contract and remembers which operations
/// it saw.
final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final URI hub;
    private final Contract contract;

    Wire(URI hub, Contract contract) {
        this.hub = hub;
        this.contract = contract;
    }

    URI hub() {
        return hub;
    }

    Contract contract() {
        return contract;
    }

    /// What was seen so far, each as `PUT /v1/messages/{id} 201`.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    Answer send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + call.path()))
                .timeout(PATIENCE)
                .method(
                        call.method(),
                        call.body().length == 0 && call.contentType().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            Answer answer = new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
            seen.add(contract.check(call, answer));
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer to " + call.method() + " " + call.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String tokenOf(Party party) {
        return tokens.computeIfAbsent(
                party.client(),
                _ -> askToken(party.client(), signed(party.claims().build(), party.key()))
                        .expect(200)
                        .text("access_token"));
    }

    Answer askToken(String client, String assertion) {
        return send(tokenRequest(client, assertion));
    }

    static Call tokenRequest(String client, String assertion) {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Call.of(
                "POST", "/oauth2/token", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
    }

    static String signed(JWTClaimsSet claims, ECKey key) {
        return signed(new JWSHeader(JWSAlgorithm.ES256), claims, key);
    }

    static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
