package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaddress.client.proof.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What may be sent, arrives as it was sent, and a repeated submission changes nothing.
@ExtendWith(HubExtension.class)
class GoodMessagesTest {
    private static final int AT_ONCE = 8;

    private final TestHub hub;
    private final Party council;

    GoodMessagesTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    record Good(String name, UnaryOperator<Letter> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Good> goodMessages() {
        Enclosure pdf = Enclosure.pdf("Lēmums.pdf", "the same bytes");
        return Stream.of(
                new Good("as usual", letter -> letter),
                new Good(
                        "several documents",
                        letter -> letter.with(pdf, Enclosure.text("b.txt", "b"), Enclosure.edoc("c.edoc", "c"))),
                new Good("one document under two names", letter -> letter.with(pdf, pdf.named("Kopija.pdf"))),
                new Good(
                        "as many documents as there may be",
                        letter -> letter.with(IntStream.range(0, 20)
                                .mapToObj(number -> Enclosure.pdf(number + ".pdf", "document " + number))
                                .toArray(Enclosure[]::new))),
                new Good("no text, no reference", letter -> letter.saying(Optional.empty(), Optional.empty())),
                new Good("an empty text", letter -> letter.saying(Optional.of(""), Optional.empty())),
                new Good(
                        "Latvian, and every script",
                        letter -> letter.about("Ģērbonis, šķūņa glāžšķūņu rūķīši 𝄞 🏛")
                                .saying(Optional.of("ē\u0304 \"\\/ <b>&amp;\r\n\t\u2028 יום 水"), Optional.of("/1-2/"))),
                new Good(
                        "a text as long as it may be",
                        letter -> letter.about("š".repeat(250))
                                .saying(Optional.of("ā".repeat(100_000)), Optional.of("r".repeat(100)))),
                new Good("a name as long as it may be", letter -> letter.with(pdf.named("k".repeat(196) + ".pdf"))),
                new Good("a name of as many bytes", letter -> letter.with(pdf.named("ķ".repeat(125) + "k.pdf"))),
                new Good(
                        "a document as large as it may be",
                        letter -> letter.with(Enclosure.pdf("Liels.pdf", TestHub.DOCUMENT_LIMIT))),
                new Good("a document of one byte", letter -> letter.with(Enclosure.text("Mazs.txt", "1"))));
    }

    @ParameterizedTest
    @MethodSource("goodMessages")
    void aMessageArrivesAsItWasSent(Good good) throws Exception {
        Party recipient = hub.newPerson();
        Letter letter = good.change().apply(Letter.between(council, recipient));
        Answer accepted = council.submit(letter).expect(201);
        council.register(accepted).expect(200);

        assertThat(Evidence.unverified(accepted.text("receipt")).parts())
                .extracting(Evidence.Part::name, Evidence.Part::mediaType, Evidence.Part::size, Evidence.Part::sha256)
                .containsExactlyElementsOf(letter.documents().stream()
                        .map(one -> tuple(one.name(), one.mediaType(), (long) one.bytes().length, one.sha256()))
                        .toList());
        JsonNode received = recipient.waitFor(letter).json();

        assertThat(received.get("from").asString()).isEqualTo(council.eAddress());
        assertThat(received.get("to").asString()).isEqualTo(recipient.eAddress());
        assertThat(received.get("messageSha256").asString()).isEqualTo(letter.digest());
        for (String member : List.of("subject", "text", "reference", "documents")) {
            assertThat(received.path(member).toString())
                    .as(member)
                    .isEqualTo(letter.json().path(member).toString());
        }
        assertDocuments(recipient, letter);
    }

    private static void assertDocuments(Party recipient, Letter letter) {
        for (int number = 0; number < letter.documents().size(); number++) {
            Enclosure document = letter.documents().get(number);
            Answer answer = recipient
                    .get("/v1/inbox/" + letter.id() + "/documents/" + number)
                    .expect(200);
            assertThat(answer.bytes()).isEqualTo(document.bytes());
            assertThat(answer.mediaType()).isEqualTo(document.mediaType());
        }
    }

    @Test
    void aMessageGoesToManyAndNoneSeesTheOthers() {
        List<Party> recipients = List.of(hub.newPerson(), hub.newUnit(), hub.newPerson());
        Letter letter = council.send(Letter.between(council, recipients.toArray(Party[]::new)));
        for (Party recipient : recipients) {
            List<String> others = letter.to().stream()
                    .filter(address -> !address.equals(recipient.eAddress()))
                    .toList();
            String told = recipient.waitFor(letter).body()
                    + recipient.confirm(letter).expect(200).body()
                    + recipient.evidence(letter).body();
            String sealed = recipient.evidence(letter).list("evidence").stream()
                    .map(piece -> Contract.payload(piece.get("jws").asString()).toString())
                    .reduce("", String::concat);

            assertThat(told + sealed).contains(recipient.eAddress()).doesNotContain(others);
            assertThat(recipient.inbox(500)).isEmpty();
        }
    }

    @Test
    void asManyRecipientsAsThereMayBeGetIt() {
        List<Party> recipients =
                IntStream.range(0, 100).mapToObj(_ -> hub.newUnit()).toList();
        Letter letter = council.send(Letter.between(council, recipients.toArray(Party[]::new)));

        recipients.getLast().waitFor(letter);
        assertThat(council.get(letter.path()).list("deliveries"))
                .hasSize(100)
                .allMatch(delivery -> delivery.get("state").asString().equals("consigned"));
    }

    @Test
    void aDocumentThatWasPutBeforeServesManyMessages() {
        Party sender = hub.newUnit();
        Enclosure before = Enclosure.pdf("Noteikumi.pdf", "put once, for all of " + TestHub.newId());
        sender.put(before).expect(201);
        for (int i = 0; i < 3; i++) {
            Party recipient = hub.newPerson();
            Letter letter = Letter.between(sender, recipient).with(before, Enclosure.pdf("Vēstule.pdf", "letter " + i));
            Enclosure alone = letter.documents().getLast();
            sender.register(sender.call(Call.put(
                            letter.path(),
                            Upload.empty()
                                    .message(JsonMapper.shared().writeValueAsBytes(letter.json()))
                                    .part(alone.sha256(), alone.mediaType(), alone.bytes())
                                    .end())))
                    .expect(200);
            recipient.waitFor(letter);
            assertDocuments(recipient, letter);
        }
    }

    @Test
    void aRepeatGetsTheSameReceiptInWhateverFormItCome() {
        Letter letter = Letter.between(council, hub.anna());
        Answer first = council.submit(letter).expect(201);
        ObjectNode reversed = JsonMapper.shared().createObjectNode();
        letter.json().propertyNames().stream()
                .toList()
                .reversed()
                .forEach(name -> reversed.set(name, letter.json().get(name)));
        byte[] spaced = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(reversed);

        for (Upload repeat : List.of(letter.upload(), letter.upload(spaced), letter.withoutDocuments())) {
            assertThat(council.call(Call.put(letter.path(), repeat)).expect(200).json())
                    .isEqualTo(first.json());
        }
        assertThat(hub.stored().messages(letter.id())).isOne();
        assertThat(hub.stored().evidence(letter.id())).isOne();
    }

    @Test
    void aRepeatWithOtherContentIsAConflictAndTheFirstStays() {
        Letter letter = Letter.between(council, hub.anna());
        Answer first = council.submit(letter).expect(201);
        Letter other = letter.about("Cits temats");

        assertThat(council.submit(other).problem()).isEqualTo("409 message-conflict");
        assertThat(hub.company().submit(letter.from(hub.company().eAddress())).problem())
                .isEqualTo("409 message-conflict");
        assertThat(council.submit(letter).expect(200).json()).isEqualTo(first.json());
        assertThat(hub.stored().messages(letter.id())).isOne();
    }

    @Test
    void aLargeRepeatGetsItsAnswerThoughNobodyReadsTheDocuments() {
        Letter letter = Letter.between(council, hub.anna()).with(Enclosure.pdf("L.pdf", TestHub.DOCUMENT_LIMIT - 7));
        Answer first = council.submit(letter).expect(201);

        assertThat(council.submit(letter).expect(200).json()).isEqualTo(first.json());
    }

    @Test
    void ofManyAtOnceOneIsAcceptedAndAllGetItsReceipt() throws Exception {
        Letter letter = Letter.between(council, hub.newPerson(), hub.newPerson());
        List<Callable<Answer>> calls = IntStream.range(0, AT_ONCE)
                .<Callable<Answer>>mapToObj(_ -> () -> council.submit(letter))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Answer> answers =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(200, 201)
                    .containsOnlyOnce(201);
            assertThat(answers)
                    .extracting(Answer::json)
                    .containsOnly(answers.getFirst().json());
        }
        assertThat(hub.stored().messages(letter.id())).isOne();
        assertThat(hub.stored().deliveries(letter.id())).isEqualTo(2);
        assertThat(hub.stored().evidence(letter.id())).isOne();
    }
}
