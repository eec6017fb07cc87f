package org.eaddress.infra.bench;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Takes an access token for the party of a demo profile.
final class Tokens {
    private Tokens() {}

    static String take(Path profile) throws Exception {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(profile)) {
            settings.load(in);
        }
        URI hub = URI.create(settings.getProperty("hub"));
        char[] password = settings.getProperty("password").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(profile.resolveSibling(settings.getProperty("keystore")))) {
            store.load(in, password);
        }
        String client = profile.getFileName().toString().replace(".properties", "");
        URI address = hub.resolve("/oauth2/token");
        String assertion = assertion(client, address, (ECPrivateKey) store.getKey(client, password));
        return token(address, client, assertion);
    }

    private static String assertion(String client, URI address, ECPrivateKey key) throws Exception {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(address.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private static String token(URI address, String client, String assertion) throws Exception {
        String form = "grant_type=client_credentials&scope=messages&client_id="
                + URLEncoder.encode(client, StandardCharsets.UTF_8)
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + assertion;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).get("access_token").asString();
        }
    }
}
