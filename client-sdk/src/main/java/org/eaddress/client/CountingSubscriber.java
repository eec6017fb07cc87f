package org.eaddress.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/// Tells how far a download has come.
record CountingSubscriber(BodySubscriber<byte[]> target, Progress progress, String name, long total, AtomicLong passed)
        implements BodySubscriber<byte[]> {
    CountingSubscriber(BodySubscriber<byte[]> target, Progress progress, String name, long total) {
        this(target, progress, name, total, new AtomicLong());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return target.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        target.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var bytes = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        target.onNext(buffers);
        progress.advanced(name, passed.addAndGet(bytes), total);
    }

    @Override
    public void onError(Throwable failure) {
        target.onError(failure);
    }

    @Override
    public void onComplete() {
        target.onComplete();
    }
}
