package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a call that is no submission: a clear problem, and all stays as it was.
@ExtendWith(HubExtension.class)
class BadCallTest {
    private static final String MALFORMED = "400 malformed-request";
    private static final String DIGEST = "0".repeat(64);
    private static final String CHARACTER = "š";
    private static final int MEGABYTE = 1 << 20;

    private final TestHub hub;
    private final Party council;

    BadCallTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    /// A call that takes JSON, with a good body for a message that does not exist.
    private enum Taker {
        REGISTRATION("PUT", "/v1/messages/%s/registration", "{\"receiptSha256\":\"" + DIGEST + "\"}"),
        REGISTRATIONS(
                "POST",
                "/v1/registrations",
                "{\"registrations\":[{\"message\":\"%s\",\"receiptSha256\":\"" + DIGEST + "\"}]}"),
        CONFIRMATION("PUT", "/v1/inbox/%s/confirmation", "{\"documents\":[\"" + DIGEST + "\"]}"),
        CONFIRMATIONS(
                "POST",
                "/v1/inbox/confirmations",
                "{\"confirmations\":[{\"message\":\"%s\",\"documents\":[\"" + DIGEST + "\"]}]}"),
        LOOKUP("POST", "/v1/directory/lookup", "{\"eAddresses\":[\"_DEFAULT@40103000456\"]}");

        private final String method;
        private final String path;
        private final String good;

        Taker(String method, String path, String good) {
            this.method = method;
            this.path = path.replace("%s", TestHub.newId().toString());
            this.good = good.replace("%s", TestHub.newId().toString());
        }

        Call with(byte[] body) {
            return Call.of(method, path, "application/json", body);
        }
    }

    record BadBody(Taker call, String name, byte[] body) {
        @Override
        public String toString() {
            return call + " with " + name;
        }
    }

    static Stream<BadBody> badBodies() {
        return Stream.of(Taker.values()).flatMap(BadCallTest::badBodies);
    }

    private static Stream<BadBody> badBodies(Taker call) {
        String good = call.good;
        return Stream.concat(
                Stream.of(
                                new String[] {"nothing", ""},
                                new String[] {"no JSON", "receipt"},
                                new String[] {"null", "null"},
                                new String[] {"a list", "[" + good + "]"},
                                new String[] {"a string", "\"" + DIGEST + "\""},
                                new String[] {"an empty object", "{}"},
                                new String[] {"half of it", good.substring(0, good.length() / 2)},
                                new String[] {"garbage after it", good + "x"},
                                new String[] {"another after it", good + good},
                                new String[] {"an unknown member", good.replaceFirst("\\{", "{\"x\":1,")},
                                new String[] {"a member twice", twice(good)},
                                new String[] {"null for its member", good.replaceFirst(":.*", ":null}")},
                                new String[] {"a number for its member", good.replaceFirst(":.*", ":1}")},
                                new String[] {"a megabyte of lists", "[".repeat(MEGABYTE)},
                                new String[] {
                                    "a megabyte of lists inside", good.replaceFirst(":.*", ":" + "[".repeat(MEGABYTE))
                                },
                                new String[] {"an object in it", good.replaceFirst(":.*", ":{\"a\":1}}")},
                                new String[] {
                                    "a number of a megabyte", good.replaceFirst(":.*", ":" + "1".repeat(MEGABYTE) + "}")
                                })
                        .map(row -> new BadBody(call, row[0], row[1].getBytes(StandardCharsets.UTF_8))),
                Stream.of("ISO-8859-13", "UTF-16", "UTF-16LE", "UTF-32BE")
                        .map(charset -> new BadBody(call, charset, foreign(good, charset))));
    }

    private static String twice(String good) {
        return "{" + good.substring(1, good.length() - 1) + "," + good.substring(1);
    }

