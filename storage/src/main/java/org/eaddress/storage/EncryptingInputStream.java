package org.eaddress.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Turns plain content into its encrypted form while it is read, a chunk at a time.
final class EncryptingInputStream extends InputStream {

    private static final int CHUNK = 16 * 1024;

    private final InputStream plain;
    private final Window window = new Window();
    private final OutputStream encrypting;
    private final byte[] chunk = new byte[CHUNK];
    private boolean ended;

    EncryptingInputStream(InputStream plain, ContentCipher cipher) throws IOException {
        this.plain = plain;
        this.encrypting = cipher.encrypting(window);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        while (window.isEmpty() && !ended) {
            window.reset();
            encryptChunk();
        }
        return count == 0 ? 0 : window.take(bytes, offset, count);
    }

    private void encryptChunk() throws IOException {
        int read = plain.read(chunk);
        if (read < 0) {
            encrypting.close();
            ended = true;
        } else {
            encrypting.write(chunk, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    /// Encrypted bytes between their making and their reading.
    private static final class Window extends ByteArrayOutputStream {

        private int taken;

        Window() {
            super(ContentCipher.SEGMENT);
        }

        boolean isEmpty() {
            return taken == count;
        }

        int take(byte[] bytes, int offset, int most) {
            if (isEmpty()) {
                return -1;
            }
            int length = Math.min(most, count - taken);
            System.arraycopy(buf, taken, bytes, offset, length);
            taken += length;
            return length;
        }

        @Override
        public synchronized void reset() {
            super.reset();
            taken = 0;
        }
    }
}
