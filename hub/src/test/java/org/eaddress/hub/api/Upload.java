package org.eaddress.hub.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A multipart body, part by part.
record Upload(String contentType, byte[] body) {
    static final String BOUNDARY = "-=-hub-test-=-";
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    static Upload empty() {
        return new Upload(TYPE, new byte[0]);
    }

    Upload message(byte[] json) {
        return part("message", "application/json", json);
    }

    Upload part(String name, String mediaType, byte[] content) {
        return raw("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: "
                        + mediaType + "\r\n\r\n")
                .raw(content)
                .raw("\r\n");
    }

    Upload end() {
        return raw("--" + BOUNDARY + "--\r\n");
    }

    Upload raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    Upload raw(byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(body);
        all.writeBytes(more);
        return new Upload(contentType, all.toByteArray());
    }

    Upload as(String otherType) {
        return new Upload(otherType, body);
    }
}
