package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.file.Files;
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

    /// The digest of what the file holds now. A file inside an archive that turns out larger than it says is given
    /// up.
    public static String sha256(Path file) throws IOException {
        var digest = algorithm();
        var chunk = new byte[CHUNK_BYTES];
        long left = Files.size(file);
        try (var in = Files.newInputStream(file)) { // a channel into an archive would hold the whole file
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                left -= read;
                if (left < 0) {
                    throw new IOException(file + " holds more than it says.");
                }
                digest.update(chunk, 0, read);
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
