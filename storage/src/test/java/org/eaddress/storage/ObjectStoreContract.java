package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [ObjectStore] promises.
interface ObjectStoreContract {

    ObjectStore store();

    /// The same objects, seen by a store that was opened just now.
    ObjectStore reopened() throws IOException;

    /// How many objects anyone could see, counted behind the store's back.
    long visibleObjects() throws IOException;

    /// Lengths in bytes around which the store changes how it writes.
    List<Integer> edges();

    /// More bytes than the memory of the test.
    default long bigSize() {
        return 192L << 20;
    }

    @Test
    default void anEmptyObjectComesBack() throws IOException {
        assertThat(read(put(new byte[0]))).isEmpty();
    }

    @Test
    default void aSmallObjectComesBack() throws IOException {
        var content = Contents.bytes(40_000);

        assertThat(read(put(content))).isEqualTo(content);
    }

    @Test
    default void anObjectOfEveryEdgeLengthComesBack() throws IOException {
        for (int edge : edges()) {
            for (int length : List.of(edge - 1, edge, edge + 1)) {
                var content = Contents.bytes(length);
                assertThat(read(put(content))).as("%d bytes", length).isEqualTo(content);
            }
        }
    }

    @Test
    default void anObjectBiggerThanMemoryStreamsBothWays() throws IOException {
        var ref = store().put(Contents.stream(bigSize()));

        try (var content = store().get(ref)) {
            assertThat(Contents.digestOf(content)).isEqualTo(Contents.digestOf(Contents.stream(bigSize())));
        }
    }

    @Test
    default void contentThatComesByTheByteIsReadToItsEnd() throws IOException {
        var content = Contents.bytes(3000);
        var trickle = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                return super.read(bytes, offset, Math.min(count, 1));
            }
        };

        assertThat(read(store().put(trickle))).isEqualTo(content);
    }

    @Test
    default void equalObjectsLieApart() throws IOException {
        assertThat(put(new byte[] {1, 2, 3})).isNotEqualTo(put(new byte[] {1, 2, 3}));
    }

    @Test
    default void aPlaceIsShortAndSaysNothingOfTheContent() throws IOException {
        var ref = put("050505-12345".getBytes(StandardCharsets.US_ASCII));

        assertThat(ref.value()).hasSizeLessThan(200).doesNotContain("050505");
    }

    @Test
    default void contentThatFailsMidwayLeavesNothingAndItsExceptionComesOutUnchanged() throws IOException {
        var before = visibleObjects();
        for (var failure : List.of(new IOException("the sender went away"), new IllegalStateException("a bug"))) {
            for (long length : failingLengths()) {
                assertThatThrownBy(() -> store().put(Contents.failingAfter(length, failure)))
                        .isSameAs(failure);
            }
        }

        assertThat(visibleObjects()).isEqualTo(before);
    }

    @Test
    default void afterContentThatFailedTheStoreGoesOn() throws IOException {
        var failure = new IOException("the sender went away");
        assertThatThrownBy(() -> store().put(Contents.failingAfter(10, failure)))
                .isSameAs(failure);

        assertThat(read(put(new byte[] {7}))).containsExactly(7);
    }

    @Test
    default void theStoreLeavesTheContentOpen() throws IOException {
        for (int length : List.of(10, edges().getLast() + 1)) {
            var content = new ByteArrayInputStream(Contents.bytes(length)) {
                @Override
                public void close() {
                    throw new AssertionError("closed by the store");
                }
            };
            store().put(content);
        }
    }

    @Test
    default void manyThreadsPutAtOnceAndEachFindsItsOwn() throws Exception {
        var contents = IntStream.range(0, 200).mapToObj(Contents::bytes).toList();
        var refs = new ArrayList<Future<ObjectRef>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            contents.forEach(content -> refs.add(threads.submit(() -> put(content))));
        }

        for (int i = 0; i < contents.size(); i++) {
            assertThat(read(refs.get(i).get())).isEqualTo(contents.get(i));
        }
    }

    @Test
    default void anUnknownPlaceHoldsNoObject() {
        assertThatThrownBy(() -> store().get(unknown())).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    default void aPlaceOfAnotherStoreHoldsNoObject() {
        for (var foreign : List.of("nonsense", "s:../../x:0:1", "f:../../x:1:00000000", "o:../x:y", "s:0:0:1")) {
            assertThatThrownBy(() -> store().get(new ObjectRef(foreign)))
                    .as(foreign)
                    .isInstanceOf(NoSuchObjectException.class);
        }
    }

    @Test
    default void aStoreOpenedAnewSeesEverything() throws IOException {
        var small = put(new byte[] {1, 2, 3});
        var large = put(Contents.bytes(edges().getLast() + 1));

        try (var reopened = reopened()) {
            assertThat(reopened.get(small)).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(reopened.get(large)).hasBinaryContent(Contents.bytes(edges().getLast() + 1));
        }
    }

    @Test
    default void discardingOneObjectLeavesTheOthers() throws IOException {
        var kept = put(new byte[] {1});
        var keptLarge = put(Contents.bytes(edges().getLast() + 1));

        store().discard(put(new byte[] {2}));
        store().discard(put(Contents.bytes(edges().getLast() + 1)));
        store().discard(unknown());

        assertThat(read(kept)).containsExactly(1);
        assertThat(read(keptLarge)).isEqualTo(Contents.bytes(edges().getLast() + 1));
    }

    /// A place of this store's own form where nothing lies.
    ObjectRef unknown();

    private List<Long> failingLengths() {
        return List.of(0L, 1L, 70_000L, 3L * edges().getLast());
    }

    private ObjectRef put(byte[] content) throws IOException {
        return store().put(new ByteArrayInputStream(content));
    }

    private byte[] read(ObjectRef ref) throws IOException {
        try (var content = store().get(ref)) {
            return content.readAllBytes();
        }
    }
}
