package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a recipient's system does: list, fetch, confirm; and what sender and recipient can prove.
@ExtendWith(HubExtension.class)
class ReceivingTest {
    private final TestHub hub;
    private final Party council;

    ReceivingTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    private Letter received(Party... recipients) {
        Letter letter = council.send(Letter.between(council, recipients));
        Stream.of(recipients).forEach(recipient -> recipient.waitFor(letter));
        return letter;
    }

    @Test
    void theInboxIsListedPageByPageOldestFirst() {
        Party recipient = hub.newPerson();
        List<String> sent = IntStream.range(0, 5)
                .mapToObj(_ -> received(recipient).id().toString())
                .toList();

        for (int pageSize : new int[] {1, 2, 3, 5, 500}) {
            assertThat(recipient.inbox(pageSize)).isEqualTo(sent);
        }
    }

    @Test
    void aMessageStaysInTheInboxUntilItIsConfirmed() {
        Party recipient = hub.newPerson();
        Letter letter = received(recipient);
        recipient.fetch(letter).expect(200);
        assertThat(recipient.inbox(500)).containsExactly(letter.id().toString());

        recipient.confirm(letter).expect(200);

        assertThat(recipient.inbox(500)).isEmpty();
        assertThat(recipient.fetch(letter).expect(200).json().has("handedOverAt"))
                .isTrue();
    }

    @Test
    void anErasedDocumentIsGoneAndItsMessageIsNot() {
        Party recipient = hub.newPerson();
        Letter letter = received(recipient);
        hub.bean(JdbcClient.class)
                .sql("update document set wrapped_key = null, erased_at = now() where message_id = :message")
                .param("message", letter.id())
                .update();

        assertThat(recipient.get("/v1/inbox/" + letter.id() + "/documents/0").problem())
                .isEqualTo("410 document-erased");
        assertThat(recipient.fetch(letter).expect(200).list("documents")).hasSize(1);
        recipient.confirm(letter).expect(200);
    }

    @Test
    void nothingMoreIsStatedOfAnErasedMessageButWhatWasStatedStays() {
        Party recipient = hub.newPerson();
        Letter letter = received(recipient);
        hub.bean(JdbcClient.class)
                .sql("update message set subject = '', body = null where message_id = :message")
                .param("message", letter.id())
                .update();

        assertThat(recipient.confirm(letter).problem()).isEqualTo("410 message-erased");
        assertThat(recipient.evidence(letter).list("evidence")).hasSize(1);
    }

    @Test
    void confirmingAgainGivesTheSameEvidence() {
        Party recipient = hub.newPerson();
        Letter letter = received(recipient);

        Answer first = recipient.confirm(letter).expect(200);

        assertThat(recipient.confirm(letter).expect(200).json()).isEqualTo(first.json());
        assertThat(recipient.evidence(letter).list("evidence").getLast().get("jws"))
                .isEqualTo(first.json().get("evidence"));
    }

    @Test
    void otherDigestsConfirmNothing() {
        Party recipient = hub.newPerson();
        Letter letter = council.send(
                Letter.between(council, recipient).with(Enclosure.pdf("a.pdf", "a"), Enclosure.pdf("b.pdf", "b")));
        recipient.waitFor(letter);
        List<String> right = letter.documents().stream().map(Enclosure::sha256).toList();

        for (List<String> wrong : List.of(
                right.reversed(), right.subList(0, 1), List.<String>of(), List.of(right.get(0), right.get(0)))) {
            assertThat(recipient.confirm(letter, wrong).problem()).isEqualTo("409 content-conflict");
        }
        assertThat(recipient.inbox(500)).containsExactly(letter.id().toString());
        recipient.confirm(letter, right).expect(200);
        assertThat(recipient.confirm(letter, right.reversed()).problem()).isEqualTo("409 content-conflict");
    }

