package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.api.BadMessage.body;
import static org.eaddress.hub.api.BadMessage.letter;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a message: it gets a clear problem, nothing of it is stored, and its id stays free.
@ExtendWith(HubExtension.class)
class BadInputTest {
    private final TestHub hub;
    private final Party council;
    private final Party recipient;
    private final Letter good;

    BadInputTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
        this.good = Letter.between(council, recipient);
    }

    @BeforeEach
    void closeAnAccount() {
        hub.close(TestHub.CLOSED);
    }

    @ParameterizedTest
    @MethodSource({"recipients", "documents", "names", "parts"})
    @MethodSource("org.eaddress.hub.api.BadJson#rows")
    void aBadMessageIsRefusedWholeAndItsIdStaysFree(BadMessage bad) {
        long putBefore = hub.stored().putDocuments(council.eAddress());

        Answer answer = council.call(Call.put(good.path(), bad.spoil().apply(good)));

        assertThat(answer.problem()).as(answer.body()).isEqualTo(bad.answer());
        assertRefusedWhole(good);
        assertThat(hub.stored().putDocuments(council.eAddress())).isEqualTo(putBefore);
        council.submit(good).expect(201);
    }

    private void assertRefusedWhole(Letter letter) {
        hub.stored().assertNothingOf(letter.id());
        assertThat(hub.stored().rejections(letter.id())).isLessThanOrEqualTo(1);
        assertThat(recipient.inbox(500)).isEmpty();
        assertThat(council.get(letter.path()).problem()).isEqualTo("404 unknown-message");
    }

    static Stream<BadMessage> recipients() {
        String known = "_DEFAULT@40103000456";
        return Stream.of(
                letter("an unknown recipient", "422 unknown-recipient", l -> l.to("FREE@90000000122")),
                letter("an unknown person", "422 unknown-recipient", l -> l.to("_PRIVATE@329999-99999")),
                letter("one unknown recipient of two", "422 unknown-recipient", l -> l.to(known, "FREE@90000000122")),
                letter("a closed recipient", "422 closed-recipient", l -> l.to(known, TestHub.CLOSED)),
                letter("a wrong check digit", "422 malformed-recipient", l -> l.to("_DEFAULT@40103000457")),
                letter("a personal code alone", "422 malformed-recipient", l -> l.to("329999-00017")),
                letter("a code without its dash", "422 malformed-recipient", l -> l.to("_PRIVATE@32999900017")),
                letter("an e-mail address", "422 malformed-recipient", l -> l.to("anna@example.org")),
                letter("an empty recipient", "422 malformed-recipient", l -> l.to("")),
                letter("a recipient with a line break", "422 malformed-recipient", l -> l.to(known + "\n")),
                letter("a recipient in other digits", "422 malformed-recipient", l -> l.to("_DEFAULT@４0103000456")),
                letter("no recipient", "422 no-recipient", l -> l.to(List.of())),
                letter(
                        "too many recipients",
                        "422 too-many-recipients",
                        l -> l.to(IntStream.rangeClosed(0, 100)
                                .mapToObj(number -> "U" + number + "@90000000122")
                                .toList())),
                letter("a recipient twice", "422 duplicate-recipient", l -> l.to(known, known)),
                letter("someone else's sender", "403 sender-not-yours", l -> l.from(known)),
                letter("a sender that is no address", "400 malformed-message", l -> l.from("padome")));
    }

    static Stream<BadMessage> documents() {
        Enclosure one = Enclosure.pdf("a.pdf", "ten bytes.");
        Enclosure two = Enclosure.pdf("b.pdf", "ten  bytes");
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
                letter("a size declared smaller", "422 size-mismatch", l -> l.with(one.sized(9))),
                letter("a size declared larger", "422 size-mismatch", l -> l.with(one.sized(11))),
                letter(
                        "far more bytes than declared",
                        "422 size-mismatch",
                        l -> l.with(one.carrying(new byte[TestHub.DOCUMENT_LIMIT]))),
                letter(
                        "two sizes for one document",
                        "422 size-mismatch",
                        l -> l.with(one.sized(9), one.named("c.pdf"))),
                letter(
                        "two sizes, the wrong one last",
                        "422 size-mismatch",
                        l -> l.with(one, one.named("c.pdf").sized(11))),
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

    static Stream<BadMessage> parts() {
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
                body("no end", "400 malformed-multipart", BadInputTest::beforeEnd),
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "not-a-uuid",
                "00000000-0000-0000-0000-000000000000",
                "c232ab00-9414-11ec-b3c8-9f6bdeced846",
                "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
                "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
                "017f22e279b07cc398c4dc0c0c07398f",
                "%7B017f22e2-79b0-7cc3-98c4-dc0c0c07398f%7D",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398f%20"
            })
    void anIdThatIsNoUuidOfVersion7IsRefused(String id) {
        assertThat(council.call(Call.put("/v1/messages/" + id, good.upload())).problem())
                .isEqualTo("400 malformed-message-id");
        assertThat(council.get("/v1/messages/" + id).problem()).isEqualTo("400 malformed-message-id");
        assertThat(council.get("/v1/inbox/" + id).problem()).isEqualTo("400 malformed-message-id");
    }

    @Test
    void anIdInUpperCaseIsRefused() {
        String path = "/v1/messages/" + good.id().toString().toUpperCase(Locale.ROOT);
        assertThat(council.call(Call.put(path, good.upload())).problem()).isEqualTo("400 malformed-message-id");
        assertRefusedWhole(good);
    }

    static final List<Duration> AGES =
            List.of(Duration.ofDays(31), Duration.ofDays(20_000), Duration.ofMinutes(-6), Duration.ofDays(-400_000));

    @ParameterizedTest
    @FieldSource("AGES")
    void anIdFromTheFutureOrTooOldIsRefused(Duration age) {
        UUID id = UuidCreator.getTimeOrderedEpoch(Instant.now().minus(age));
        Letter letter = good.under(id);

        assertThat(council.submit(letter).problem()).isEqualTo("422 message-id-out-of-range");
        assertRefusedWhole(letter);
    }

    @Test
    void anIdOfTheRangesEdgesIsTaken() {
        for (Duration age : List.of(Duration.ofDays(29), Duration.ofMinutes(-4))) {
            Letter letter =
                    good.under(UuidCreator.getTimeOrderedEpoch(Instant.now().minus(age)));
            council.send(letter);
            recipient.waitFor(letter);
        }
    }

    @Test
    void whoCannotReadTheAnswerIsToldBeforeAnythingIsDone() {
        assertThat(council.call(Call.put(good.path(), good.upload()).with("Accept", "text/html"))
                        .problem())
                .isEqualTo("406 not-acceptable");
        assertRefusedWhole(good);
    }
}
