package org.eaddress.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eaddress.client.proof.Digests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An append-only file of JSON lines, each naming the SHA-256 of the line before it.
///
/// A crash can only tear the last line: it has no end-of-line then, nothing was done on its word, and it is cut off.
/// Any
/// other line that does not fit its place is damage, and the file is not used.
final class LedgerFile implements Closeable {
    static final String NAME = "ledger.jsonl";

    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final FileChannel channel;
    private String last = BEFORE_THE_FIRST;
    private long end;
    private boolean broken;

    private LedgerFile(FileChannel channel) {
        this.channel = channel;
    }

    /// Where a line stands in the file.
    record Place(long at, int length) {}

    /// Opens the file and reads it through, giving every line to the reader.
    static LedgerFile open(Path folder, BiConsumer<JsonNode, Place> reader) throws IOException {
        var channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var opened = new LedgerFile(channel);
        try {
            new LedgerLines(channel).forEach((number, at, line) -> opened.take(number, at, line, reader));
            opened.cutTornLine();
            Disk.force(folder);
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
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
        var line = ByteBuffer.allocate(place.length());
        while (line.hasRemaining() && channel.read(line, place.at() + line.position()) >= 0) {
            continue;
        }
        return Json.tree(Arrays.copyOf(line.array(), line.position()));
    }

    /// After a failed write or fsync nobody knows what is on the disk: this file takes nothing more until it is
    /// reopened.
    private void write(byte[] bytes) throws IOException {
        broken = true;
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest, end + rest.position());
        }
        channel.force(false);
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

    private void cutTornLine() throws IOException {
        if (channel.size() > end) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    private static LedgerUnusable damaged(long number, String why) {
        return new LedgerUnusable(
                "Line %d of the ledger is damaged: %s.".formatted(number, why),
                "Restore the ledger from a backup, then reconcile it with the hub; do not mend it by hand.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
