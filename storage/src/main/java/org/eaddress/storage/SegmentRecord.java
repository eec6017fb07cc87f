package org.eaddress.storage;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The form of one object in a segment file: magic, length, CRC32C of the content, then the content.
///
/// All numbers are big-endian. The header is what finds a torn tail or a wrong reference.
final class SegmentRecord {

    /// Length of the header in bytes.
    static final int HEADER = 12;

    private static final int MAGIC = 0x45414F31; // EAO1
    private static final int FIRST_ROOM = 16 * 1024;
    private static final int GROWTH = 4;

    private final byte[] bytes;
    private final int length;

    private SegmentRecord(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /// Takes in the content up to one byte more than `limit`, which shows that there is more.
    static SegmentRecord read(InputStream content, int limit) throws IOException {
        int most = HEADER + limit + 1;
        var bytes = new byte[Math.min(most, HEADER + FIRST_ROOM)];
        int filled = HEADER;
        int read = 0;
        while (read >= 0 && filled < most) {
            bytes = filled < bytes.length ? bytes : Arrays.copyOf(bytes, Math.min(most, bytes.length * GROWTH));
            read = content.read(bytes, filled, bytes.length - filled);
            filled += Math.max(read, 0);
        }
        return new SegmentRecord(bytes, filled - HEADER);
    }

    /// Length of the content in bytes.
    int length() {
        return length;
    }

    /// The content that was taken in.
    InputStream content() {
        return new ByteArrayInputStream(bytes, HEADER, length);
    }

    /// Writes header and content; returns the bytes written.
    int writeTo(Disk.Growing file) throws IOException {
        ByteBuffer.wrap(bytes).putInt(MAGIC).putInt(length).putInt(crcOf(bytes, length));
        file.write(bytes, 0, HEADER + length);
        return HEADER + length;
    }

    /// The content of the record that lies at this place of a segment file.
    static InputStream readFrom(Path segment, long offset, int length, ObjectRef ref) throws IOException {
        try (var file = new RandomAccessFile(segment.toFile(), "r")) {
            if (offset + HEADER + length > file.length()) {
                throw new EOFException("the segment ends before the object does");
            }
            var bytes = new byte[HEADER + length];
            file.seek(offset);
            file.readFully(bytes);
            verify(ByteBuffer.wrap(bytes), length, ref);
            return new ByteArrayInputStream(bytes, HEADER, length);
        } catch (EOFException e) {
            throw new DamagedObjectException(ref, "it is cut short", e);
        }
    }

    private static void verify(ByteBuffer record, int length, ObjectRef ref) throws DamagedObjectException {
        if (record.getInt() != MAGIC || record.getInt() != length) {
            throw new DamagedObjectException(ref, "no object of this length begins there");
        }
        if (record.getInt() != crcOf(record.array(), length)) {
            throw new DamagedObjectException(ref, "its checksum differs");
        }
    }

    private static int crcOf(byte[] record, int length) {
        var crc = new CRC32C();
        crc.update(record, HEADER, length);
        return (int) crc.getValue();
    }
}
