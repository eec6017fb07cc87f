package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.submission.Lapses;
import org.eaddress.hub.submission.UnsentMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a sender hears of messages that it does not register.
@ExtendWith(HubExtension.class)
class UnsentMessagesTest {
    private final TestHub hub;
    private final Party sender;

    UnsentMessagesTest(TestHub hub) {
        this.hub = hub;
        this.sender = hub.newUnit();
    }

    /// Accepted under an old id, so that the hub knows at once that it is not sent; and its sender is reminded.
    private Letter remindedOf() {
        UUID old = UuidCreator.getTimeOrderedEpoch(Instant.now().minus(Duration.ofDays(2)));
        Letter letter = Letter.between(sender, hub.company()).under(old);
        sender.submit(letter).expect(201);
        hub.bean(UnsentMessages.class).tell(Instant.now().plus(Duration.ofHours(2)), 1000);
        return letter;
    }

    private List<String> reminders(Party party) {
        return party.get("/v1/messages/unsent?limit=500").expect(200).list("messages").stream()
                .map(one -> one.get("message").asString())
                .toList();
    }

    @Test
    void itsSenderIsRemindedAndNobodyElse() {
        Letter letter = remindedOf();

        assertThat(reminders(sender)).containsExactly(letter.id().toString());
        assertThat(reminders(hub.council())).doesNotContain(letter.id().toString());
        Answer status = sender.get(letter.path()).expect(200);
        assertThat(status.text("state")).isEqualTo("accepted");
        assertThat(status.text("lapsesAt")).isNotBlank();
        assertThat(sender.get("/v1/messages/unsent?cursor=x").problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void theRemindersComeInPages() {
        String first = remindedOf().id().toString();
        String second = remindedOf().id().toString();

        Answer page = sender.get("/v1/messages/unsent?limit=1").expect(200);

        assertThat(page.list("messages")).hasSize(1);
        assertThat(sender.get("/v1/messages/unsent?limit=1&cursor=" + page.text("next"))
                        .expect(200)
                        .list("messages"))
                .extracting(one -> one.get("message").asString())
                .isSubsetOf(first, second)
                .doesNotContain(page.list("messages").getFirst().get("message").asString());
    }

    @Test
    void afterTheLapseARegistrationIsAClearProblem() {
        Letter letter = remindedOf();
        Answer accepted = sender.submit(letter).expect(200);
        hub.bean(Lapses.class).lapse(List.of(letter.id()), Instant.now());

        assertThat(sender.register(accepted).problem()).isEqualTo("409 message-lapsed");
        assertThat(sender.register(letter.id().toString(), "0".repeat(64)).problem())
                .isEqualTo("409 receipt-conflict");
        assertThat(reminders(sender)).isEmpty();
        Answer status = sender.get(letter.path()).expect(200);
        assertThat(status.text("state")).isEqualTo("lapsed");
        assertThat(status.text("lapsedAt")).isNotBlank();
        assertThat(sender.evidence(letter).list("evidence"))
                .extracting(piece -> piece.get("event").asString())
                .contains("urn:eaddress:event:MessageLapsed");
        assertThat(hub.company().evidence(letter).problem()).isEqualTo("404 unknown-message");
    }
}
