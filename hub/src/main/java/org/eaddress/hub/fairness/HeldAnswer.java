package org.eaddress.hub.fairness;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/// An answer whose last byte stays here until [#end]; what is written later, by a call that waits for something,
/// goes through. Who has read the whole answer may call at once again, so the call must no longer be counted when
/// its end goes out.
final class HeldAnswer extends HttpServletResponseWrapper {
    private static final int NONE = -1;

    private int last = NONE;
    private boolean ended;

    HeldAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Holding(super.getOutputStream());
    }

    /// Nothing before the end: the container sends what fills its buffer, and the rest by itself.
    @Override
    public void flushBuffer() throws IOException {
        if (ended) {
            super.flushBuffer();
        }
    }

    @Override
    public void reset() {
        super.reset();
        last = NONE;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        last = NONE;
    }

    void end() throws IOException {
        ended = true;
        if (last != NONE) {
            release(super.getOutputStream());
        }
    }

    private void release(ServletOutputStream body) throws IOException {
        if (last != NONE) {
            body.write(last);
            last = NONE;
        }
    }

    private final class Holding extends ServletOutputStream {
        private final ServletOutputStream body;

        Holding(ServletOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (ended) {
                body.write(bytes, offset, length);
            } else if (length > 0) {
                release(body);
                body.write(bytes, offset, length - 1);
                last = bytes[offset + length - 1] & 0xff;
            }
        }

        @Override
        public void flush() throws IOException {
            flushBuffer();
        }

        /// The container closes it.
        @Override
        public void close() {}

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
