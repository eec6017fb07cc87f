package org.eaddress.hub.multipart;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.multipart.MultipartEvents.Event;

/// A multipart body, streamed: each part is to be read before the next.
public final class MultipartBody {
    private static final String MEDIA_TYPE = "multipart/form-data";
    private static final int BUFFER_BYTES = 16 << 10;

    /// RFC 2046, 5.1.1: 1 to 70 characters; quoted where it has to be, but not every sender does.
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([\\w'()+,./:=? -]{1,70})\"|([\\w'()+,./:=?-]{1,70}+)\\s*(?:;|$))",
            Pattern.CASE_INSENSITIVE);

    private final InputStream body;
    private final MultipartEvents events;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private MultipartBody(InputStream body, MultipartEvents events) {
        this.body = body;
        this.events = events;
    }

    /// One part; a file has a name of its own, as the sender's machine gave it, and perhaps a media type.
    public record Part(String name, Optional<String> fileName, String mediaType, InputStream content) {}

    /// Whether the request has such a body.
    public static boolean isIn(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, MEDIA_TYPE, 0, MEDIA_TYPE.length());
    }

    /// @throws BrokenBodyException when its type names no boundary
    public static MultipartBody of(HttpServletRequest request) throws IOException {
        return of(request, Long.MAX_VALUE);
    }

    /// The same, of which no more bytes are read than this: there it breaks off.
    public static MultipartBody of(HttpServletRequest request, long most) throws IOException {
        Matcher boundary = BOUNDARY.matcher(String.valueOf(request.getContentType()));
        if (!boundary.find()) {
            throw new BrokenBodyException("The body's type names no boundary", null);
        }
        String delimiter = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartBody(new AtMost(request.getInputStream(), most), new MultipartEvents(delimiter));
    }

    /// The next one; empty at the end.
    ///
    /// @throws BrokenBodyException when the body cannot be read on, here or from a part's content
    public Optional<Part> next() throws IOException {
        while (true) {
            switch (nextEvent()) {
                case Event.PartBegins(var name, var fileName, var mediaType) -> {
                    return Optional.of(new Part(name, fileName, mediaType, new Content()));
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
