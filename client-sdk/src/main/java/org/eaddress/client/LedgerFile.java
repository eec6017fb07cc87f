package org.eaddress.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eaddress.client.proof.Digests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An append-only file of JSON lines, each naming the SHA-256 of the line before it.
///
/// A crash can only tear the last line: it has no end-of-line then, nothing was done on its word, and it is cut
/// off. Any other line that does not fit its place is damage, and the file is not used. No channel is used, because
/// an interrupted thread closes a channel for all.
final class LedgerFile implements Closeable {
    static final String NAME = "ledger.jsonl";

    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final RandomAccessFile writing;
    private final RandomAccessFile reading;
    private String last = BEFORE_THE_FIRST;
    private long end;
    private boolean broken;

    private LedgerFile(Path file) throws IOException {
        this.writing = new RandomAccessFile(file.toFile(), "rw");
        this.reading = new RandomAccessFile(file.toFile(), "r");
    }

    /// Where a line stands in the file.
    record Place(long at, int length) {}

    /// Opens the file and reads it through, giving every line to the reader.
    static LedgerFile open(Path folder, BiConsumer<JsonNode, Place> reader) throws IOException {
        var file = folder.resolve(NAME);
        var opened = new LedgerFile(file);
        try {
            new LedgerLines(file).forEach((number, at, line) -> opened.take(number, at, line, reader));
            opened.settle();
            Disk.force(folder);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// Writes the lines, each made from the digest of the one before, and returns when all are durable.
    List<Place> append(List<Function<String, byte[]>> lines) throws IOException {
        if (broken) {
            throw new IOException("an earlier write failed");
        }
        var places = new ArrayList<Place>();
        var bytes = new ByteArrayOutputStream();
        var digest = last;
        for (var line : lines) {
            var written = line.apply(digest);
            places.add(new Place(end + bytes.size(), written.length));
            bytes.writeBytes(written);
            bytes.write('\n');
            digest = Digests.sha256(written);
        }
        write(bytes.toByteArray());
        last = digest;
        return places;
    }

    JsonNode read(Place place) throws IOException {
        var line = new byte[place.length()];
        synchronized (reading) {
            reading.seek(place.at());
            reading.readFully(line);
        }
        return Json.tree(line);
    }

    /// After a failed write or fsync nobody knows what is on the disk: the file takes nothing more until it is
    /// reopened.
    private void write(byte[] bytes) throws IOException {
        broken = true;
        writing.seek(end);
        writing.write(bytes);
        writing.getFD().sync();
        broken = false;
        end += bytes.length;
    }

    private void take(long number, long at, byte[] line, BiConsumer<JsonNode, Place> reader) {
        try {
            var json = Json.tree(line);
            if (!EntryLines.text(json, "previous").equals(last)) {
                throw new IllegalArgumentException("it does not follow the line before it");
            }
            reader.accept(json, new Place(at, line.length));
        } catch (JacksonException e) {
            throw damaged(number, "it is not JSON");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged(number, String.valueOf(e.getMessage()));
        }
        last = Digests.sha256(line);
        end = at + line.length + 1;
    }

    /// Cuts a torn line off; what a killed process wrote and could not make durable is durable from here on.
    private void settle() throws IOException {
        writing.setLength(end);
        writing.getFD().sync();
    }

    private static LedgerUnusable damaged(long number, String why) {
        return new LedgerUnusable(
                "Line %d of the ledger is damaged: %s.".formatted(number, why),
                "Restore the ledger from a backup, then reconcile it with the hub; do not mend it by hand.");
    }

    @Override
    public void close() throws IOException {
        writing.close();
        reading.close();
    }
}
