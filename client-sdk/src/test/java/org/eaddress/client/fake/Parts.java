package org.eaddress.client.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A small multipart body taken apart: names to bytes, in their order.
final class Parts {
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");

    private Parts() {}

    static Map<String, byte[]> of(byte[] body, String contentType) {
        var boundary = "--" + contentType.replaceFirst(".*boundary=", "");
        var text = new String(body, StandardCharsets.ISO_8859_1);
        if (!text.endsWith(boundary + "--\r\n")) {
            throw new IllegalArgumentException("the body ended too early");
        }
        var parts = new LinkedHashMap<String, byte[]>();
        for (int from = boundary.length() + 2; ; ) {
            int end = text.indexOf("\r\n" + boundary, from);
            if (end < 0) {
                return parts;
            }
            add(text.substring(from, end), parts);
            from = end + boundary.length() + 4;
        }
    }

    private static void add(String part, Map<String, byte[]> parts) {
        int head = part.indexOf("\r\n\r\n");
        var name = NAME.matcher(part.substring(0, head));
        if (!name.find()) {
            throw new IllegalArgumentException("a part without a name");
        }
        var before = parts.put(name.group(1), part.substring(head + 4).getBytes(StandardCharsets.ISO_8859_1));
        if (before != null) {
            throw new IllegalArgumentException("a part came twice");
        }
    }
}
