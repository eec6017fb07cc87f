package org.eaddress.hub.connection;

import java.io.InputStream;

/// A text of one line again and again, which is never whole in memory.
final class RepeatedLine extends InputStream {
    private final byte[] line;
    private final long size;
    private long place;

    RepeatedLine(byte[] line, long size) {
        this.line = line;
        this.size = size;
    }

    @Override
    public int read() {
        return place < size ? line[(int) (place++ % line.length)] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int inLine = (int) (place % line.length);
        int taken = (int) Math.min(size - place, Math.min(length, line.length - inLine));
        if (taken <= 0) {
            return -1;
        }
        System.arraycopy(line, inLine, into, from, taken);
        place += taken;
        return taken;
    }
}
