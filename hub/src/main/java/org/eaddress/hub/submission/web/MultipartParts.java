package org.eaddress.hub.submission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.BrokenBodyException;
import org.eaddress.hub.submission.Parts;
import org.eaddress.hub.submission.web.MultipartEvents.Event;

/// A multipart body, streamed: first the message, then the documents.
final class MultipartParts implements Parts {
    private static final int BUFFER_BYTES = 16 << 10;

    /// RFC 2046, 5.1.1: 1 to 70 characters; quoted where it has to be, but not every sender does.
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([\\w'()+,./:=? -]{1,70})\"|([\\w'()+,./:=?-]{1,70}+)\\s*(?:;|$))",
            Pattern.CASE_INSENSITIVE);

    private final InputStream body;
    private final MultipartEvents events;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private MultipartParts(InputStream body, MultipartEvents events) {
        this.body = body;
        this.events = events;
    }

    /// @throws ProblemException when the body is not multipart/form-data
    static MultipartParts of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())) {
            throw new ProblemException(ProblemType.MEDIA_TYPE_NOT_SUPPORTED, "The body is not multipart/form-data.");
        }
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new BrokenBodyException("The body's type names no boundary", null);
        }
        String delimiter = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartParts(request.getInputStream(), new MultipartEvents(delimiter));
    }

    /// The content of the first part, which is the message.
    InputStream message() throws IOException {
        return next().filter(part -> part.name().equals("message"))
                .orElseThrow(() -> new BrokenBodyException("The first part is not the message", null))
                .content();
    }

    @Override
    public Optional<Part> next() throws IOException {
        while (true) {
            switch (nextEvent()) {
                case Event.PartBegins(String name) -> {
                    return Optional.of(new Part(name, new Content()));
                }
                case Event.BodyEnds _ -> {
                    return Optional.empty();
                }
                case Event.Content _, Event.PartEnds _ -> {} // what was left of the part before
            }
        }
    }

    /// Reads on only when all events of the last read are gone, and with them every view of the buffer.
    private Event nextEvent() throws IOException {
        try {
            Event event = events.poll();
            while (event == null) {
                int read = body.read(buffer);
                events.parse(ByteBuffer.wrap(buffer, 0, Math.max(read, 0)), read < 0);
                event = events.poll();
            }
            return event;
        } catch (IOException e) {
            throw new BrokenBodyException("The body ended too early or is malformed", e);
        }
    }

    /// The bytes of one part; trouble in reading them is the caller's, never the store's.
    private final class Content extends InputStream {
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private boolean ended;

        @Override
        public int read() throws IOException {
            return isMore() ? bytes.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!isMore()) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(target, offset, count);
            return count;
        }

        private boolean isMore() throws IOException {
            while (!ended && !bytes.hasRemaining()) {
                switch (nextEvent()) {
                    case Event.Content(ByteBuffer more) -> bytes = more;
                    case Event.PartEnds _ -> ended = true;
                    case Event.PartBegins _, Event.BodyEnds _ -> throw new IllegalStateException("a part has no end");
                }
            }
            return !ended;
        }
    }
}
