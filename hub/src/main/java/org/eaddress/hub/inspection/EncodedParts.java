package org.eaddress.hub.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/// What lies in the texts of an XML document in base64, part by part, decoded: a scanner does not look into it by
/// itself. It is found by its characters, without reading the XML as such, so that nothing in it is expanded.
final class EncodedParts {
    /// Shorter texts are words that happen to have the form.
    private static final int SHORTEST = 64;

    private static final int BUFFER = 64 << 10;
    private static final int QUANTUM = 4;

    private final InputStream xml;

    EncodedParts(InputStream xml) {
        this.xml = new BufferedInputStream(xml, BUFFER);
    }

    /// The next one, to be read before the one after; empty when there is none.
    Optional<InputStream> next() throws IOException {
        while (true) {
            xml.mark(BUFFER);
            int length = run();
            xml.reset();
            if (length >= SHORTEST) {
                return Optional.of(Base64.getMimeDecoder().wrap(new Run()));
            }
            xml.skipNBytes(length);
            if (xml.read() < 0) {
                return Optional.empty();
            }
        }
    }

    /// How many characters from here on could be base64, as far as it matters.
    private int run() throws IOException {
        int length = 0;
        while (length < SHORTEST && isOfBase64(xml.read())) {
            length++;
        }
        return length;
    }

    private static boolean isOfBase64(int one) {
        return (one >= 'A' && one <= 'Z')
                || (one >= 'a' && one <= 'z')
                || (one >= '0' && one <= '9')
                || one == '+'
                || one == '/'
                || one == '='
                || one == '\r'
                || one == '\n';
    }

    /// The characters up to the first that is none of base64; what does not make up a whole byte at the end is left
    /// out.
    private final class Run extends InputStream {
        private final byte[] quantum = new byte[QUANTUM];
        private int filled;
        private int given;
        private boolean ended;

        @Override
        public int read() throws IOException {
            if (given == filled) {
                fill();
            }
            return given < filled ? quantum[given++] : -1;
        }

        private void fill() throws IOException {
            given = 0;
            filled = 0;
            while (!ended && filled < QUANTUM) {
                xml.mark(1);
                int one = xml.read();
                if (!isOfBase64(one)) {
                    xml.reset();
                    ended = true;
                } else if (one != '\r' && one != '\n') {
                    quantum[filled++] = (byte) one;
                }
            }
            filled = filled == QUANTUM ? QUANTUM : 0;
        }
    }
}
