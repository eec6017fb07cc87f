package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest implements ObjectStoreContract {

    private static final int SMALL = 100_000;

    @TempDir
    private Path folder;

    private FileObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileObjectStore.open(folder.resolve("new/objects"), new FileObjectStore.Sizes(SMALL, 1 << 20));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore reopened() throws IOException {
        return FileObjectStore.open(folder.resolve("new/objects"));
    }

    @Override
    public long visibleObjects() {
        return bytesIn("segments") + filesIn("large").size();
    }

    @Override
    public List<Integer> edges() {
        return List.of(16 * 1024, 64 * 1024, SMALL);
    }

    @Override
    public ObjectRef unknown() {
        return new ObjectRef("s:%s:0:3".formatted(RandomNames.next()));
    }

    @Test
    void anUnknownLargePlaceHoldsNoObject() {
        var unknown = new ObjectRef("f:%s:3:00000000".formatted(RandomNames.next()));

        assertThatThrownBy(() -> store.get(unknown)).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    void everyChangedByteOfASmallObjectIsFound() throws IOException {
        var ref = put(Contents.bytes(50));
        var segment = filesIn("segments").getFirst();

        for (int at = 0; at < Files.size(segment); at++) {
            flip(segment, at);
            assertThatThrownBy(() -> store.get(ref)).as("byte %d", at).isInstanceOf(DamagedObjectException.class);
            flip(segment, at);
        }
        assertThat(store.get(ref)).hasBinaryContent(Contents.bytes(50));
    }

    @Test
    void everyTornTailOfASegmentIsFound() throws IOException {
        var whole = put(new byte[] {1, 2, 3});
        var torn = put(Contents.bytes(50));
        var segment = filesIn("segments").getFirst();

        for (long length = Files.size(segment) - 1; length >= 15; length--) {
            truncate(segment, length);
            assertThatThrownBy(() -> store.get(torn)).isInstanceOf(DamagedObjectException.class);
            assertThat(store.get(whole)).hasBinaryContent(new byte[] {1, 2, 3});
        }
    }

    @Test
    void aWrongPlaceInASegmentIsFoundRatherThanItsBytesReturned() throws IOException {
        var segment = SegmentRef.parse(put(Contents.bytes(50))).orElseThrow().segment();

        for (var wrong : List.of("1:50", "0:49", "0:51", "0:999999999", "12:3", "999999999999999999:50")) {
            assertThatThrownBy(() -> store.get(new ObjectRef("s:" + segment + ":" + wrong)))
                    .as(wrong)
                    .isInstanceOf(DamagedObjectException.class);
        }
    }

    @Test
    void aChangedLargeObjectIsFoundBeforeItsEnd() throws IOException {
        var ref = put(Contents.bytes(SMALL + 1));
        flip(filesIn("large").getFirst(), 77_777);

        assertThatThrownBy(() -> store.get(ref).readAllBytes()).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void aChangedByteThatIsPassedOverIsFoundToo() throws IOException {
        var ref = put(Contents.bytes(SMALL + 1));
        flip(filesIn("large").getFirst(), 10);

        assertThatThrownBy(() -> {
                    var content = store.get(ref);
                    content.skipNBytes(1000);
                    content.readAllBytes();
                })
                .isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void aCutLargeObjectIsFoundBeforeItsEnd() throws IOException {
        var ref = put(Contents.bytes(SMALL + 1));
        truncate(filesIn("large").getFirst(), SMALL);

        assertThatThrownBy(() -> store.get(ref).readAllBytes()).isInstanceOf(DamagedObjectException.class);
    }

    @Test
    void smallObjectsShareSegmentsThatRoll() throws IOException {
        for (int i = 0; i < 25; i++) {
            put(Contents.bytes(SMALL));
        }

        assertThat(filesIn("segments")).hasSize(3);
        assertThat(filesIn("large")).isEmpty();
    }

    @Test
    void eachOpeningBeginsASegmentOfItsOwn() throws IOException {
        put(new byte[] {1});
        try (var other = reopened()) {
            other.put(new ByteArrayInputStream(new byte[] {2}));
        }
        put(new byte[] {3});

        assertThat(filesIn("segments")).hasSize(2);
    }

    @Test
    void aDiscardedLargeObjectIsGone() throws IOException {
        var ref = put(Contents.bytes(SMALL + 1));

        store.discard(ref);

        assertThatThrownBy(() -> store.get(ref)).isInstanceOf(NoSuchObjectException.class);
        assertThat(filesIn("large")).isEmpty();
    }

    @Test
    void aClosedStoreTakesNoMoreButWhatItHasIsReadable() throws IOException {
        var ref = put(new byte[] {1});
        store.close();

        assertThatThrownBy(() -> put(new byte[] {2})).isInstanceOf(IOException.class);
        assertThat(store.get(ref)).hasBinaryContent(new byte[] {1});
    }

    @Test
    void anInterruptedThreadStillStoresAndStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        var small = put(new byte[] {1});
        var large = put(Contents.bytes(SMALL + 1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.get(small)).hasBinaryContent(new byte[] {1});
        assertThat(store.get(large)).hasBinaryContent(Contents.bytes(SMALL + 1));
    }

    private ObjectRef put(byte[] content) throws IOException {
        return store.put(new ByteArrayInputStream(content));
    }

    private List<Path> filesIn(String part) {
        try (var files = Files.walk(folder.resolve("new/objects").resolve(part))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long bytesIn(String part) {
        return filesIn(part).stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private static void flip(Path file, long at) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 1);
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }
}
