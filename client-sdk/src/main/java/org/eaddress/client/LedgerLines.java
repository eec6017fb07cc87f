package org.eaddress.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The whole lines of a file; what follows the last end-of-line is left out.
record LedgerLines(Path file) {
    private static final int CHUNK_BYTES = 1 << 18;

    @FunctionalInterface
    interface Reader {
        /// @param number from 1
        /// @param at where the line begins
        void take(long number, long at, byte[] line);
    }

    void forEach(Reader reader) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        var line = new ByteArrayOutputStream();
        long number = 0;
        long begin = 0;
        try (var in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                int from = 0;
                for (int i = 0; i < length; i++) {
                    if (chunk[i] == '\n') {
                        line.write(chunk, from, i - from);
                        reader.take(++number, begin, line.toByteArray());
                        begin += line.size() + 1;
                        line.reset();
                        from = i + 1;
                    }
                }
                line.write(chunk, from, length - from);
            }
        }
    }
}
