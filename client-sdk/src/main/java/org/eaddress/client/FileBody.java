package org.eaddress.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/// A document's bytes, streamed from its file as often as asked, telling how far they have come.
record FileBody(BodyPublisher file, Progress progress, String name) implements BodyPublisher {
    static FileBody of(UUID message, Path path, Progress progress, String name) {
        try {
            return new FileBody(BodyPublishers.ofFile(path), progress, name);
        } catch (FileNotFoundException e) {
            throw new DocumentChanged(message, path);
        }
    }

    @Override
    public long contentLength() {
        return file.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        file.subscribe(new Counting(subscriber));
    }

    private final class Counting implements Subscriber<ByteBuffer> {
        private final Subscriber<? super ByteBuffer> target;
        private long passed;

        Counting(Subscriber<? super ByteBuffer> target) {
            this.target = target;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            target.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            passed += bytes.remaining();
            progress.advanced(name, passed, contentLength());
            target.onNext(bytes);
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
}
