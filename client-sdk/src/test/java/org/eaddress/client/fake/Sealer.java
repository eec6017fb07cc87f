package org.eaddress.client.fake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Seals as the hub does: compact JWS, JAdES baseline-B, ES256.
public record Sealer(KeyPair keys, X509Certificate certificate) {
    private static final JsonMapper JSON = new JsonMapper();

    public String seal(ObjectNode evidence, Instant at) {
        return seal(evidence, at, header -> {});
    }

    /// With a header that the test spoils before the signature is made.
    public String seal(ObjectNode evidence, Instant at, Consumer<ObjectNode> spoiling) {
        var header = header(at);
        spoiling.accept(header);
        return seal(JSON.writeValueAsBytes(header), JSON.writeValueAsBytes(evidence));
    }

    /// Seals these very bytes, whatever they are.
    public String seal(byte[] header, byte[] payload) {
        var signed = encoded(header) + "." + encoded(payload);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The protected header of a seal made then.
    public ObjectNode header(Instant at) {
        try {
            var der = certificate.getEncoded();
            var header = JsonNodeFactory.instance
                    .objectNode()
                    .put("alg", "ES256")
                    .put("iat", at.getEpochSecond())
                    .put(
                            "x5t#S256",
                            encoded(MessageDigest.getInstance("SHA-256").digest(der)));
            header.putArray("x5c").add(Base64.getEncoder().encodeToString(der));
            return header;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
