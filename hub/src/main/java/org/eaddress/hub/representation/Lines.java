package org.eaddress.hub.representation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a file that have an end. Of one that is too long only so much is kept that it is seen to be.
final class Lines {
    private final InputStream in;
    private final long longest;
    private long taken;

    Lines(InputStream in, long longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /// The next one, without its end.
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        for (int one = in.read(); one >= 0; one = in.read()) {
            length++;
            if (one == '\n') {
                taken += length;
                return Optional.of(line.toByteArray());
            }
            if (line.size() <= longest) {
                line.write(one);
            }
        }
        return Optional.empty();
    }

    /// How many bytes the lines given had, with their ends.
    long taken() {
        return taken;
    }
}
