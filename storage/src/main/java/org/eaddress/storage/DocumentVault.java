package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;

/// Documents in an [ObjectStore], each encrypted under a fresh key of its own and proven on the way in and out.
///
/// Size and SHA-256 are known before the first byte comes, checked before the store is told that the content ended,
/// and checked again on every reading. A document is never whole in memory.
public final class DocumentVault {

    private static final String PURPOSE = "document content";

    private final ObjectStore objects;
    private final KeyEncryption keys;

    /// The vault owns neither: whoever opened the store closes it.
    public DocumentVault(ObjectStore objects, KeyEncryption keys) {
        this.objects = objects;
        this.keys = keys;
    }

    /// Encrypts and stores a document, durable when this returns. The caller closes `plain`.
    ///
    /// @throws SizeMismatchException if its size differs; too many bytes are noticed at once
    /// @throws DigestMismatchException if its digest differs; as after every exception, nothing was stored
    public StoredDocument put(InputStream plain, Expected expected) throws IOException {
        var key = ContentCipher.freshKey();
        var measured = new ExpectedInputStream(plain, expected);
        var ref = objects.put(new EncryptingInputStream(measured, new ContentCipher(key, expected)));
        if (!measured.isVerified()) {
            throw new IllegalStateException("The object store did not read the content to its end.");
        }
        return new StoredDocument(ref, keys.wrap(key, PURPOSE), expected.size(), expected.sha256());
    }

    /// Opens a document for reading; the caller closes the stream. Only bytes that authenticate come out of it, and
    /// its end comes only if size and digest are right.
    ///
    /// @throws NoSuchObjectException if its object is gone
    /// @throws KeyUnavailableException if no loaded key-encryption key opens its key
    /// @throws DamagedObjectException here or while reading, if its object is not what was stored
    public InputStream get(StoredDocument document) throws IOException {
        var cipher = new ContentCipher(keys.unwrap(document.wrappedKey(), PURPOSE), document.expected());
        var encrypted = objects.get(document.ref());
        try {
            return new DecryptingInputStream(encrypted, cipher, document);
        } catch (IOException | RuntimeException e) {
            encrypted.close();
            throw e;
        }
    }

    /// Removes a document that nothing refers to yet, as far as the store can; see [ObjectStore#discard].
    public void discard(StoredDocument document) throws IOException {
        objects.discard(document.ref());
    }
}