    @Test
    void theSenderSeesWhereEachDeliveryStands() {
        Party confirming = hub.newPerson();
        Party waiting = hub.newPerson();
        Letter letter = received(confirming, waiting);
        confirming.confirm(letter).expect(200);

        assertThat(council.get(letter.path()).list("deliveries"))
                .extracting(delivery -> delivery.get("recipient").asString() + " "
                        + delivery.get("state").asString())
                .containsExactlyInAnyOrder(confirming.eAddress() + " handedOver", waiting.eAddress() + " consigned");
    }

    @Test
    void theSenderGetsAllEvidenceARecipientItsOwn() {
        Party one = hub.newPerson();
        Party two = hub.newPerson();
        Letter letter = received(one, two);
        one.confirm(letter).expect(200);

        assertThat(events(council, letter))
                .containsExactlyInAnyOrder(
                        "SubmissionAcceptance", "ContentConsignment", "ContentConsignment", "ContentHandover");
        assertThat(events(one, letter)).containsExactly("ContentConsignment", "ContentHandover");
        assertThat(events(two, letter)).containsExactly("ContentConsignment");
    }

    @Test
    void evidenceForARecipientIsOverWhatItSeesAndTellsNothingOfTheOthers() {
        Party one = hub.newPerson();
        Party two = hub.newPerson();
        Letter letter = received(one, two);

        assertThat(digests(council, letter))
                .containsExactlyInAnyOrder(
                        letter.digest(), letter.digestFor(one.eAddress()), letter.digestFor(two.eAddress()));
        assertThat(digests(one, letter)).containsExactly(letter.digestFor(one.eAddress()));
        assertThat(one.get("/v1/inbox/" + letter.id()).text("messageSha256"))
                .isEqualTo(letter.digestFor(one.eAddress()));
    }

    private static List<String> digests(Party reader, Letter letter) {
        return reader.evidence(letter).expect(200).list("evidence").stream()
                .map(piece -> Contract.payload(piece.get("jws").asString())
                        .at("/userContentInfo/digestValue")
                        .asString())
                .toList();
    }

    private static List<String> events(Party reader, Letter letter) {
        return reader.evidence(letter).expect(200).list("evidence").stream()
                .map(piece -> piece.get("event").asString().replaceFirst(".*/", ""))
                .toList();
    }

    @Test
    void aSenderMayWriteToItself() {
        Party self = hub.newUnit();
        Letter letter = self.send(Letter.between(self, self));
        self.waitFor(letter);

        self.confirm(letter).expect(200);

        assertThat(events(self, letter))
                .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
    }

    @Test
    void sentMessagesAreListedPageByPageWithinTheirTime() {
        Party sender = hub.newUnit();
        List<String> sent = IntStream.range(0, 5)
                .mapToObj(_ -> Letter.between(sender, hub.anna()))
                .peek(letter -> sender.submit(letter).expect(201))
                .map(letter -> letter.id().toString())
                .toList();

        for (int pageSize : new int[] {1, 2, 5, 500}) {
            assertThat(sender.pages(listing(Times.past(), Times.soon()) + "&limit=" + pageSize))
                    .isEqualTo(sent);
        }
        assertThat(sender.pages(listing(Times.longPast(), Times.past()))).isEmpty();
        assertThat(hub.newUnit().pages(listing(Times.past(), Times.soon()))).isEmpty();
    }

    @Test
    void theListOfSentMessagesTellsWhatReconciliationNeeds() {
        Party sender = hub.newUnit();
        Letter letter = Letter.between(sender, hub.anna());
        Answer accepted = sender.submit(letter).expect(201);
        sender.register(accepted).expect(200);

        var line =
                sender.get(listing(Times.past(), Times.soon())).list("messages").getFirst();

        assertThat(line.get("state").asString()).isEqualTo("sent");
        assertThat(line.get("messageSha256").asString()).isEqualTo(letter.digest());
        assertThat(line.get("receiptSha256").asString()).isEqualTo(Party.receiptDigest(accepted));
        assertThat(line.get("acceptedAt").asString()).isEqualTo(accepted.text("acceptedAt"));
    }

    private static String listing(String from, String to) {
        return "/v1/messages?from=" + from + "&to=" + to;
    }
}
