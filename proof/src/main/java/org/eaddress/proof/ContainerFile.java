package org.eaddress.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of a container: its digest is known before its bytes are read, so that they are read once.
///
/// @param name without folders, see [FileNames]
/// @param sha256 in lower-case hexadecimal
public record ContainerFile(String name, String mediaType, String sha256, Bytes bytes) {
    /// Opens the bytes.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// A small file that is at hand.
    public static ContainerFile of(String name, String mediaType, byte[] bytes) {
        return new ContainerFile(
                name,
                mediaType,
                HexFormat.of().formatHex(digest().digest(bytes)),
                () -> new ByteArrayInputStream(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
