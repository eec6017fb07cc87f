package org.eaddress.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/// A large object being read; its end comes only after length and checksum were found right.
final class LargeFileStream extends FilterInputStream {

    private final LargeRef large;
    private final CRC32C crc = new CRC32C();
    private long length;

    LargeFileStream(InputStream file, LargeRef large) {
        super(file);
        this.large = large;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = in.read(bytes, offset, count);
        if (read < 0) {
            verify();
        } else {
            crc.update(bytes, offset, read);
            length += read;
        }
        return read;
    }

    /// Passes over bytes by reading them, so that they are checked too.
    @Override
    public long skip(long count) throws IOException {
        var passed = new byte[(int) Math.clamp(count, 0, 8192)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws DamagedObjectException {
        if (length != large.length() || (int) crc.getValue() != large.crc()) {
            throw new DamagedObjectException(large.ref(), "its length or checksum differs");
        }
    }
}
