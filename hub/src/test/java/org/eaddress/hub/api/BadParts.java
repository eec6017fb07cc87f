package org.eaddress.hub.api;

import static org.eaddress.hub.api.BadMessage.body;
import static org.eaddress.hub.api.BadMessage.letter;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Bodies that are not the parts of a message.
final class BadParts {
    private BadParts() {}

    static Stream<BadMessage> rows() {
        byte[] bytes = {1};
        String unlisted = Enclosure.digest(bytes);
        return Stream.of(
                body(
                        "a JSON body",
                        "415 media-type-not-supported",
                        l -> l.upload().as("application/json")),
                body(
                        "a text body",
                        "415 media-type-not-supported",
                        l -> l.upload().as("text/plain")),
                body(
                        "another multipart body",
                        "415 media-type-not-supported",
                        l -> l.upload().as("multipart/mixed; boundary=" + Upload.BOUNDARY)),
                body("no boundary", "400 malformed-multipart", l -> l.upload().as("multipart/form-data")),
                body(
                        "another boundary",
                        "400 malformed-multipart",
                        l -> l.upload().as("multipart/form-data; boundary=other")),
                body("no body", "400 malformed-multipart", _ -> Upload.empty()),
                body("no part", "400 malformed-multipart", _ -> Upload.empty().end()),
                body(
                        "no multipart body",
                        "400 malformed-multipart",
                        l -> Upload.empty().raw(l.json().toString())),
                body(
                        "no message part",
                        "400 malformed-multipart",
                        l -> Upload.empty()
                                .part(
                                        l.document().sha256(),
                                        "application/pdf",
                                        l.document().bytes())
                                .end()),
                body(
                        "the message part last",
                        "400 malformed-multipart",
                        l -> Upload.empty()
                                .part(
                                        l.document().sha256(),
                                        "application/pdf",
                                        l.document().bytes())
                                .message(l.json().toString().getBytes(StandardCharsets.UTF_8))
                                .end()),
                body(
                        "the message part twice",
                        "422 unlisted-document",
                        l -> beforeEnd(l)
                                .message(l.json().toString().getBytes(StandardCharsets.UTF_8))
                                .end()),
                body(
                        "an unlisted part",
                        "422 unlisted-document",
                        l -> beforeEnd(l)
                                .part(unlisted, "application/pdf", bytes)
                                .end()),
                body(
                        "a part twice",
                        "422 unlisted-document",
                        l -> beforeEnd(l)
                                .part(
                                        l.document().sha256(),
                                        "application/pdf",
                                        l.document().bytes())
                                .end()),
                body(
                        "a part without a header",
                        "422 unlisted-document",
                        l -> beforeEnd(l)
                                .raw("--" + Upload.BOUNDARY + "\r\n\r\nx\r\n")
                                .end()),
                body(
                        "a part header too long",
                        "400 malformed-multipart",
                        l -> beforeEnd(l)
                                .part("n".repeat(100_000), "application/pdf", bytes)
                                .end()),
                body("a document's part missing", "422 missing-document", Letter::withoutDocuments),
                body("no end", "400 malformed-multipart", BadParts::beforeEnd),
                body(
                        "an end within a part",
                        "400 malformed-multipart",
                        l -> beforeEnd(l).raw("--" + Upload.BOUNDARY + "\r\nContent-Disposition: form-data; na")));
    }

    private static Upload beforeEnd(Letter letter) {
        return Upload.empty()
                .message(letter.json().toString().getBytes(StandardCharsets.UTF_8))
                .part(
                        letter.document().sha256(),
                        "application/pdf",
                        letter.document().bytes());
    }
}
