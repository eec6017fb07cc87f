package org.eaddress.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A `multipart/form-data` body of known length: the message first, then the documents by their digests.
record Multipart(String boundary, BodyPublisher publisher) {
    /// @param documents bodies by SHA-256
    static Multipart of(byte[] message, Map<String, FileBody> documents) {
        var boundary = "e-address-" + UUID.randomUUID();
        var pieces = new ArrayList<BodyPublisher>(List.of(
                text(head(boundary, "name=\"message\"", "application/json")),
                BodyPublishers.ofByteArray(message),
                text("\r\n")));
        documents.forEach((sha256, body) -> {
            var name = "name=\"%1$s\"; filename=\"%1$s\"".formatted(sha256);
            pieces.add(text(head(boundary, name, "application/octet-stream")));
            pieces.add(body);
            pieces.add(text("\r\n"));
        });
        pieces.add(text("--" + boundary + "--\r\n"));
        return new Multipart(boundary, BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new)));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private static String head(String boundary, String name, String mediaType) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, mediaType);
    }

    private static BodyPublisher text(String ascii) {
        return BodyPublishers.ofString(ascii, StandardCharsets.US_ASCII);
    }
}
