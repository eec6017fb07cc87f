package org.eaddress.hub.api;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The application of a private service provider, whose system is this party, and its key of possession.
record ProviderApp(TestHub hub, UUID id, Party system, ECKey possession) {
    static final String VERIFIER = "a-verifier-of-the-test-that-is-long-enough-0123456789";
    static final String STATE = "state of the test";
    static final String NAME = "Pasts rokā";
    private static final String HERE = "/accessibility";

    /// Accredited for all scopes.
    static ProviderApp accredited(TestHub hub) {
        ProviderApp app = new ProviderApp(hub, TestHub.newId(), hub.newUnit(), TestHub.newKey());
        hub.operator().call(Call.json("PUT", app.path(), app.order())).expect(201);
        return app;
    }

    /// The same system with another application.
    ProviderApp anew() {
        return new ProviderApp(hub, TestHub.newId(), system, possession);
    }

    String path() {
        return "/v1/applications/" + id;
    }

    String order() {
        return order(redirectUri());
    }

    String order(String redirectUri) {
        return """
                {"client":"%s","name":"%s","redirectUris":["%s"],"scopes":["mailbox.read","mailbox.confirm"],
                 "reference":"Nr. 7","decidedBy":"J. Kalns"}""".formatted(system.client(), NAME, redirectUri);
    }

    Answer withdraw() {
        return hub.operator()
                .call(Call.json(
                        "PUT", path() + "/withdrawal", "{\"withdrawnBy\":\"J. Kalns\",\"reason\":\"It sold mail\"}"));
    }

    /// A page of the hub, so that what the browser brings can be seen in its address.
    String redirectUri() {
        return hub.address() + HERE;
    }

    /// What it asks for, to be changed by who attacks.
    Map<String, String> asking(String scope) {
        Map<String, String> asking = new LinkedHashMap<>();
        asking.put("response_type", "code");
        asking.put("client_id", system.client());
        asking.put("redirect_uri", redirectUri());
        asking.put("scope", scope);
        asking.put("state", STATE);
        asking.put("code_challenge", challenge(VERIFIER));
        asking.put("code_challenge_method", "S256");
        return asking;
    }

    static String challenge(String verifier) {
        return base64url(HexFormat.of().parseHex(Enclosure.digest(verifier.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Visitor.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// The page on which the person is asked.
    HttpResponse<String> ask(Visitor person, String scope) {
        return person.open("/consent?" + form(asking(scope)));
    }

    /// She says yes; where her browser is sent.
    URI agreed(Visitor person, String scope) {
        HttpResponse<String> page = ask(person, scope);
        return sentTo(agree(person, page, asking(scope)));
    }

    HttpResponse<String> agree(Visitor person, HttpResponse<String> page, Map<String, String> asking) {
        return person.press("/consent", page, form(asking) + "&account=" + Visitor.hidden(page.body(), "account"));
    }

    static URI sentTo(HttpResponse<String> page) {
        int start = page.body().indexOf("content=\"0;url=") + "content=\"0;url=".length();
        return URI.create(
                page.body().substring(start, page.body().indexOf('"', start)).replace("&amp;", "&"));
    }

    static Map<String, String> answer(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }

    /// She says yes; the code that her browser brings.
    String code(Visitor person, String scope) {
        return answer(agreed(person, scope)).get("code");
    }

    Map<String, String> byCode(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri());
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, String> byRefreshToken(String token) {
        return new LinkedHashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    /// Proves who it is, and that it holds the key.
    Answer token(Map<String, String> form) {
        return hub.wire().send(tokenRequest(form).with("DPoP", proof("POST", "/oauth2/token", "")));
    }

    Call tokenRequest(Map<String, String> form) {
        form.put("client_id", system.client());
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", Wire.signed(system.claims().build(), system.key()));
        return Call.of(
                "POST",
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                form(form).getBytes(StandardCharsets.US_ASCII));
    }

    /// All that a person let it do: the answer with the tokens.
    Answer consentOf(Visitor person, String scope) {
        return token(byCode(code(person, scope))).expect(200);
    }

    Answer call(String token, Call call) {
        return hub.wire()
                .send(call.with("Authorization", "DPoP " + token)
                        .with("DPoP", proof(call.method(), call.pathAlone(), token)));
    }

    private String proof(String method, String path, String token) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(possession.toPublicJWK())
                .build();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", hub.address() + path)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString());
        if (!token.isEmpty()) {
            claims.claim("ath", challenge(token));
        }
        return Wire.signed(header, claims.build(), possession);
    }
}