    private static byte[] foreign(String good, String charset) {
        return good.replaceFirst("\"([^\"]*)\"(]?}|]?}]})$", "\"$1" + CHARACTER + "\"$2")
                .getBytes(Charset.forName(charset));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void aBodyOfTheWrongShapeIsRefused(BadBody bad) {
        assertThat(council.call(bad.call().with(bad.body())).problem()).isEqualTo(MALFORMED);
    }

    @Test
    void aBodyLargerThanAnyListMayBeIsRefused() {
        byte[] large = (" ".repeat(3 * MEGABYTE) + Taker.LOOKUP.good).getBytes(StandardCharsets.US_ASCII);

        assertThat(council.call(Taker.LOOKUP.with(large)).problem()).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void aBodyOfAnotherTypeIsRefused(String type) {
        for (Taker call : Taker.values()) {
            assertThat(council.call(call.with(call.good.getBytes(StandardCharsets.UTF_8))
                                    .with("Content-Type", type))
                            .problem())
                    .as(call.name())
                    .isEqualTo("415 media-type-not-supported");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "A0", "g", "00 "})
    void aReceiptsDigestOfTheWrongFormIsRefused(String start) {
        String digest = start.isEmpty() ? "" : start + "0".repeat(63 - start.length());

        assertThat(council.register(TestHub.newId().toString(), digest).problem())
                .isEqualTo(MALFORMED);
    }

    @Test
    void aListLongerThanTheLimitIsRefused() {
        assertThat(council.call(Call.json("POST", "/v1/registrations", registrations(1001)))
                        .problem())
                .isEqualTo("422 too-many-items");
        council.call(Call.json("POST", "/v1/registrations", registrations(1000)))
                .expect(200);
        assertThat(council.call(Call.json("POST", "/v1/directory/lookup", lookup(1001)))
                        .problem())
                .isEqualTo("422 too-many-items");
        council.call(Call.json("POST", "/v1/directory/lookup", lookup(1000))).expect(200);
    }

    private static String registrations(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "{\"message\":\"" + TestHub.newId() + "\",\"receiptSha256\":\"" + DIGEST + "\"}")
                .collect(Collectors.joining(",", "{\"registrations\":[", "]}"));
    }

    private static String lookup(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"U" + number + "@90000000122\"")
                .collect(Collectors.joining(",", "{\"eAddresses\":[", "]}"));
    }

