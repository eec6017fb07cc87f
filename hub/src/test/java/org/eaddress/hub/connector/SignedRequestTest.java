package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connector can check, with RFC 9421 and RFC 9530 alone and the hub's published keys, that the hub announced it.
class SignedRequestTest {
    private static final Pattern INPUT = Pattern.compile(
            "hub=(\\(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\"\\);created=(\\d+);expires=(\\d+);"
                    + "keyid=\"([^\"]+)\";alg=\"ecdsa-p256-sha256\";tag=\"eaddress-webhook\")");

    @TempDir
    Path folder;

    @Test
    void anAnnouncementIsSignedByAPublishedKey() throws Exception {
        try (ConnectedHub hub = ConnectedHub.start(folder);
                Endpoint endpoint = Endpoint.open()) {
            EAddress owner = hub.newUnit();
            hub.webhooks().set(owner, endpoint.url());
            hub.send(owner);
            await().atMost(ConnectedHub.PATIENCE)
                    .until(() -> !endpoint.received().isEmpty());
            Endpoint.Received one = endpoint.received().getFirst();

            Matcher input = INPUT.matcher(one.headers().getFirst("Signature-Input"));
            assertThat(input.matches()).isTrue();
            assertThat(Instant.ofEpochSecond(Long.parseLong(input.group(2)))).isBefore(Instant.now());
            assertThat(Instant.ofEpochSecond(Long.parseLong(input.group(3)))).isAfter(Instant.now());
            String digest = "sha-256=:%s:".formatted(base64(one.body()));
            assertThat(one.headers().getFirst("Content-Digest")).isEqualTo(digest);
            assertThat(one.headers().getFirst("Content-Type")).isEqualTo("application/json");

            ECKey key = published(hub, input.group(4));
            String base = """
                    "@method": POST
                    "@target-uri": %s
                    "content-type": application/json
                    "content-digest": %s
                    "@signature-params": %s""".formatted(endpoint.url(), digest, input.group(1));
            assertThat(verifies(key, base, one)).isTrue();
            assertThat(verifies(key, base.replace("POST", "PUT"), one)).isFalse();
        }
    }

    private static String base64(byte[] body) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static boolean verifies(ECKey key, String base, Endpoint.Received one) throws Exception {
        String written = one.headers().getFirst("Signature").replaceAll("^hub=:|:$", "");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key.toECPublicKey());
        signature.update(base.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getDecoder().decode(written));
    }

    private static ECKey published(ConnectedHub hub, String keyId) throws Exception {
        String port = hub.hub().context().getEnvironment().getRequiredProperty("local.server.port");
        return JWKSet.load(
                        URI.create("http://127.0.0.1:" + port + "/oauth2/jwks").toURL())
                .getKeyByKeyId(keyId)
                .toECKey();
    }
}
