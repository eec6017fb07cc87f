package org.eaddress.hub.writing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;

/// A file that a browser sends, until its size and digest are known: everywhere else they come before the first
/// byte.
///
/// It is encrypted under a key that only this object has, so that what a killed hub leaves behind is noise.
final class Spool implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int BUFFER_BYTES = 64 << 10;
    private static final String CIPHER = "AES/CTR/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final byte[] key = new byte[KEY_BYTES];
    private Expected measured = new Expected(0, Sha256.digestOf(new byte[0]));

    private Spool(Path file) {
        this.file = file;
        RANDOM.nextBytes(key);
    }

    /// Takes the content in, up to one byte more than the limit: what is larger is only known to be.
    static Spool of(InputStream content, long limit, Path folder) throws IOException {
        Spool spool = new Spool(Files.createTempFile(Files.createDirectories(folder), "upload-", ".tmp"));
        try {
            spool.take(content, limit + 1);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void take(InputStream content, long most) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = new CipherOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES), cipher(Cipher.ENCRYPT_MODE))) {
            while (size < most) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, most - size));
                if (read < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
        }
        measured = new Expected(size, Sha256.of(digest.digest()));
    }

    Expected measured() {
        return measured;
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(
                new CipherInputStream(Files.newInputStream(file), cipher(Cipher.DECRYPT_MODE)), BUFFER_BYTES);
    }

    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[cipher.getBlockSize()]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
