package org.eaddress.hub.multipart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that breaks off when it is longer than anybody wants to read, whatever length was declared.
final class AtMost extends FilterInputStream {
    private long left;

    AtMost(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws BrokenBodyException {
        left -= bytes;
        if (left < 0) {
            throw new BrokenBodyException("The body is too long", null);
        }
    }
}
