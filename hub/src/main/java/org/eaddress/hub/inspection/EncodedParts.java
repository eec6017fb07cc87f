package org.eaddress.hub.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// What lies in the texts of an XML document in base64, part by part, decoded: a scanner does not look into it by
/// itself. It is found by its characters, without reading the XML as such, so that nothing in it is expanded.
final class EncodedParts {
    /// Shorter texts are words that happen to have the form; in base64 it is 66 bytes.
    private static final int SHORTEST = 88;

    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_LOOK = BUFFER / 2;
    private static final int QUANTUM = 4;
    private static final int SIX_BITS = 6;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final InputStream xml;

    EncodedParts(InputStream xml) {
        this.xml = new BufferedInputStream(xml, BUFFER);
    }

    /// The next one, to be read before the one after; empty when there is none.
    Optional<InputStream> next() throws IOException {
        while (true) {
            xml.mark(BUFFER);
            int seen = 0;
            int significant = 0;
            int one = xml.read();
            while (significant < SHORTEST && seen < LONGEST_LOOK && (isSpace(one) || valueOf(one) >= 0)) {
                seen++;
                significant += isSpace(one) ? 0 : 1;
                one = xml.read();
            }
            if (significant >= SHORTEST) {
                xml.reset();
                return Optional.of(new Part());
            }
            if (one < 0) {
                return Optional.empty();
            }
        }
    }

    private static boolean isSpace(int one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private static int valueOf(int one) {
        return one < 0 ? -1 : ALPHABET.indexOf(one);
    }

    /// The bytes up to the first character that is none of base64.
    private final class Part extends InputStream {
        private int bits;
        private int left;
        private boolean ended;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                fill();
            }
            if (left == 0) {
                return -1;
            }
            left--;
            return (bits >> (left * Byte.SIZE)) & 0xff;
        }

        /// RFC 4648, 4: four characters are three bytes, the last ones perhaps two or one.
        private void fill() throws IOException {
            int characters = 0;
            bits = 0;
            while (!ended && characters < QUANTUM) {
                xml.mark(1);
                int one = xml.read();
                int value = valueOf(one);
                if (value >= 0) {
                    bits = bits << SIX_BITS | value;
                    characters++;
                } else if (!isSpace(one)) {
                    xml.reset();
                    ended = true;
                }
            }
            left = characters * SIX_BITS / Byte.SIZE;
            bits >>= characters * SIX_BITS % Byte.SIZE;
        }
    }
}
