package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A document that is put before its messages is there whole or not at all, and for its sender only.
@ExtendWith(HubExtension.class)
class BadDocumentTest {
    private final TestHub hub;
    private final Party sender;
    private final Enclosure good = Enclosure.pdf("a.pdf", "document " + TestHub.newId());

    BadDocumentTest(TestHub hub) {
        this.hub = hub;
        this.sender = hub.newUnit();
    }

    private void assertRefused(Answer answer, String problem) {
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(hub.stored().putDocuments(sender.eAddress())).isZero();
    }

    @Test
    void otherBytesThanTheAddressTellsAreRefused() {
        assertRefused(sender.put(good.carrying("other".getBytes())), "422 digest-mismatch");
        sender.put(good).expect(201);
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertRefused(sender.put(Enclosure.of("a.pdf", new byte[0])), "422 empty-document");
    }

    @Test
    void aDocumentTooLargeIsRefused() {
        assertRefused(
                sender.put(Enclosure.of("a.pdf", new byte[TestHub.DOCUMENT_LIMIT + 1])), "413 document-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00", "A"})
    void anAddressThatIsNoDigestIsRefused(String start) {
        String digest = start.equals("A") ? "A".repeat(64) : start;

        assertRefused(put("/v1/documents/" + digest, "application/octet-stream"), "400 malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "application/json", "multipart/form-data", "text/plain"})
    void anotherMediaTypeIsRefused(String type) {
        assertRefused(put("/v1/documents/" + good.sha256(), type), "415 media-type-not-supported");
    }

    private Answer put(String path, String type) {
        return sender.call(Call.of("PUT", path, type, good.bytes()));
    }

    @Test
    void aRepeatWithAnotherSizeIsRefusedAndTheFirstStays() {
        sender.put(good).expect(201);

        assertThat(sender.put(good.carrying(new byte[5])).problem()).isEqualTo("422 digest-mismatch");
        assertThat(sender.put(good).expect(200).json().get("size").asLong()).isEqualTo(good.size());
    }

    @Test
    void nobodyElseCanSendIt() {
        sender.put(good).expect(201);
        Party other = hub.newUnit();
        Letter letter = Letter.between(other, hub.anna()).with(good);

        assertThat(other.call(Call.put(letter.path(), letter.withoutDocuments()))
                        .problem())
                .isEqualTo("422 missing-document");
        hub.stored().assertNothingOf(letter.id());
        assertThat(other.put(good).expect(201).status()).isEqualTo(201);
    }

    @Test
    void aMessageThatDeclaresItWithAnotherSizeIsRefused() {
        sender.put(good).expect(201);
        Letter letter = Letter.between(sender, hub.anna()).with(good.sized(good.size() + 1));

        assertThat(sender.call(Call.put(letter.path(), letter.withoutDocuments()))
                        .problem())
                .isEqualTo("422 size-mismatch");
        hub.stored().assertNothingOf(letter.id());
    }
}
