package org.eaddress.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// One call of the hub's API, so described that it can be repeated.
///
/// @param bytes how many it carries, for the time it may take
/// @param waiting for how long the hub was asked to wait before it answers
record Call(
        String method,
        String path,
        String contentType,
        BodyPublisher body,
        long bytes,
        Duration waiting,
        BodyHandler<byte[]> answer) {
    private static final String JSON = "application/json";
    private static final long LARGEST_ANSWER_BYTES = 64 << 20;
    private static final BodyHandler<byte[]> IN_MEMORY =
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES);

    static Call get(String path) {
        return waiting(path, Duration.ZERO);
    }

    static Call waiting(String path, Duration most) {
        return new Call("GET", path, "", BodyPublishers.noBody(), 0, most, IN_MEMORY);
    }

    static Call delete(String path) {
        return withoutBody("DELETE", path);
    }

    static Call put(String path) {
        return withoutBody("PUT", path);
    }

    private static Call withoutBody(String method, String path) {
        return new Call(method, path, "", BodyPublishers.noBody(), 0, Duration.ZERO, IN_MEMORY);
    }

    static Call put(String path, Object json) {
        return json("PUT", path, json);
    }

    static Call post(String path, Object json) {
        return json("POST", path, json);
    }

    static Call multipart(String path, Multipart body) {
        return new Call(
                "PUT",
                path,
                body.contentType(),
                body.publisher(),
                body.publisher().contentLength(),
                Duration.ZERO,
                IN_MEMORY);
    }

    static Call document(String path, BodyPublisher body) {
        return new Call("PUT", path, "application/octet-stream", body, body.contentLength(), Duration.ZERO, IN_MEMORY);
    }

    static Call download(String path, Path file, long bytes, Progress progress, String name) {
        return new Call(
                "GET",
                path,
                "",
                BodyPublishers.noBody(),
                bytes,
                Duration.ZERO,
                new DownloadHandler(file, bytes, progress, name, IN_MEMORY));
    }

    /// Something whose size only the answer tells, but never more than this.
    static Call download(String path, Path file, long most) {
        return download(path, file, most, Progress.SILENT, "");
    }

    private static Call json(String method, String path, Object json) {
        var bytes = Json.bytes(json);
        return new Call(method, path, JSON, BodyPublishers.ofByteArray(bytes), bytes.length, Duration.ZERO, IN_MEMORY);
    }
}
