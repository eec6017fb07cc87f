package org.eaddress.hub.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.eaddress.hub.access.HubSignature;

/// The headers by which a POST of JSON shows that it comes from the hub: `Content-Digest` (RFC 9530) and an HTTP
/// message signature (RFC 9421) over method, address, type and digest.
final class SignedRequest {
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final String LABEL = "hub";
    private static final String COVERED = "(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\")";

    private SignedRequest() {}

    static Map<String, String> headers(URI address, byte[] json, Instant now, HubSignature signer) {
        String digest = "sha-256=:%s:".formatted(base64(sha256(json)));
        HubSignature.Signed signed = signer.sign(keyId -> base(address, digest, parameters(keyId, now)));
        String parameters = signed.base().substring(signed.base().lastIndexOf(COVERED));
        return Map.of(
                "Content-Digest",
                digest,
                "Signature-Input",
                LABEL + "=" + parameters,
                "Signature",
                "%s=:%s:".formatted(LABEL, base64(signed.signature())));
    }

    /// RFC 9421, 2.5: one line a component, the parameters last, no line end after them.
    private static String base(URI address, String digest, String parameters) {
        return String.join(
                "\n",
                "\"@method\": POST",
                "\"@target-uri\": " + address,
                "\"content-type\": application/json",
                "\"content-digest\": " + digest,
                "\"@signature-params\": " + parameters);
    }

    private static String parameters(String keyId, Instant now) {
        return "%s;created=%d;expires=%d;keyid=\"%s\";alg=\"ecdsa-p256-sha256\";tag=\"eaddress-webhook\""
                .formatted(COVERED, now.getEpochSecond(), now.plus(VALID).getEpochSecond(), keyId);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}
