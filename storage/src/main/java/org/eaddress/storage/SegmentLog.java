package org.eaddress.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Appends small objects to segment files with group commit: whoever comes while a batch is being written joins the
/// next one, and the first of those to wake leads it. There is no thread of its own.
///
/// A segment in which a write or an fsync failed is never written again: the kernel may have dropped what it held.
final class SegmentLog implements Closeable {

    private final Path folder;
    private final Disk disk;
    private final long rollAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private Batch filling = new Batch(lock.newCondition());
    private boolean writing;
    private boolean closed;
    private @Nullable Segment segment; // only the leader of the moment touches it

    /// @param rollAt size in bytes from which a segment takes no further batch
    SegmentLog(Path folder, Disk disk, long rollAt) {
        this.folder = folder;
        this.disk = disk;
        this.rollAt = rollAt;
    }

    /// Returns when the fsync that covers the record is done.
    SegmentRef append(SegmentRecord record) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("The store is closed.");
            }
            var batch = filling;
            int number = batch.add(record);
            while (writing && !batch.isFinished()) {
                batch.awaitNews();
            }
            if (!batch.isFinished()) {
                lead(batch);
            }
            return batch.placeOf(number);
        } finally {
            lock.unlock();
        }
    }

    /// Writes the batch without the lock, so that the next one fills meanwhile.
    private void lead(Batch batch) {
        writing = true;
        letOthersJoin();
        filling = new Batch(lock.newCondition());
        lock.unlock();
        var failure = write(batch);
        lock.lock();
        writing = false;
        batch.finish(failure);
        filling.callLeader();
        idle.signalAll();
    }

    /// On busy cores those who are about to come still join the batch; on idle ones nothing waits.
    private void letOthersJoin() {
        lock.unlock();
        Thread.yield();
        lock.lock();
    }

    private @Nullable Throwable write(Batch batch) {
        try {
            batch.writeTo(openSegment());
            return null;
        } catch (IOException | RuntimeException | Error failure) {
            closeSegment();
            return failure;
        }
    }

    private Segment openSegment() throws IOException {
        if (segment != null && segment.size() >= rollAt) {
            closeSegment();
        }
        if (segment == null) {
            segment = Segment.create(folder, disk);
        }
        return segment;
    }

    private void closeSegment() {
        try (var done = segment) {
            segment = null;
        } catch (IOException e) {
            // Everything acknowledged in it was synced before; what the close itself lost was promised to nobody.
        }
    }

    /// Waits for the batches under way and takes no more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            while (writing || !filling.isEmpty()) {
                idle.awaitUninterruptibly();
            }
            closeSegment();
        } finally {
            lock.unlock();
        }
    }
}
