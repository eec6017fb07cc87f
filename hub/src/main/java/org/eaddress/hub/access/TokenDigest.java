package org.eaddress.hub.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The SHA-256 of an access token: enough to know it again, of no use to whoever finds it in memory.
record TokenDigest(ByteBuffer sha256) {
    static TokenDigest of(String token) {
        try {
            byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
            return new TokenDigest(
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ascii)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As a proof of possession names the token (RFC 9449, `ath`).
    String base64url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.array());
    }
}
