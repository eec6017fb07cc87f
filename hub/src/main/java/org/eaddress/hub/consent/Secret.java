package org.eaddress.hub.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A code or a refresh token: 256 bits of chance. The hub keeps its digest.
record Secret(String value) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret make() {
        byte[] chance = new byte[BYTES];
        RANDOM.nextBytes(chance);
        return new Secret(base64url(chance));
    }

    byte[] digest() {
        return digest(value);
    }

    /// Whether the digest is of this one; takes as long for every other.
    boolean isOf(byte @Nullable [] digest) {
        return digest != null && MessageDigest.isEqual(digest, digest());
    }

    /// Whether this challenge was made of the verifier (RFC 7636, 4.6).
    static boolean isChallengeOf(String challenge, String verifier) {
        return MessageDigest.isEqual(
                base64url(digest(verifier)).getBytes(StandardCharsets.US_ASCII),
                challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// It is never printed.
    @Override
    public String toString() {
        return "Secret";
    }
}
