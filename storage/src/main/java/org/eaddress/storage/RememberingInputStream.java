package org.eaddress.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream that remembers how much it gave and how it failed, for a caller who is told only a library's view of
/// it.
final class RememberingInputStream extends FilterInputStream {

    private long length;
    private @Nullable Exception failure;

    RememberingInputStream(InputStream in) {
        super(in);
    }

    /// The bytes it gave.
    long length() {
        return length;
    }

    /// What a read threw, or null.
    @Nullable
    Exception failure() {
        return failure;
    }

    /// Throws again what a read threw, if one did.
    void rethrow() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        try {
            int read = in.read(bytes, offset, count);
            length += Math.max(read, 0);
            return read;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
