package org.eaddress.client.proof;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The raw form of a container's ZIP (APPNOTE 6.3), as narrow as the hub writes it, so that every program sees the
/// same files in it: entries without gap or overlap, each told alike at its place and in the directory, nothing
/// before, between or behind. Sizes are limited before anything is unpacked.
final class Archive {
    static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";
    static final Set<String> META = Set.of("META-INF/manifest.xml", "META-INF/signatures0.xml");

    private static final int MOST_FILES = 25_000;
    private static final long MOST_BYTES = 16L << 30;
    private static final long UNSUSPICIOUS_BYTES = 16L << 20;
    private static final long HIGHEST_RATIO = 250;
    private static final int LARGEST_DIRECTORY_BYTES = 16 << 20;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int WITH_DESCRIPTOR = 1 << 3;
    private static final int IN_UTF_8 = 1 << 11;
    private static final int KNOWN_FLAGS = 0b110 | WITH_DESCRIPTOR | IN_UTF_8;
    private static final Pattern PLAIN = Pattern.compile("(?!\\.{1,2}$)[^/\\\\:\\p{Cc}]+");

    private final FileChannel channel;
    private final Set<String> names = new HashSet<>();
    private long next;
    private long bytes;

    private Archive(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws UnsoundContainer unless it has this form and is within the limits
    static void requireSound(Path file) throws IOException, UnsoundContainer {
        try (var channel = FileChannel.open(file)) {
            new Archive(channel).check();
        } catch (EOFException e) {
            throw malformed("archive");
        }
    }

    private void check() throws IOException, UnsoundContainer {
        var length = channel.size();
        var end = read(length - END_BYTES, END_BYTES);
        var count = Short.toUnsignedInt(end.getShort(10));
        var size = Integer.toUnsignedLong(end.getInt(12));
        var start = Integer.toUnsignedLong(end.getInt(16));
        require(end.getInt(0) == END && end.getInt(4) == 0 && end.getShort(8) == end.getShort(10), "archive");
        require(end.getShort(20) == 0 && start + size == length - END_BYTES && count > 0, "archive");
        if (count > MOST_FILES || size > LARGEST_DIRECTORY_BYTES) {
            throw new UnsoundContainer(Fault.CONTAINER_TOO_LARGE, "files");
        }
        var directory = read(start, (int) size);
        for (int i = 0; i < count; i++) {
            entry(directory, i == 0);
        }
        require(!directory.hasRemaining() && next == start, "archive");
        if (bytes > UNSUSPICIOUS_BYTES && bytes / HIGHEST_RATIO > length) {
            throw new UnsoundContainer(Fault.CONTAINER_TOO_LARGE, "ratio");
        }
    }

    private void entry(ByteBuffer directory, boolean first) throws IOException, UnsoundContainer {
        require(directory.remaining() >= CENTRAL_BYTES, "archive");
        var entry = directory.slice(directory.position(), CENTRAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        directory.position(directory.position() + CENTRAL_BYTES);
        var flags = Short.toUnsignedInt(entry.getShort(8));
        var method = entry.getShort(10);
        var packed = Integer.toUnsignedLong(entry.getInt(20));
        var size = Integer.toUnsignedLong(entry.getInt(24));
        var nameBytes = Short.toUnsignedInt(entry.getShort(28));
        require(entry.getInt(0) == CENTRAL && (flags & ~KNOWN_FLAGS) == 0, "archive");
        require(entry.getInt(30) == 0 && entry.getShort(34) == 0, "archive"); // extra field, comment, disk
        require(Integer.toUnsignedLong(entry.getInt(42)) == next && nameBytes <= directory.remaining(), "archive");
        require(
                method == DEFLATED || (method == STORED && packed == size && (flags & WITH_DESCRIPTOR) == 0),
                "archive");
        var name = new byte[nameBytes];
        directory.get(name);
        local(entry, name, flags, packed);
        names(name, flags);
        bytes += size;
        if (bytes > MOST_BYTES) {
            throw new UnsoundContainer(Fault.CONTAINER_TOO_LARGE, "bytes");
        }
        if (first) {
            mediaType(name, method, size);
        }
    }

    /// What stands at the entry's own place says the same as the directory.
    private void local(ByteBuffer central, byte[] name, int flags, long packed) throws IOException, UnsoundContainer {
        var local = read(next, LOCAL_BYTES + name.length);
        require(local.getInt(0) == LOCAL && local.getShort(28) == 0, "archive");
        require(
                local.getShort(26) == name.length
                        && local.slice(LOCAL_BYTES, name.length).equals(ByteBuffer.wrap(name)),
                "archive");
        require(local.slice(6, 4).equals(central.slice(8, 4)), "archive");
        next += LOCAL_BYTES + name.length + packed;
        if ((flags & WITH_DESCRIPTOR) == 0) {
            require(local.slice(14, 12).equals(central.slice(16, 12)), "archive");
        } else {
            var descriptor = read(next, DESCRIPTOR_BYTES);
            require(descriptor.getInt(0) == DESCRIPTOR, "archive");
            require(descriptor.slice(4, 12).equals(central.slice(16, 12)), "archive");
            next += DESCRIPTOR_BYTES;
        }
    }

    /// No folders but the one, no way out of it, no name twice on any operating system.
    private void names(byte[] utf8, int flags) throws UnsoundContainer {
        try {
            var name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            require(META.contains(name) || PLAIN.matcher(name).matches(), "names");
            require(names.add(name.toLowerCase(Locale.ROOT)), "names");
            require((flags & IN_UTF_8) != 0 || name.length() == utf8.length, "names");
        } catch (CharacterCodingException e) {
            throw malformed("names");
        }
    }

    /// EN 319 162-1, A.1: the first entry, not compressed, so that its bytes stand at a known place.
    private void mediaType(byte[] name, int method, long size) throws IOException, UnsoundContainer {
        require(new String(name, StandardCharsets.UTF_8).equals("mimetype") && method == STORED, "mimetype");
        require(size == MEDIA_TYPE.length(), "mimetype");
        var content = read(LOCAL_BYTES + name.length, (int) size);
        require(StandardCharsets.US_ASCII.decode(content).toString().equals(MEDIA_TYPE), "mimetype");
    }

    private ByteBuffer read(long from, int count) throws IOException {
        if (from < 0 || from + count > channel.size()) {
            throw new EOFException();
        }
        var read = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (read.hasRemaining()) {
            if (channel.read(read, from + read.position()) < 0) {
                throw new EOFException();
            }
        }
        return read.flip();
    }

    private static void require(boolean condition, String about) throws UnsoundContainer {
        if (!condition) {
            throw malformed(about);
        }
    }

    private static UnsoundContainer malformed(String about) {
        return new UnsoundContainer(Fault.CONTAINER_MALFORMED, about);
    }
}
