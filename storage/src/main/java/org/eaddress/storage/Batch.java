package org.eaddress.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// The records that share one write and one fsync, and the threads that wait for them.
///
/// Guarded by the lock of its [SegmentLog], except [#writeTo], which the leader alone calls without it.
final class Batch {

    private final Condition news;
    private final List<SegmentRecord> records = new ArrayList<>();
    private final List<SegmentRef> places = new ArrayList<>();
    private boolean finished;
    private @Nullable Throwable failure;

    Batch(Condition news) {
        this.news = news;
    }

    /// Adds a record; returns its number in the batch.
    int add(SegmentRecord record) {
        records.add(record);
        return records.size() - 1;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean isFinished() {
        return finished;
    }

    void awaitNews() {
        news.awaitUninterruptibly();
    }

    /// Wakes one waiting thread, which then leads this batch.
    void callLeader() {
        news.signal();
    }

    /// Makes all records durable by one fsync.
    void writeTo(Segment segment) throws IOException {
        for (var record : records) {
            places.add(segment.write(record));
        }
        segment.sync();
    }

    /// Tells every waiting thread how it ended; `failure` is null when all is durable.
    void finish(@Nullable Throwable failure) {
        this.failure = failure;
        finished = true;
        news.signalAll();
    }

    /// Where the record with this number lies.
    ///
    /// @throws IOException if the batch failed
    SegmentRef placeOf(int number) throws IOException {
        if (failure != null) {
            throw new IOException("The object was not stored: the segment could not be made durable.", failure);
        }
        return places.get(number);
    }
}