    @Test
    void aListWithOneBadItemIsRefusedWhole() {
        Letter letter = Letter.between(council, hub.anna());
        Answer accepted = council.submit(letter).expect(201);
        String good =
                "{\"message\":\"%s\",\"receiptSha256\":\"%s\"}".formatted(letter.id(), Party.receiptDigest(accepted));

        for (String bad :
                List.of("null", "{}", "{\"message\":\"1\",\"receiptSha256\":\"" + DIGEST + "\"}", "1", good)) {
            assertThat(council.call(Call.json(
                                    "POST", "/v1/registrations", "{\"registrations\":[" + good + "," + bad + "]}"))
                            .problem())
                    .as(bad)
                    .isEqualTo(MALFORMED);
        }
        assertThat(council.get(letter.path()).text("state")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/inbox?limit=0",
                "/v1/inbox?limit=-1",
                "/v1/inbox?limit=501",
                "/v1/inbox?limit=ten",
                "/v1/inbox?limit=99999999999",
                "/v1/inbox?limit=",
                "/v1/inbox?cursor=x",
                "/v1/inbox?cursor=",
                "/v1/inbox?cursor=%27%3B%20drop%20table%20message",
                "/v1/messages",
                "/v1/messages?from=2026-01-01T00:00:00Z",
                "/v1/messages?from=2026-01-01&to=2026-01-02",
                "/v1/messages?from=yesterday&to=today",
                "/v1/messages?from=-1000000000-01-01T00:00:00Z&to=-1000000000-01-02T00:00:00Z",
                "/v1/messages?from=%2B200000-01-01T00:00:00Z&to=%2B200000-01-02T00:00:00Z",
                "/v1/messages?from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z",
                "/v1/messages?from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T23:59:59Z",
                "/v1/messages?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&limit=501",
                "/v1/messages?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&cursor=x"
            })
    void aParameterOfTheWrongFormIsRefused(String path) {
        assertThat(council.get(path).problem()).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/messages?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/v1/messages?from=1800-01-01T00:00:00Z&to=1800-01-02T00:00:00Z",
                "/v1/messages?from=0000-01-01T00:00:00Z&to=0000-01-02T00:00:00Z",
                "/v1/messages?from=9999-12-30T00:00:00Z&to=9999-12-31T00:00:00Z"
            })
    void aTimeThatHoldsNoMessageGivesAnEmptyList(String path) {
        assertThat(council.get(path).expect(200).list("messages")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 404 unknown-document",
        "2147483647, 404 unknown-document",
        "-1, 404 unknown-document",
        "40000, 404 unknown-document",
        "first, 400 malformed-request",
        "2147483648, 400 malformed-request"
    })
    void aDocumentThatIsNotThereIsToldSo(String number, String problem) {
        Party recipient = hub.newPerson();
        Letter letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);

        assertThat(recipient
                        .get("/v1/inbox/" + letter.id() + "/documents/" + number)
                        .problem())
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "LOOKUP, '{\"eAddresses\":[1]}', /eAddresses/0",
        "LOOKUP, '{\"eAddresses\":[],\"why\":\"x\"}', /why",
        "REGISTRATIONS, '{\"registrations\":[{\"message\":[]}]}', /registrations/0/message"
    })
    void theMemberThatIsWrongIsNamed(Taker call, String body, String pointer) {
        assertThat(council.call(call.with(body.getBytes(StandardCharsets.UTF_8)))
                        .text("detail"))
                .endsWith(" at " + pointer + ".");
    }

    @Test
    void aParameterThatIsMissingIsNamed() {
        assertThat(council.get("/v1/messages?from=2026-01-01T00:00:00Z").text("detail"))
                .isEqualTo("The parameter to is missing.");
    }

    @Test
    void someoneElsesMessageIsAsUnknownAsOneThatDoesNotExist() {
        Letter letter = council.send(Letter.between(council, hub.anna()));
        hub.anna().waitFor(letter);
        Letter none = letter.under(TestHub.newId());
        Party stranger = hub.company();

        assertThat(stranger.get(letter.path()).withoutInstance())
                .isEqualTo(stranger.get(none.path()).withoutInstance());
        assertThat(stranger.fetch(letter).withoutInstance())
                .isEqualTo(stranger.fetch(none).withoutInstance());
        assertThat(stranger.evidence(letter).withoutInstance())
                .isEqualTo(stranger.evidence(none).withoutInstance());
        assertThat(stranger.confirm(letter).withoutInstance())
                .isEqualTo(stranger.confirm(none).withoutInstance());
        assertThat(stranger.get(letter.path()).problem()).isEqualTo("404 unknown-message");
        assertThat(stranger.get("/v1/inbox/" + letter.id() + "/documents/0").problem())
                .isEqualTo("404 unknown-message");
        assertThat(hub.anna().get(letter.path()).problem()).isEqualTo("404 unknown-message");
        assertThat(council.fetch(letter).problem()).isEqualTo("404 unknown-message");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/elsewhere, 404 not-found",
        "GET, /v1/inbox/, 404 not-found",
        "DELETE, /v1/inbox, 405 method-not-allowed",
        "POST, /v1/messages, 405 method-not-allowed",
        "PATCH, /v1/account, 405 method-not-allowed",
        "PUT, /v1/trust-anchors, 405 method-not-allowed",
        "GET, /v1/registrations, 405 method-not-allowed"
    })
    void whatIsNotDescribedIsNotThere(String method, String path, String problem) {
        assertThat(council.call(Call.get(path).by(method)).problem()).isEqualTo(problem);
    }
}
