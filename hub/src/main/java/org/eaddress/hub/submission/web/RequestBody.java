package org.eaddress.hub.submission.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eaddress.hub.multipart.BrokenBodyException;

/// Bytes that a caller sends; trouble in reading them is the caller's, never the store's.
final class RequestBody extends FilterInputStream {
    RequestBody(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw new BrokenBodyException("The body ended too early", e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new BrokenBodyException("The body ended too early", e);
        }
    }
}
