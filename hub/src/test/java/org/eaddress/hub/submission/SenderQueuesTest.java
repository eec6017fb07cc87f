package org.eaddress.hub.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How much of a sender's mail may wait.
@Timeout(120)
class SenderQueuesTest {
    private static final byte[] LETTER = "Labdien!".getBytes(UTF_8);

    @Test
    void aSenderThatRegistersNothingIsHeldBackUntilItDoes(@TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, "--hub.limits.unregistered=2", "--hub.limits.queues-every=1d")) {
            UUID first = hub.accept(LETTER);
            UUID second = hub.accept(LETTER);

            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyUnregistered.class);
            assertThat(hub.submit(second, LETTER))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            repeat -> assertThat(repeat.receipt().jws())
                                    .isEqualTo(hub.bean(EvidenceArchive.class)
                                            .receiptOf(second)
                                            .jws()));

            hub.register(first);
            hub.accept(LETTER);
        }
    }

    @Test
    void whatAnotherHubRegisteredIsFoundOutByLooking(@TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, "--hub.limits.unregistered=2", "--hub.limits.queues-every=1d")) {
            UUID first = hub.accept(LETTER);
            hub.accept(LETTER);
            hub.db()
                    .sql("update message set sent_at = now() where message_id = :message")
                    .param("message", first)
                    .update();
            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyUnregistered.class);

            hub.bean(SenderQueues.class).look();

            hub.accept(LETTER);
            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyUnregistered.class);
        }
    }

    @Test
    void aSenderWithMuchMailOnItsWayIsHeldBackAndNobodyElse(@TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, "--hub.limits.waiting=1", "--hub.limits.queues-every=1d")) {
            standsInTheOutbox(hub, hub.accept(LETTER));
            standsInTheOutbox(hub, hub.accept(LETTER));

            hub.bean(SenderQueues.class).look();

            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyWaiting.class);
            assertThat(hub.bean(SenderQueues.class).refusal(KeepingHub.ANNA)).isEmpty();
            hub.db().sql("delete from outbox").update();
            hub.bean(SenderQueues.class).look();
            hub.accept(LETTER);
        }
    }

    private static Rejection submit(KeepingHub hub, UUID id) throws Exception {
        return ((Outcome.Refused) hub.submit(id, LETTER)).reason();
    }

    private static void standsInTheOutbox(KeepingHub hub, UUID message) {
        hub.db()
                .sql("insert into outbox (message_id, handed_at) values (:message, now() + interval '1 hour')")
                .param("message", message)
                .update();
    }
}
