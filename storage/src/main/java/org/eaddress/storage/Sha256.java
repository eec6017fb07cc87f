package org.eaddress.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest: 32 bytes, shown as 64 lower-case hexadecimal digits.
///
/// Two digests are compared in constant time.
public final class Sha256 {

    /// Length of a digest in bytes.
    public static final int LENGTH = 32;

    private static final MessageDigest DIGEST = digest();

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The digest whose 32 bytes are given.
    ///
    /// @throws IllegalArgumentException if there are not exactly 32
    public static Sha256 of(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 digest has 32 bytes, not %d.".formatted(digest.length));
        }
        return new Sha256(digest.clone());
    }

    /// The digest written as 64 lower-case hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if the text has another form; upper case is refused, so that one digest has
    ///     one form
    public static Sha256 parse(String hex) {
        if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(Sha256::isLowerCaseHex)) {
            throw new IllegalArgumentException("A SHA-256 digest is written as 64 lower-case hexadecimal digits.");
        }
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    /// The digest of this content.
    public static Sha256 digestOf(byte[] content) {
        return new Sha256(newDigest().digest(content));
    }

    /// 64 lower-case hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /// A copy of the 32 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    /// A fresh computation; cloning one spares the look-up of the provider.
    static MessageDigest newDigest() {
        try {
            return (MessageDigest) DIGEST.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of this Java cannot be cloned.", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static boolean isLowerCaseHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
