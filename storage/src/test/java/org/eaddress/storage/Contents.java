package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Random;

/// Contents for tests: made from a seed, of any length, without lying in memory.
final class Contents {

    private Contents() {}

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// Endlessly different bytes up to this length.
    static InputStream stream(long length) {
        return new Endless() {
            private long left = length;

            @Override
            int most(int count) {
                int most = (int) Math.min(count, left);
                left -= most;
                return most == 0 && count > 0 ? -1 : most;
            }
        };
    }

    /// Bytes up to this length, then the exception.
    static InputStream failingAfter(long length, Exception failure) {
        return new Endless() {
            private long left = length;

            @Override
            int most(int count) throws IOException {
                int most = (int) Math.min(count, left);
                left -= most;
                return most == 0 ? thrown(failure) : most;
            }
        };
    }

    static Sha256 digestOf(InputStream content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        var chunk = new byte[64 * 1024];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            digest.update(chunk, 0, read);
        }
        return Sha256.of(digest.digest());
    }

    private static int thrown(Exception failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        throw (RuntimeException) failure;
    }

    /// A cheap sequence that does not repeat within a segment, a part or a chunk.
    private abstract static class Endless extends InputStream {

        private long state = 1;

        abstract int most(int count) throws IOException;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int most = most(count);
            for (int i = 0; i < most; i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                bytes[offset + i] = (byte) (state >>> 56);
            }
            return most;
        }
    }
}
