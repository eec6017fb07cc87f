package org.eaddress.hub.api;

import static org.eaddress.hub.api.BadMessage.bytes;
import static org.eaddress.hub.api.BadMessage.document;
import static org.eaddress.hub.api.BadMessage.json;
import static org.eaddress.hub.api.BadMessage.letter;
import static org.eaddress.hub.api.BadMessage.text;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/// Message parts that are not JSON in UTF-8 of the shape in the API description.
final class BadJson {
    private static final String MALFORMED = "400 malformed-message";
    private static final String NO_UTF_8 = "400 malformed-encoding";
    private static final int MEGABYTE = 1 << 20;

    private BadJson() {}

    static Stream<BadMessage> rows() {
        return Stream.of(shapes(), members(), syntax(), texts(), encodings()).flatMap(rows -> rows);
    }

    private static Stream<BadMessage> shapes() {
        return Stream.of(
                json("a number for a string", MALFORMED, json -> json.put("subject", 5)),
                json("a boolean for a string", MALFORMED, json -> json.put("text", true)),
                json("an object for a string", MALFORMED, json -> json.putObject("from")),
                json(
                        "a list for a string",
                        MALFORMED,
                        json -> json.putArray("subject").add("x")),
                json("a string for a list", MALFORMED, json -> json.put("to", "_DEFAULT@40103000456")),
                json("an object for a list", MALFORMED, json -> json.putObject("documents")),
                json("a number among recipients", MALFORMED, json -> ((ArrayNode) json.get("to")).add(1)),
                json("a list among recipients", MALFORMED, json -> ((ArrayNode) json.get("to")).addArray()),
                json("a string among documents", MALFORMED, json -> ((ArrayNode) json.get("documents")).add("")),
                document(
                        "a string for a number",
                        MALFORMED,
                        json -> json.put("size", json.get("size").asString())),
                document("an empty string for a number", MALFORMED, json -> json.put("size", "")),
                document(
                        "1.0 for a number",
                        MALFORMED,
                        json -> json.put("size", json.get("size").asDouble())),
                document("a fraction", MALFORMED, json -> json.put("size", 1.5)),
                document("a negative size", MALFORMED, json -> json.put("size", -1)),
                document("a size beyond all", MALFORMED, json -> json.put("size", BigInteger.TEN.pow(30))),
                document("a boolean for a number", MALFORMED, json -> json.put("size", true)),
                document("a digest in upper case", MALFORMED, json -> json.put("sha256", "A".repeat(64))),
                document("a digest too short", MALFORMED, json -> json.put("sha256", "a".repeat(63))));
    }

    private static Stream<BadMessage> members() {
        Stream<BadMessage> required = Stream.of("from", "to", "subject", "documents")
                .map(name -> json("no " + name, MALFORMED, json -> json.remove(name)));
        Stream<BadMessage> ofDocument = Stream.of("name", "mediaType", "size", "sha256")
                .flatMap(name -> Stream.of(
                        document("no " + name, MALFORMED, json -> json.remove(name)),
                        document("null for " + name, MALFORMED, json -> json.putNull(name))));
        Stream<BadMessage> nulls = Stream.of("from", "to", "subject", "text", "reference", "documents")
                .map(name -> json("null for " + name, MALFORMED, json -> json.putNull(name)));
        Stream<BadMessage> others = Stream.of(
                json("a null recipient", MALFORMED, json -> ((ArrayNode) json.get("to")).addNull()),
                json("a null document", MALFORMED, json -> ((ArrayNode) json.get("documents")).addNull()),
                json("an unknown member", MALFORMED, json -> json.put("priority", "high")),
                json("a member in other case", MALFORMED, json -> json.put("Text", "x")),
                document("an unknown member of a document", MALFORMED, json -> json.put("path", "x")),
                text("a member twice", MALFORMED, text -> text.replaceFirst("\\{", "{\"subject\":\"x\",")),
                text(
                        "a member twice, once escaped",
                        MALFORMED,
                        text -> text.replaceFirst("\\{", "{\"\\\\u0073ubject\":\"x\",")));
        return Stream.of(required, ofDocument, nulls, others).flatMap(rows -> rows);
    }

