package org.eaddress.client.proof;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The canonical form of RFC 8785 (JCS) for JSON made of objects, arrays, strings and whole numbers.
///
/// A message has nothing else in it. Other values, numbers beyond 2^53 and broken Unicode have no canonical form
/// here and are refused with an [IllegalArgumentException].
public final class CanonicalJson {
    private static final long LARGEST = 1L << 53;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /// The canonical form in UTF-8.
    public static byte[] of(JsonNode node) {
        var canonical = new CanonicalJson();
        canonical.value(node);
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(JsonNode node) {
        if (node.isObject()) {
            object(node);
        } else if (node.isArray()) {
            array(node);
        } else if (node.isString()) {
            string(node.stringValue());
        } else {
            number(node);
        }
    }

    private void object(JsonNode node) {
        var separator = '{';
        for (var member : node.properties().stream()
                .sorted(comparing(Map.Entry<String, JsonNode>::getKey))
                .toList()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ',';
        }
        out.append(node.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode node) {
        var separator = '[';
        for (var element : node) {
            out.append(separator);
            value(element);
            separator = ',';
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || Math.abs(node.longValue()) > LARGEST) {
            throw new IllegalArgumentException("A message holds only texts, lists and whole numbers up to 2^53.");
        }
        out.append(node.longValue());
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                character(c);
            }
        }
        out.append('"');
    }

    private static void requirePair(String text, int high) {
        if (high + 1 == text.length() || !Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1))) {
            throw new IllegalArgumentException("A text holds half of a Unicode character.");
        }
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
        }
    }
}
