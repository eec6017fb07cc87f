package org.eaddress.hub.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// A payload and its signature under one [SealHeader]. The parts are kept, the compact form is made when asked for.
record Seal(SealHeader header, Instant at, String payload, byte[] signature) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /// What the signature covers: the ASCII bytes of protected header, dot, payload (RFC 7515 section 5.1).
    static byte[] signingInput(SealHeader header, Instant at, String payload) {
        return (header.encodedAt(at) + '.' + encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }

    String compact() {
        return header.encodedAt(at) + '.' + encode(payload) + '.' + BASE64URL.encodeToString(signature);
    }

    static String encode(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
