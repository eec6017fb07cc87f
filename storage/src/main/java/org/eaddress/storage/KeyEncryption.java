package org.eaddress.storage;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Wraps data keys by key-encryption keys (AES-256), each known by a short id: the newest wraps, all unwrap.
///
/// The newest is the one whose id comes last in alphabetical order. A wrapped key is one byte for its form, one for
/// the length of the id, the id, and XAES-256-GCM's output (24 random bytes each, so no key wears out by use).
/// Safe for use by many threads.
public final class KeyEncryption {

    private static final byte FORM = 1;

    private final NavigableMap<String, Aead> keys;

    /// @param keys by id; at least one
    KeyEncryption(NavigableMap<String, Aead> keys) {
        this.keys = Collections.unmodifiableNavigableMap(new TreeMap<>(keys));
    }

    /// Loads every secret key of a PKCS#12 key store; the alias of an entry is the key's id.
    ///
    /// A key is added by `keytool -genseckey -keyalg AES -keysize 256 -alias kek-0002`. A key that still wraps
    /// something must stay.
    ///
    /// @throws IOException if the file cannot be read, the password is wrong, it holds no secret key, or a key is
    ///     not AES-256 or has an id longer than 32 characters or other than small letters, digits, `.`, `_` and `-`
    public static KeyEncryption fromKeyStore(Path file, char[] password) throws IOException {
        return new KeyEncryption(KeyStoreFile.read(file, password));
    }

    /// Creates a PKCS#12 key store with one fresh key, `kek-0001`, readable by its owner only, durable on return.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if the file exists; it is left as it is
    public static void createKeyStore(Path file, char[] password) throws IOException {
        KeyStoreFile.create(file, password);
    }

    /// The ids of all loaded keys, the newest last.
    public Set<String> keyIds() {
        return keys.keySet();
    }

    /// Wraps a data key under the newest key; at most 128 bytes for a key of 32.
    ///
    /// @param purpose what the key is for; only the same purpose unwraps it
    public byte[] wrap(byte[] dataKey, String purpose) {
        var newest = keys.lastEntry();
        var id = newest.getKey().getBytes(StandardCharsets.US_ASCII);
        var header = ByteBuffer.allocate(2 + id.length)
                .put(FORM)
                .put((byte) id.length)
                .put(id);
        try {
            var encrypted = newest.getValue().encrypt(dataKey, associated(header.array(), purpose));
            return ByteBuffer.allocate(header.capacity() + encrypted.length)
                    .put(header.array())
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt by AES-GCM.", e);
        }
    }

    /// The data key that was wrapped for this purpose.
    ///
    /// @throws KeyUnavailableException if its key-encryption key is not loaded, it was wrapped for another purpose,
    ///     or it was changed
    public byte[] unwrap(byte[] wrapped, String purpose) throws KeyUnavailableException {
        var header = header(wrapped);
        var id = new String(header, 2, header.length - 2, StandardCharsets.US_ASCII);
        var key = keys.get(id);
        if (key == null) {
            throw new KeyUnavailableException("No key-encryption key of that id is loaded.", null);
        }
        var encrypted = new byte[wrapped.length - header.length];
        System.arraycopy(wrapped, header.length, encrypted, 0, encrypted.length);
        try {
            return key.decrypt(encrypted, associated(header, purpose));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("Key-encryption key %s does not open this key.".formatted(id), e);
        }
    }

    private static byte[] header(byte[] wrapped) throws KeyUnavailableException {
        if (wrapped.length < 2 || wrapped[0] != FORM || wrapped[1] < 1 || wrapped.length < 2 + wrapped[1]) {
            throw new KeyUnavailableException("This is not a wrapped key.", null);
        }
        var header = new byte[2 + wrapped[1]];
        System.arraycopy(wrapped, 0, header, 0, header.length);
        return header;
    }

    private static byte[] associated(byte[] header, String purpose) {
        var text = purpose.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + text.length)
                .put(header)
                .put(text)
                .array();
    }
}
