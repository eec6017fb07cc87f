package org.eaddress.infra.browser;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A mail application that the demonstration's company offers citizens, with a page of its own to which they come
/// back.
final class MailApplication {
    private static final String VERIFIER = "the-verifier-of-an-application-that-nobody-else-knows";
    private static final String SYSTEM = "company";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String hub;
    private final Path profiles;
    private final ECKey possession;
    private final String redirectUri;

    private MailApplication(RunningHub hub, ECKey possession, String redirectUri) {
        this.hub = hub.portal();
        this.profiles = hub.councilProfile().resolveSibling("");
        this.possession = possession;
        this.redirectUri = redirectUri;
    }

    /// The operator has accredited it.
    static MailApplication accredited(RunningHub hub) throws Exception {
        HttpServer own = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        own.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        own.start();
        String redirectUri = "http://127.0.0.1:" + own.getAddress().getPort() + "/mail";
        MailApplication application = new MailApplication(hub, new ECKeyGenerator(Curve.P_256).generate(), redirectUri);
        application.accredit();
        return application;
    }

    private void accredit() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        String token = json(post(form, "operator", false)).get("access_token").asString();
        String order = """
                {"client":"%s","name":"Pasts rokā","redirectUris":["%s"],"scopes":["mailbox.read"],"reference":"Nr. 7",
                 "decidedBy":"J. Kalns"}""".formatted(SYSTEM, redirectUri);
        int status = send(HttpRequest.newBuilder(
                                URI.create(hub + "/v1/applications/" + UuidCreator.getTimeOrderedEpoch()))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(order)))
                .statusCode();
        if (status != 201) {
            throw new IllegalStateException("the operator did not accredit it: " + status);
        }
    }

    String redirectUri() {
        return redirectUri;
    }

    /// Where it sends a citizen.
    String asking() throws Exception {
        return "/consent?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        SYSTEM,
                        "redirect_uri",
                        redirectUri,
                        "scope",
                        "mailbox.read",
                        "state",
                        UUID.randomUUID().toString(),
                        "code_challenge",
                        digest(VERIFIER),
                        "code_challenge_method",
                        "S256"));
    }

    /// What it takes with the code in the address to which a browser came back.
    String tokenFor(String address) throws Exception {
        String code = Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(one -> one.startsWith("code="))
                .map(one -> URLDecoder.decode(one.substring("code=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", VERIFIER);
        return json(post(form, SYSTEM, true)).get("access_token").asString();
    }

    /// The status, and the newest message that waits.
    String inbox(String token) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(hub + "/v1/inbox?limit=500"))
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof("GET", "/v1/inbox", token)));
        JsonNode messages = json(answer).path("messages");
        return messages.isEmpty()
                ? String.valueOf(answer.statusCode())
                : answer.statusCode() + " "
                        + messages.get(messages.size() - 1).get("message").asString();
    }

    private HttpResponse<String> post(Map<String, String> form, String system, boolean bound) throws Exception {
        form.put("client_id", system);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(system));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
        return send(bound ? request.header("DPoP", proof("POST", "/oauth2/token", "")) : request);
    }

    private String assertion(String system) throws IOException, GeneralSecurityException, JOSEException {
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(profiles.resolve(system + ".properties"))) {
            profile.load(in);
        }
        char[] password = profile.getProperty("password").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(profiles.resolve(system + ".p12"))) {
            store.load(in, password);
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(system)
                .subject(system)
                .audience(hub + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        return signed(new JWSHeader(JWSAlgorithm.ES256), claims, ECKey.load(store, system, password));
    }

    private String proof(String method, String path, String token) throws JOSEException, GeneralSecurityException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(possession.toPublicJWK())
                .build();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", hub + path)
                .issueTime(new Date())
                .jwtID(UUID.randomUUID().toString());
        if (!token.isEmpty()) {
            claims.claim("ath", digest(token));
        }
        return signed(header, claims.build(), possession);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static String digest(String value) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        return Base64URL.encode(digest).toString();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
