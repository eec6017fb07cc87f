package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 in lower-case hexadecimal, of bytes and of files.
public final class Digests {
    private static final int CHUNK_BYTES = 1 << 16;

    private Digests() {}

    /// The digest of these bytes.
    public static String sha256(byte[] bytes) {
        return hex(algorithm().digest(bytes));
    }

    /// The digest of what the file holds now.
    public static String sha256(Path file) throws IOException {
        var digest = algorithm();
        var buffer = ByteBuffer.allocate(CHUNK_BYTES);
        try (var channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return hex(digest.digest());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
