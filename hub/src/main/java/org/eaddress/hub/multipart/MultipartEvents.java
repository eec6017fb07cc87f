package org.eaddress.hub.multipart;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/// What a multipart body consists of, event by event, as its bytes come in.
final class MultipartEvents implements MultiPart.Parser.Listener {
    private static final int LARGEST_HEADER_BYTES = 4096;
    private static final ContentDisposition NONE = ContentDisposition.empty();

    private final MultiPart.Parser parser;
    private final Queue<Event> events = new ArrayDeque<>();
    private String type = "";
    private ContentDisposition disposition = NONE;
    private @Nullable Throwable failure;

    MultipartEvents(String boundary) {
        parser = new MultiPart.Parser(boundary, this);
        parser.setPartHeadersMaxLength(LARGEST_HEADER_BYTES);
        parser.setMaxParts(-1); // whoever reads the parts ends at the first that is not announced
    }

    sealed interface Event {
        record PartBegins(String name, Optional<String> fileName, String mediaType) implements Event {}

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
        type = "";
        disposition = NONE;
    }

    @Override
    public void onPartHeader(String header, String value) {
        if (header.equalsIgnoreCase("Content-Disposition")) {
            disposition = ContentDisposition.parse(value);
        } else if (header.equalsIgnoreCase("Content-Type")) {
            type = value;
        }
    }

    @Override
    public void onPartHeaders() {
        String name = disposition.getName();
        events.add(
                new Event.PartBegins(name == null ? "" : name, Optional.ofNullable(disposition.getFilename()), type));
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
