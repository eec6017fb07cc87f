package org.eaddress.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The whole lines of a file; what follows the last end-of-line is left out.
record LedgerLines(FileChannel channel) {
    private static final int CHUNK_BYTES = 1 << 18;

    @FunctionalInterface
    interface Reader {
        /// @param number from 1
        /// @param at where the line begins
        void take(long number, long at, byte[] line);
    }

    void forEach(Reader reader) throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        var line = new ByteArrayOutputStream();
        long number = 0;
        long begin = 0;
        for (long position = 0; channel.read(chunk.clear(), position) > 0; position += chunk.limit()) {
            chunk.flip();
            int from = 0;
            for (int i = 0; i < chunk.limit(); i++) {
                if (chunk.get(i) == '\n') {
                    line.write(chunk.array(), from, i - from);
                    reader.take(++number, begin, line.toByteArray());
                    line.reset();
                    from = i + 1;
                    begin = position + from;
                }
            }
            line.write(chunk.array(), from, chunk.limit() - from);
        }
    }
}
