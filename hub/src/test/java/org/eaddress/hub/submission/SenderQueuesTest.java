package org.eaddress.hub.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Test
    void bulkThatIsDueCountsAsTheOutboxDoes(@TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, "--hub.limits.waiting=1", "--hub.limits.queues-every=1d")) {
            UUID first = hub.accept(LETTER);
            UUID second = hub.accept(LETTER);
            lookWhile(hub, () -> {
                isScheduled(hub, first, "-1 hour");
                isScheduled(hub, second, "1 hour");
            });
            hub.accept(LETTER);

            lookWhile(hub, () -> {
                isScheduled(hub, first, "-1 hour");
                isScheduled(hub, second, "-1 hour");
            });

            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyWaiting.class);
        }
    }

    @Test
    void aSenderThatPutsOffTooMuchIsHeldBackAndNobodyElse(@TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, "--hub.limits.put-off=2", "--hub.limits.queues-every=1d")) {
            SenderQueues queues = hub.bean(SenderQueues.class);
            Schedule later = new Schedule(
                    Optional.empty(), Optional.of(hub.clock().instant().plusSeconds(3600)), Optional.empty());
            queues.accepted(KeepingHub.COUNCIL.eAddress(), later);
            queues.accepted(KeepingHub.ANNA, later);
            isScheduled(hub, hub.accept(LETTER), "1 hour");
            queues.look();
            isScheduled(hub, hub.accept(LETTER), "1 hour");
            queues.accepted(KeepingHub.COUNCIL.eAddress(), later);

            queues.look();

            assertThat(submit(hub, UUID.randomUUID())).isInstanceOf(Rejection.TooManyWaiting.class);
            assertThat(queues.refusal(KeepingHub.ANNA)).isEmpty();
            hub.db().sql("delete from scheduled").update();
            queues.look();
            hub.accept(LETTER);
        }
    }

    /// No courier sees what is there meanwhile.
    private static void lookWhile(KeepingHub hub, Runnable there) {
        new TransactionTemplate(hub.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            there.run();
            hub.bean(SenderQueues.class).look();
            transaction.setRollbackOnly();
        });
    }

    private static void isScheduled(KeepingHub hub, UUID message, String in) {
        hub.db()
                .sql("""
                        insert into scheduled (message_id, sender, priority, next_at)
                        values (:message, :sender, 2, now() + :in::interval)""")
                .param("message", message)
                .param("sender", KeepingHub.COUNCIL.eAddress().value())
                .param("in", in)
                .update();
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
