package org.eaddress.storage;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/// Encrypts the content of one document under a key of its own, in segments, so that it streams.
///
/// The form is one byte that names it, then Tink's AES256_GCM_HKDF_SHA256 stream with segments of 64 KiB. What is
/// authenticated besides the content is the form, the size and the digest: one document cannot stand for another.
final class ContentCipher {

    /// The first byte of every object written in this form.
    static final byte FORM = 1;

    /// Length of a key in bytes.
    static final int KEY_LENGTH = 32;

    /// Length of an encrypted segment in bytes.
    static final int SEGMENT = 64 * 1024;

    private final StreamingAead aead;
    private final byte[] associated;

    ContentCipher(byte[] key, Expected document) {
        try {
            aead = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_LENGTH, SEGMENT, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A content key has %d bytes.".formatted(KEY_LENGTH), e);
        }
        associated = ByteBuffer.allocate(1 + Long.BYTES + Sha256.LENGTH)
                .put(FORM)
                .putLong(document.size())
                .put(document.sha256().bytes())
                .array();
    }

    static byte[] freshKey() {
        return Random.randBytes(KEY_LENGTH);
    }

    OutputStream encrypting(OutputStream encrypted) throws IOException {
        encrypted.write(FORM);
        try {
            return aead.newEncryptingStream(encrypted, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt by AES-GCM.", e);
        }
    }

    /// Reads the form and prepares to decrypt the rest.
    ///
    /// @throws IOException if the object begins otherwise
    InputStream decrypting(InputStream encrypted) throws IOException {
        if (encrypted.read() != FORM) {
            throw new IOException("unknown form of encryption");
        }
        try {
            return aead.newDecryptingStream(encrypted, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot decrypt by AES-GCM.", e);
        }
    }
}
