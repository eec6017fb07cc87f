package org.eaddress.storage;

import java.util.Arrays;
import java.util.Objects;

/// A document in a [DocumentVault]: all that is needed, besides the key-encryption key, to read it again.
///
/// Destroying every copy of the wrapped key erases the document, whatever becomes of the object.
///
/// @param ref where its encrypted bytes lie
/// @param wrappedKey its own key, wrapped by [KeyEncryption]; at most 128 bytes
/// @param size length of its plain content in bytes
/// @param sha256 digest of its plain content
public record StoredDocument(ObjectRef ref, byte[] wrappedKey, long size, Sha256 sha256) {

    public StoredDocument {
        wrappedKey = wrappedKey.clone();
    }

    /// A copy.
    @Override
    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    Expected expected() {
        return new Expected(size, sha256);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDocument that
                && ref.equals(that.ref)
                && Arrays.equals(wrappedKey, that.wrappedKey)
                && size == that.size
                && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ref, Arrays.hashCode(wrappedKey), size, sha256);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "StoredDocument[ref=%s, size=%d, sha256=%s]".formatted(ref, size, sha256);
    }
}
