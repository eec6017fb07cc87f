package org.eaddress.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One call of the API, before it is made.
record Call(String method, String path, Map<String, String> headers, byte[] body) {
    static Call get(String path) {
        return new Call("GET", path, Map.of(), new byte[0]);
    }

    static Call of(String method, String path, String contentType, byte[] body) {
        return new Call(method, path, Map.of("Content-Type", contentType), body);
    }

    static Call json(String method, String path, String json) {
        return of(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static Call put(String path, Upload upload) {
        return of("PUT", path, upload.contentType(), upload.body());
    }

    Call with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, all, body);
    }

    Call by(String other) {
        return new Call(other, path, headers, body);
    }

    String pathAlone() {
        return path.replaceFirst("\\?.*", "");
    }

    String contentType() {
        return headers.getOrDefault("Content-Type", "");
    }
}