    private static Stream<BadMessage> syntax() {
        return Stream.of(
                text("a list around it", MALFORMED, text -> "[" + text + "]"),
                text("a string", MALFORMED, _ -> "\"message\""),
                text("null", MALFORMED, _ -> "null"),
                text("nothing", MALFORMED, _ -> ""),
                text("an empty object", MALFORMED, _ -> "{}"),
                text("no JSON", MALFORMED, _ -> "<message/>"),
                text("half of it", MALFORMED, text -> text.substring(0, text.length() / 2)),
                text("garbage after it", MALFORMED, text -> text + "x"),
                text("another after it", MALFORMED, text -> text + text),
                text("a comment", MALFORMED, text -> text + "/* */"),
                text("a comma too many", MALFORMED, text -> text.replaceFirst("}$", ",}")),
                text(
                        "nested deep",
                        MALFORMED,
                        text -> text.replaceFirst("\\{", "{\"x\":" + "[".repeat(MEGABYTE - 10_000))),
                text(
                        "nested deep in a known member",
                        MALFORMED,
                        text -> text.replaceFirst("\"to\":", "\"to\":" + "[".repeat(20))),
                text("2 MB large", MALFORMED, text -> text + " ".repeat(2 * MEGABYTE)),
                text(
                        "2 MB of text",
                        MALFORMED,
                        text -> text.replaceFirst("\"text\":\"", "\"text\":\"" + "x".repeat(2 * MEGABYTE))),
                text(
                        "a number of a megabyte",
                        MALFORMED,
                        text -> text.replaceFirst("\"size\":", "\"size\":" + "1".repeat(MEGABYTE - 10_000))),
                text(
                        "a member's name of a megabyte",
                        MALFORMED,
                        text -> text.replaceFirst("\\{", "{\"" + "x".repeat(MEGABYTE - 10_000) + "\":1,")));
    }

    private static Stream<BadMessage> texts() {
        return Stream.of(
                letter("an empty subject", MALFORMED, l -> l.about("")),
                letter("a blank subject", MALFORMED, l -> l.about(" \u2003")),
                letter("a subject of two lines", MALFORMED, l -> l.about("a\r\nBcc: b")),
                letter("a subject too long", MALFORMED, l -> l.about("x".repeat(251))),
                letter("a NUL in the subject", MALFORMED, l -> l.about("a\u0000")),
                letter("an escape in the text", MALFORMED, l -> l.saying(Optional.of("\u001b[2J"), l.reference())),
                letter("a text too long", MALFORMED, l -> l.saying(Optional.of("x".repeat(100_001)), l.reference())),
                letter("an empty reference", MALFORMED, l -> l.saying(l.text(), Optional.of(""))),
                letter("a reference too long", MALFORMED, l -> l.saying(l.text(), Optional.of("x".repeat(101)))));
    }

    private static Stream<BadMessage> encodings() {
        return Stream.of(
                bytes("ISO 8859-13", NO_UTF_8, text -> text.getBytes(Charset.forName("ISO-8859-13"))),
                bytes("UTF-16 with a BOM", NO_UTF_8, text -> text.getBytes(StandardCharsets.UTF_16)),
                bytes("UTF-16 without a BOM", MALFORMED, text -> text.getBytes(StandardCharsets.UTF_16LE)),
                text("UTF-8 with a BOM", MALFORMED, text -> "\ufeff" + text),
                bytes("an overlong form", NO_UTF_8, text -> broken(text, 0xc0, 0xaf)),
                bytes("an encoded surrogate", NO_UTF_8, text -> broken(text, 0xed, 0xa0, 0x80)),
                bytes("a character cut off", NO_UTF_8, text -> broken(text, 0xc4)),
                text("a lone surrogate", MALFORMED, text -> escape(text, "\\ud83c")),
                text("surrogates the wrong way round", MALFORMED, text -> escape(text, "\\udf09\\ud83c")),
                text("an escaped NUL", MALFORMED, text -> escape(text, "\\u0000")),
                text(
                        "a lone surrogate in a member's name",
                        MALFORMED,
                        text -> text.replace("\"text\"", "\"\\udc00text\"")));
    }

    private static String escape(String text, String escape) {
        return text.replace("\"subject\":\"", "\"subject\":\"" + escape);
    }

    /// With these bytes at the beginning of the subject.
    private static byte[] broken(String text, int... bytes) {
        byte[] all = escape(text, "?".repeat(bytes.length)).getBytes(StandardCharsets.UTF_8);
        int place = escape(text, "?")
                .substring(0, text.indexOf("\"subject\":\"") + 11)
                .getBytes(StandardCharsets.UTF_8)
                .length;
        for (int i = 0; i < bytes.length; i++) {
            all[place + i] = (byte) bytes[i];
        }
        return all;
    }
}
