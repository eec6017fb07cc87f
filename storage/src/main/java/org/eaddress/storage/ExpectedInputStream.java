package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Content measured while it is read; its end comes only after size and digest were found as expected.
final class ExpectedInputStream extends InputStream {

    private final InputStream content;
    private final Expected expected;
    private final MessageDigest digest = Sha256.newDigest();
    private long size;
    private boolean verified;

    ExpectedInputStream(InputStream content, Expected expected) {
        this.content = content;
        this.expected = expected;
    }

    /// Whether the end was reached and everything was as expected.
    boolean isVerified() {
        return verified;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (verified) {
            return -1;
        }
        int read = content.read(bytes, offset, count);
        if (read < 0) {
            verify();
            return -1;
        }
        size += read;
        if (size > expected.size()) {
            throw new SizeMismatchException(expected.size(), size);
        }
        digest.update(bytes, offset, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void verify() throws IOException {
        if (size != expected.size()) {
            throw new SizeMismatchException(expected.size(), size);
        }
        var actual = Sha256.of(digest.digest());
        if (!actual.equals(expected.sha256())) {
            throw new DigestMismatchException(expected.sha256(), actual);
        }
        verified = true;
    }
}
