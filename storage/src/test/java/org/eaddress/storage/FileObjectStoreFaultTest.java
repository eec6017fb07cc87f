package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eaddress.storage.FaultyDisk.Act;
import org.eaddress.storage.FaultyDisk.Fault;
import org.eaddress.storage.FaultyDisk.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each act on the disk that a put rests on, failing twice: it failed; it succeeded but was not heard.
class FileObjectStoreFaultTest {

    private static final byte[] SMALL = Contents.bytes(100);
    private static final byte[] LARGE = Contents.bytes(2000);
    private static final int FOLLOWERS = 10;

    @TempDir
    private Path folder;

    private final FaultyDisk disk = new FaultyDisk();
    private FileObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileObjectStore.open(folder, new FileObjectStore.Sizes(1000, 1 << 20), disk);
    }

    @AfterEach
    void close() {
        store.close();
    }

    static Stream<Plan> plansForSmall() {
        return plans(Act.WRITE, Act.SYNC);
    }

    static Stream<Plan> plansForNewSegment() {
        return plans(Act.CREATE, Act.SYNC_FOLDER, Act.WRITE, Act.SYNC);
    }

    static Stream<Plan> plansForLarge() {
        return plans(Act.CREATE_FOLDER, Act.CREATE, Act.WRITE, Act.SYNC, Act.RENAME, Act.SYNC_FOLDER);
    }

    private static Stream<Plan> plans(Act... acts) {
        return Stream.of(acts).flatMap(act -> Stream.of(Fault.values()).map(fault -> new Plan(act, fault)));
    }

    @ParameterizedTest
    @MethodSource("plansForSmall")
    void aSmallPutFailsAloneAndTheNextGoesToANewSegment(Plan plan) throws IOException {
        var before = put(SMALL);
        disk.failNext(plan);

        assertThatThrownBy(() -> put(SMALL)).isInstanceOf(IOException.class);
        var after = put(SMALL);

        assertThat(disk.hasFailed()).isTrue();
        assertThat(segmentOf(after)).isNotEqualTo(segmentOf(before));
        assertReadable(before, SMALL);
        assertReadable(after, SMALL);
    }

    @ParameterizedTest
    @MethodSource("plansForNewSegment")
    void aSegmentThatCouldNotBeBegunIsReplacedByAnother(Plan plan) throws IOException {
        disk.failNext(plan);

        assertThatThrownBy(() -> put(SMALL)).isInstanceOf(IOException.class);

        assertThat(disk.hasFailed()).isTrue();
        assertReadable(put(SMALL), SMALL);
    }

    @ParameterizedTest
    @MethodSource("plansForLarge")
    void aLargePutThatFailsLeavesNoFile(Plan plan) throws IOException {
        var before = put(LARGE);
        disk.failNext(plan);

        assertThatThrownBy(() -> put(LARGE)).isInstanceOf(IOException.class);

        assertThat(disk.hasFailed()).isTrue();
        assertThat(largeFiles()).hasSize(1);
        assertReadable(before, LARGE);
        assertReadable(put(LARGE), LARGE);
    }

    @Test
    void whoeverComesDuringAnFsyncSharesTheNextOne() throws Exception {
        var followers = putsDuringAnFsync(() -> {});

        for (var follower : followers) {
            assertReadable(follower.get(), SMALL);
        }
        assertThat(disk.syncs).hasValue(2);
    }

    @Test
    void afterAFailedFsyncEveryoneOfThatBatchIsTold() throws Exception {
        var followers = putsDuringAnFsync(() -> disk.failNext(new Plan(Act.SYNC, Fault.FAILED)));

        for (var follower : followers.subList(1, followers.size())) {
            assertThatThrownBy(follower::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
        assertReadable(followers.getFirst().get(), SMALL);
        assertReadable(put(SMALL), SMALL);
    }

    @Test
    void closingWaitsForThePutsUnderWay() throws Exception {
        var entered = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeSync(() -> pass(entered, gate));
        var put = start(() -> put(SMALL));
        entered.await();
        var closing = new FutureTask<>(store::close, true);
        var closer = Thread.ofPlatform().start(closing);
        awaitWaiting(List.of(closer));
        gate.countDown();

        closing.get();
        assertReadable(put.get(), SMALL);
    }

    /// One put is held in its fsync until the others wait for theirs, before which `beforeNext` runs.
    private List<FutureTask<ObjectRef>> putsDuringAnFsync(Runnable beforeNext) throws Exception {
        var entered = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        disk.beforeSync(() -> pass(entered, gate));
        var puts = new ArrayList<FutureTask<ObjectRef>>();
        puts.add(start(() -> put(SMALL)));
        entered.await();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < FOLLOWERS; i++) {
            var put = new FutureTask<>(() -> put(SMALL));
            puts.add(put);
            threads.add(Thread.ofPlatform().start(put));
        }
        awaitWaiting(threads);
        disk.beforeSync(beforeNext);
        gate.countDown();
        for (var thread : threads) {
            thread.join();
        }
        disk.beforeSync(() -> {});
        return puts;
    }

    private static FutureTask<ObjectRef> start(Callable<ObjectRef> put) {
        var task = new FutureTask<>(put);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static void pass(CountDownLatch entered, CountDownLatch gate) {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(List<Thread> threads) {
        while (!threads.stream().allMatch(thread -> LockSupport.getBlocker(thread) instanceof Condition)) {
            Thread.onSpinWait();
        }
    }

    private ObjectRef put(byte[] content) throws IOException {
        return store.put(new ByteArrayInputStream(content));
    }

    private void assertReadable(ObjectRef ref, byte[] content) throws IOException {
        try (var reopened = FileObjectStore.open(folder);
                var stored = reopened.get(ref)) {
            assertThat(stored).hasBinaryContent(content);
        }
    }

    private static String segmentOf(ObjectRef ref) {
        return SegmentRef.parse(ref).orElseThrow().segment();
    }

    private List<Path> largeFiles() throws IOException {
        try (var files = Files.walk(folder.resolve("large"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
