package org.eaddress.hub.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The beginning and the end of a document, kept while its bytes pass; one that is small is kept whole.
public final class Excerpt {
    /// How much of each end is kept.
    static final int WINDOW = 256 << 10;

    private byte[] head;
    private byte[] ring = {};
    private long length;

    /// @param expected how many bytes are announced; more or fewer may come
    public Excerpt(long expected) {
        this.head = new byte[(int) Math.clamp(expected, 1, WINDOW)];
    }

    static Excerpt of(byte[] content) {
        Excerpt excerpt = new Excerpt(content.length);
        excerpt.take(content, 0, content.length);
        return excerpt;
    }

    /// The same stream; what is read from it is noted here.
    public InputStream watching(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                int read = super.read(bytes, offset, count);
                if (read > 0) {
                    take(bytes, offset, read);
                }
                return read;
            }

            @Override
            public long skip(long count) throws IOException {
                return readNBytes((int) Math.min(count, WINDOW)).length;
            }
        };
    }

    private void take(byte[] bytes, int offset, int count) {
        int toHead = (int) Math.clamp(WINDOW - length, 0, count);
        if (toHead > 0) {
            int end = (int) length + toHead;
            head = end <= head.length ? head : Arrays.copyOf(head, WINDOW);
            System.arraycopy(bytes, offset, head, (int) length, toHead);
        }
        length += toHead;
        if (count > toHead) {
            toRing(bytes, offset + toHead, count - toHead);
        }
    }

    private void toRing(byte[] bytes, int offset, int count) {
        ring = ring.length == 0 ? new byte[WINDOW] : ring;
        int skipped = Math.max(0, count - WINDOW);
        length += skipped;
        int from = offset + skipped;
        int left = count - skipped;
        while (left > 0) {
            int place = (int) (length % WINDOW);
            int some = Math.min(left, WINDOW - place);
            System.arraycopy(bytes, from, ring, place, some);
            from += some;
            left -= some;
            length += some;
        }
    }

    /// How many bytes passed.
    public long length() {
        return length;
    }

    /// Whether the whole document is kept.
    public boolean isWhole() {
        return length <= WINDOW;
    }

    /// The first bytes, at most as many as are kept. They are not to be changed.
    public byte[] head() {
        return length == head.length ? head : Arrays.copyOf(head, (int) Math.min(length, WINDOW));
    }

    /// The last bytes, at most as many as are kept; they may overlap the first.
    byte[] tail() {
        if (isWhole()) {
            return head();
        }
        byte[] tail = new byte[WINDOW];
        int inRing = (int) Math.min(length - WINDOW, WINDOW);
        System.arraycopy(head, inRing, tail, 0, WINDOW - inRing);
        for (int i = 0; i < inRing; i++) {
            tail[WINDOW - inRing + i] = ring[(int) ((length - inRing + i) % WINDOW)];
        }
        return tail;
    }

    /// These bytes, if they are kept; empty if not.
    byte[] bytes(long from, int count) {
        if (from < 0 || count < 0 || from + count > length) {
            return new byte[0];
        }
        if (from + count <= Math.min(length, WINDOW)) {
            return Arrays.copyOfRange(head, (int) from, (int) from + count);
        }
        long begin = Math.max(0, length - WINDOW);
        if (from < begin) {
            return new byte[0];
        }
        int start = (int) (from - begin);
        return Arrays.copyOfRange(tail(), start, start + count);
    }
}
