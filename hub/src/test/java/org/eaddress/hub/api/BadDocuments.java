package org.eaddress.hub.api;

import static org.eaddress.hub.api.BadMessage.letter;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Messages whose documents, or their names, are not to be taken.
final class BadDocuments {
    private BadDocuments() {}

    static Stream<BadMessage> rows() {
        Enclosure one = Enclosure.pdf("a.pdf", "ten bytes.");
        Enclosure two = Enclosure.pdf("b.pdf", "ten  bytes");
        Enclosure text = Enclosure.text("a.txt", "ten bytes.");
        Enclosure page = Enclosure.text("a.txt", "<!DOCTYPE html><html><script>alert(1)</script></html>");
        long limit = TestHub.DOCUMENT_LIMIT;
        return Stream.of(
                letter("no document", "422 no-document", l -> l.with()),
                letter(
                        "too many documents",
                        "422 too-many-documents",
                        l -> l.with(IntStream.rangeClosed(0, 20)
                                .mapToObj(number -> one.named(number + ".pdf"))
                                .toArray(Enclosure[]::new))),
                letter("a document too large", "413 document-too-large", l -> l.with(one.sized(limit + 1))),
                letter(
                        "a document far too large",
                        "413 document-too-large",
                        l -> l.with(one.sized(Long.MAX_VALUE), two.sized(Long.MAX_VALUE))),
                letter(
                        "a document too large, with its bytes",
                        "413 document-too-large",
                        l -> l.with(Enclosure.of("L.pdf", new byte[TestHub.DOCUMENT_LIMIT + 1]))),
                letter("a message too large", "413 message-too-large", l -> l.with(one.sized(limit), two.sized(limit))),
                letter("an empty document", "422 empty-document", l -> l.with(Enclosure.of("a.pdf", new byte[0]))),
                letter("other bytes than declared", "422 digest-mismatch", l -> l.with(one.carrying(two.bytes()))),
                letter(
                        "other bytes in the second document",
                        "422 digest-mismatch",
                        l -> l.with(one, two.carrying(one.bytes()))),
                letter("a size declared smaller", "422 size-mismatch", l -> l.with(one.sized(one.size() - 1))),
                letter("a size declared larger", "422 size-mismatch", l -> l.with(one.sized(one.size() + 1))),
                letter(
                        "far more bytes than declared",
                        "422 size-mismatch",
                        l -> l.with(one.carrying(new byte[TestHub.DOCUMENT_LIMIT]))),
                letter(
                        "two sizes for one document",
                        "422 size-mismatch",
                        l -> l.with(one.sized(one.size() - 1), one.named("c.pdf"))),
                letter(
                        "two sizes, the wrong one last",
                        "422 size-mismatch",
                        l -> l.with(one, one.named("c.pdf").sized(one.size() + 1))),
                letter(
                        "a large message to nobody",
                        "422 unknown-recipient",
                        l -> l.with(Enclosure.of("L.pdf", new byte[TestHub.DOCUMENT_LIMIT]))
                                .to("FREE@90000000122")),
                letter("a program", "422 media-type-not-accepted", l -> l.with(one.typed("application/x-msdownload"))),
                letter("a web page", "422 media-type-not-accepted", l -> l.with(one.typed("text/html"))),
                letter(
                        "a type with a parameter",
                        "422 media-type-not-accepted",
                        l -> l.with(one.typed("text/plain; charset=utf-8"))),
                letter(
                        "text that is called a PDF",
                        "422 media-type-mismatch",
                        l -> l.with(text.typed("application/pdf"))),
                letter("a web page that is called text", "422 media-type-mismatch", l -> l.with(page)),
                letter(
                        "a PDF that is also called text",
                        "422 media-type-mismatch",
                        l -> l.with(one, one.named("c.txt").typed("text/plain"))),
                letter(
                        "a container that is called a PDF",
                        "422 media-type-mismatch",
                        l -> l.with(Enclosure.edoc("a.pdf", "x").typed("application/pdf"))),
                letter("no media type", "400 malformed-message", l -> l.with(one.typed(""))),
                letter("a media type too long", "400 malformed-message", l -> l.with(one.typed("a".repeat(10_000)))));
    }

    static Stream<BadMessage> names() {
        Stream<String> malformed = Stream.of(
                "",
                " ",
                ".",
                "..",
                "...",
                "/etc/passwd",
                "../a.pdf",
                "a/b.pdf",
                "C:\\a.pdf",
                "C:a.pdf",
                "what?.pdf",
                "nul.pdf",
                "a.pdf.",
                "ā".repeat(128),
                " a.pdf",
                "a.pdf ",
                "a\u0000.pdf",
                "a\n.pdf",
                "a\u007f.pdf",
                "a\u0085.pdf",
                "\u202efdp.exe",
                "a\u2066.pdf",
                "a\u200b.pdf",
                "\ufeffa.pdf",
                "a\u2028.pdf",
                "a\ud800.pdf",
                "a\ue000.pdf",
                "a".repeat(201),
                "a".repeat(10_000));
        Enclosure pdf = Enclosure.pdf("Ārpuse.pdf", "one");
        Enclosure other = Enclosure.pdf("", "another");
        Stream<String> same = Stream.of("Ārpuse.pdf", "ārpuse.PDF", "A\u0304rpuse.pdf", "Ārpuse．pdf");
        return Stream.concat(
                malformed.map(name -> letter(
                        "the name " + escaped(name), "422 malformed-document-name", l -> l.with(pdf.named(name)))),
                same.map(name -> letter(
                        "the same name " + escaped(name),
                        "422 duplicate-document-name",
                        l -> l.with(pdf, other.named(name)))));
    }

    /// A name as it can stand in a report.
    private static String escaped(String name) {
        return name.chars()
                .limit(30)
                .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : "\\u%04x".formatted(c))
                .reduce("", String::concat);
    }
}
