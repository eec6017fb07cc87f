package org.eaddress.hub.submission.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/// What a multipart body consists of, event by event, as its bytes come in.
final class MultipartEvents implements MultiPart.Parser.Listener {
    private static final int LARGEST_HEADER_BYTES = 4096;

    private final MultiPart.Parser parser;
    private final Queue<Event> events = new ArrayDeque<>();
    private String name = "";
    private @Nullable Throwable failure;

    MultipartEvents(String boundary) {
        parser = new MultiPart.Parser(boundary, this);
        parser.setPartHeadersMaxLength(LARGEST_HEADER_BYTES);
        parser.setMaxParts(-1); // whoever reads the parts ends at the first that is not announced
    }

    sealed interface Event {
        record PartBegins(String name) implements Event {}

        /// A view of the bytes that were parsed.
        record Content(ByteBuffer bytes) implements Event {}

        record PartEnds() implements Event {}

        record BodyEnds() implements Event {}
    }

    void parse(ByteBuffer bytes, boolean last) {
        parser.parse(Content.Chunk.from(bytes, last));
    }

    /// The next event of the parsed bytes; null when there is none.
    ///
    /// @throws IOException when what follows is no multipart body
    @Nullable
    Event poll() throws IOException {
        if (events.isEmpty() && failure != null) {
            throw new IOException(failure);
        }
        return events.poll();
    }

    @Override
    public void onPartBegin() {
        name = "";
    }

    @Override
    public void onPartHeader(String header, String value) {
        if (header.equalsIgnoreCase("Content-Disposition")) {
            String given = ContentDisposition.parse(value).getName();
            name = given == null ? "" : given;
        }
    }

    @Override
    public void onPartHeaders() {
        events.add(new Event.PartBegins(name));
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (chunk.hasRemaining()) {
            events.add(new Event.Content(chunk.getByteBuffer().slice()));
        }
    }

    @Override
    public void onPartEnd() {
        events.add(new Event.PartEnds());
    }

    @Override
    public void onComplete() {
        events.add(new Event.BodyEnds());
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = cause;
    }
}
