package org.eaddress.hub.inspection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What a zip container says of itself in its central directory, as far as that lies in the document's end. Nothing
/// is expanded but single small files whose content tells what the container is.
final class ZipLook {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int UNKNOWN_16 = 0xffff;

    private final Excerpt excerpt;
    private final List<Entry> entries = new ArrayList<>();
    private int announced;

    private ZipLook(Excerpt excerpt) {
        this.excerpt = excerpt;
    }

    /// A file in it. Sizes and place are what the directory says; they may be lies.
    private record Entry(String name, int flags, int method, long packed, long size, long place) {}

    static ZipLook at(Excerpt excerpt) {
        ZipLook look = new ZipLook(excerpt);
        look.readDirectory();
        return look;
    }

    private void readDirectory() {
        ByteBuffer tail = ByteBuffer.wrap(excerpt.tail()).order(ByteOrder.LITTLE_ENDIAN);
        int end = lastEnd(tail);
        if (end < 0) {
            return;
        }
        announced = Short.toUnsignedInt(tail.getShort(end + 10));
        long directory = Integer.toUnsignedLong(tail.getInt(end + 16));
        long at = directory - (excerpt.length() - tail.capacity());
        while (at >= 0 && at + CENTRAL_LENGTH <= end && tail.getInt((int) at) == CENTRAL_HEADER) {
            at += read(tail, (int) at, end);
        }
    }

    private static int lastEnd(ByteBuffer tail) {
        for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }

    private int read(ByteBuffer tail, int at, int end) {
        int name = Short.toUnsignedInt(tail.getShort(at + 28));
        int extra = Short.toUnsignedInt(tail.getShort(at + 30));
        int comment = Short.toUnsignedInt(tail.getShort(at + 32));
        if (at + CENTRAL_LENGTH + name <= end) {
            entries.add(new Entry(
                    new String(tail.array(), at + CENTRAL_LENGTH, name, StandardCharsets.UTF_8),
                    tail.getShort(at + 8),
                    tail.getShort(at + 10),
                    Integer.toUnsignedLong(tail.getInt(at + 20)),
                    Integer.toUnsignedLong(tail.getInt(at + 24)),
                    Integer.toUnsignedLong(tail.getInt(at + 42))));
        }
        return CENTRAL_LENGTH + name + extra + comment;
    }

    /// How many files are in it, as far as it says.
    int files() {
        return Math.max(announced == UNKNOWN_16 ? Integer.MAX_VALUE : announced, entries.size());
    }

    /// What its files come to, as far as it says.
    long expanded() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    boolean hasEncryptedFile() {
        return entries.stream().anyMatch(entry -> (entry.flags() & ENCRYPTED) != 0);
    }

    boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    boolean hasIn(String folder) {
        return entries.stream().anyMatch(entry -> entry.name().startsWith(folder));
    }

    /// The first file, without the help of a directory, if it has this name and is not compressed.
    Optional<String> first(String name, int limit) {
        ByteBuffer head = ByteBuffer.wrap(excerpt.bytes(0, LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        if (head.capacity() < LOCAL_LENGTH || head.getInt(0) != LOCAL_HEADER) {
            return Optional.empty();
        }
        String found =
                new String(excerpt.bytes(LOCAL_LENGTH, Short.toUnsignedInt(head.getShort(26))), StandardCharsets.UTF_8);
        long size = Integer.toUnsignedLong(head.getInt(18));
        return found.equals(name) && head.getShort(8) == STORED && size > 0 && size <= limit
                ? content(new Entry(name, 0, STORED, size, size, 0), limit)
                : Optional.empty();
    }

    /// The content of a small file, if it lies in what is kept of the document; cut off at the limit.
    Optional<String> content(String name, int limit) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .flatMap(entry -> content(entry, limit));
    }

    private Optional<String> content(Entry entry, int limit) {
        ByteBuffer header =
                ByteBuffer.wrap(excerpt.bytes(entry.place(), LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.capacity() < LOCAL_LENGTH || header.getInt(0) != LOCAL_HEADER || entry.packed() > Excerpt.WINDOW) {
            return Optional.empty();
        }
        long begin = entry.place()
                + LOCAL_LENGTH
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
        byte[] packed = excerpt.bytes(begin, (int) entry.packed());
        return switch (entry.method()) {
            case STORED -> Optional.of(new String(packed, 0, Math.min(packed.length, limit), StandardCharsets.UTF_8));
            case DEFLATED -> Optional.of(inflated(packed, limit));
            default -> Optional.empty();
        };
    }

    private static String inflated(byte[] packed, int limit) {
        byte[] bytes = new byte[limit];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int length = inflater.inflate(bytes);
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (DataFormatException _) {
            return "";
        }
    }
}
