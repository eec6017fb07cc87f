package org.eaddress.client;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Path;

/// Streams the body of a good answer into a file, never more than was announced; keeps a problem in memory.
record DownloadHandler(Path file, long bytes, Progress progress, String name, BodyHandler<byte[]> problems)
        implements BodyHandler<byte[]> {
    private static final byte[] NOTHING = {};

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo answer) {
        if (answer.statusCode() != 200) {
            return problems.apply(answer);
        }
        var toFile = BodySubscribers.mapping(BodySubscribers.ofFile(file), written -> NOTHING);
        return BodySubscribers.limiting(new CountingSubscriber(toFile, progress, name, bytes), bytes);
    }
}
