package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A document being read: decrypted, authenticated, and measured again at its end.
///
/// Everything wrong with the bytes comes out as [DamagedObjectException]; trouble of the store itself, unchanged.
final class DecryptingInputStream extends InputStream {

    private final ObjectRef ref;
    private final RememberingInputStream source;
    private final InputStream plain;
    private @Nullable IOException failure;

    DecryptingInputStream(InputStream encrypted, ContentCipher cipher, StoredDocument document) throws IOException {
        ref = document.ref();
        source = new RememberingInputStream(encrypted);
        try {
            plain = new ExpectedInputStream(cipher.decrypting(source), document.expected());
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return plain.read(bytes, offset, count);
        } catch (IOException e) {
            failure = explained(e);
            throw failure;
        }
    }

    private IOException explained(IOException found) {
        return source.failure() instanceof IOException trouble
                ? trouble
                : new DamagedObjectException(ref, "its content does not authenticate", found);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
