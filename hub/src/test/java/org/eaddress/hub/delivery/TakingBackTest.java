package org.eaddress.hub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.client.proof.lint.LintRule;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.Confirmation;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Priority;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Schedule;
import org.eaddress.hub.submission.UnsentPatrol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// What a sender can still do about a message that it has submitted: put it off, let it end, cancel it, recall it.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class TakingBackTest {
    private static final byte[] LETTER = "Labdien!".getBytes(UTF_8);
    private static final EAddress COUNCIL = KeepingHub.COUNCIL.eAddress();
    private static final Caller ANNA =
            new Caller(KeepingHub.ANNA, "Anna", Caller.Way.PERSON, "urn:eaddress:assurance:demo");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder, "--hub.delivery.expiries-every=1d");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private UUID accepted(Schedule schedule) throws Exception {
        return hub.accept(schedule, LETTER);
    }

    private UUID sent(Schedule schedule) throws Exception {
        UUID message = accepted(schedule);
        assertThat(hub.register(message)).isInstanceOf(Registration.Outcome.Sent.class);
        return message;
    }

    private UUID consigned(Schedule schedule) throws Exception {
        UUID message = sent(schedule);
        await().atMost(PATIENCE).until(() -> state(message) instanceof DeliveryState.Consigned);
        return message;
    }

    private DeliveryState state(UUID message) {
        return hub.bean(Deliveries.class).of(message).getFirst().state();
    }

    private static Schedule of(Priority priority) {
        return new Schedule(Optional.of(priority), Optional.empty(), Optional.empty());
    }

    private Schedule notBefore(Duration ahead) {
        return new Schedule(Optional.empty(), Optional.of(in(ahead)), Optional.empty());
    }

    private Schedule expiring(Duration ahead) {
        return new Schedule(Optional.empty(), Optional.empty(), Optional.of(in(ahead)));
    }

    private Instant in(Duration ahead) {
        return hub.clock().instant().plus(ahead);
    }

    private Cancellations.Outcome cancel(UUID message) {
        return hub.bean(Cancellations.class).cancel(message, COUNCIL, "Nepareizs pielikums");
    }

    private Recalls.Outcome recall(UUID message) {
        return hub.bean(Recalls.class).recall(message, COUNCIL, "Sūtīts ne tam");
    }

    private Evidence cancelled(UUID message) {
        return ((Cancellations.Outcome.Done) cancel(message)).evidence();
    }

    private List<String> recalled(UUID message) {
        return ((Recalls.Outcome.Done) recall(message))
                .recipients().stream().map(one -> one.evidence().jws()).toList();
    }

    private MailboxMessage open(UUID message) {
        return hub.bean(Mailboxes.class).open(ANNA, message).orElseThrow();
    }

    private List<String> events(UUID message) throws MalformedEvidence {
        List<Evidence> all = hub.bean(EvidenceArchive.class).of(message);
        List<Sealed> pieces = new ArrayList<>();
        for (Evidence piece : all) {
            pieces.add(Sealed.unverified(piece.jws()));
        }
        assertThat(Lint.ofWhole(pieces, List.of(), List.of()))
                .allMatch(finding -> finding.rule() == LintRule.ID_MADE_WITH_EVENT); // ids are of the true time
        return all.stream().map(piece -> piece.event().etsiName()).toList();
    }

    @Test
    void aMessageIsConsignedWhenItsTimeHasComeAndNotBefore() throws Exception {
        UUID later = sent(notBefore(Duration.ofDays(2)));
        UUID urgent = consigned(of(Priority.URGENT)); // by then the other would have been, too

        assertThat(state(later)).isInstanceOf(DeliveryState.Waiting.class);
        assertThat(hub.bean(Mailboxes.class).read(KeepingHub.ANNA, later)).isEmpty();
        assertThat(state(urgent)).isInstanceOf(DeliveryState.Consigned.class);

        hub.clock().goAhead(Duration.ofDays(2));
        await().atMost(PATIENCE).until(() -> state(later) instanceof DeliveryState.Consigned);
        assertThat(events(later)).containsExactly("SubmissionAcceptance", "ContentConsignment");
        assertThat(rowsOf("scheduled", later)).isZero();
    }

    @Test
    void muchBulkDoesNotStandBeforeAnUrgentOne() throws Exception {
        List<UUID> bulk = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bulk.add(accepted(of(Priority.BULK)));
        }
        UUID urgent = accepted(of(Priority.URGENT));
        ScheduledMessages scheduled = hub.bean(ScheduledMessages.class);
        Instant due = hub.clock().instant().plus(Duration.ofDays(400)); // the hub itself takes none of them till then
        hub.db()
                .sql("insert into scheduled select message_id, priority, :due from message "
                        + "where message_id = any(:ids)")
                .param("due", Timestamp.from(due))
                .param("ids", bulk.toArray(UUID[]::new))
                .update();
        hub.db()
                .sql("insert into scheduled values (:id, 0, :due)")
                .param("id", urgent)
                .param("due", Timestamp.from(due.plus(Duration.ofHours(1))))
                .update();
        Instant then = due.plus(Duration.ofHours(2));

        assertThat(scheduled.take(Priority.URGENT, then, then.plusSeconds(60), 1))
                .containsExactly(urgent);
        assertThat(scheduled.take(Priority.URGENT, then, then.plusSeconds(60), 1))
                .isEmpty();
        assertThat(scheduled.take(Priority.BULK, then, then.plusSeconds(60), 100))
                .containsExactlyInAnyOrderElementsOf(bulk);
        hub.db().sql("delete from scheduled").update();
    }

    @Test
    void theSameMessageWithAnotherScheduleIsAnother() throws Exception {
        Schedule schedule = expiring(Duration.ofDays(1));
        UUID message = accepted(schedule);

        assertThat(hub.submit(message, schedule, LETTER))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        repeat -> assertThat(repeat.repeated()).isTrue());
        assertThat(hub.submit(message, Schedule.NONE, LETTER)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whatIsNotRegisteredIsCancelledAndCannotBeSentAfterwards() throws Exception {
        UUID message = accepted(Schedule.NONE);

        Evidence first = cancelled(message);
        assertThat(cancelled(message).jws()).isEqualTo(first.jws());

        assertThat(hub.register(message)).isInstanceOf(Registration.Outcome.Cancelled.class);
        assertThat(events(message)).containsExactly("SubmissionAcceptance", "MessageCancelled");
        assertThat(state(message)).isInstanceOf(DeliveryState.Cancelled.class);
        hub.clock().goAhead(Duration.ofDays(8));
        hub.bean(UnsentPatrol.class).look();
        assertThat(events(message)).doesNotContain("MessageLapsed");
    }

    @Test
    void whatIsSentAndWaitsForItsTimeIsCancelledAndNeverConsigned() throws Exception {
        UUID message = sent(notBefore(Duration.ofDays(1)));

        assertThat(cancel(message)).isInstanceOf(Cancellations.Outcome.Done.class);

        assertThat(rowsOf("scheduled", message)).isZero();
        hub.bean(ScheduledConsignments.class).consign(List.of(message));
        assertThat(state(message)).isInstanceOf(DeliveryState.Cancelled.class);
        assertThat(events(message)).containsExactly("SubmissionAcceptance", "MessageCancelled");
    }

    @Test
    void whatLiesInAMailboxIsNotCancelledAndWhatLiesInNoneIsNotRecalled() throws Exception {
        UUID consigned = consigned(Schedule.NONE);
        UUID waiting = sent(notBefore(Duration.ofDays(1)));

        assertThat(cancel(consigned)).isInstanceOf(Cancellations.Outcome.TooLate.class);
        assertThat(recall(waiting)).isInstanceOf(Recalls.Outcome.NotConsigned.class);
        assertThat(hub.bean(Cancellations.class).cancel(waiting, KeepingHub.ANNA, "Nav mans"))
                .isInstanceOf(Cancellations.Outcome.Unknown.class);
        assertThat(hub.bean(Recalls.class).recall(consigned, KeepingHub.ANNA, "Nav mans"))
                .isInstanceOf(Recalls.Outcome.Unknown.class);
    }

    @Test
    void whatNobodyOpenedInTimeCannotBeOpenedAfterwardsThoughNobodyCameByYet() throws Exception {
        UUID message = consigned(expiring(Duration.ofHours(1)));
        assertThat(hub.bean(Mailboxes.class)
                        .read(KeepingHub.ANNA, message)
                        .orElseThrow()
                        .documents())
                .hasSize(1);

        assertThat(listedWhole()).contains(message);

        hub.clock().goAhead(Duration.ofHours(1));
        assertThat(listedWhole()).doesNotContain(message);
        MailboxMessage late = open(message);

        assertThat(late.entry().isClosed()).isTrue();
        assertThat(late.documents()).isEmpty();
        assertThat(hub.bean(Mailboxes.class).document(ANNA, message, 0)).isEmpty();
        assertThat(hub.confirm(ANNA, message)).isInstanceOf(Confirmation.Outcome.Ended.class);
        hub.bean(ExpiryPatrol.class).look();
        assertThat(state(message)).isInstanceOf(DeliveryState.Expired.class);
        assertThat(events(message))
                .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandoverFailure");
        assertThat(rowsOf("expiry", message)).isZero();
    }

    private List<UUID> listedWhole() {
        return hub.bean(Mailboxes.class).wholeForSystem(ANNA, new UUID(0, 0), 500).messages().stream()
                .map(message -> message.entry().messageId())
                .toList();
    }

    @Test
    void whatWasOpenedInTimeStays() throws Exception {
        UUID message = consigned(expiring(Duration.ofHours(1)));
        open(message);

        hub.clock().goAhead(Duration.ofHours(2));
        hub.bean(ExpiryPatrol.class).look();

        assertThat(open(message).documents()).hasSize(1);
        assertThat(events(message)).doesNotContain("ContentHandoverFailure");
    }

    @Test
    void whatExpiresBeforeItsConsignmentIsNotConsignedAndWhatIsNotSentLapses() throws Exception {
        UUID waiting = sent(new Schedule(
                Optional.empty(), Optional.of(in(Duration.ofHours(1))), Optional.of(in(Duration.ofHours(2)))));
        UUID unsent = accepted(expiring(Duration.ofHours(2)));
        hub.db()
                .sql("update scheduled set next_at = 'infinity' where message_id = :id")
                .param("id", waiting)
                .update();

        hub.clock().goAhead(Duration.ofHours(3));
        hub.bean(ExpiryPatrol.class).look();

        assertThat(events(waiting)).containsExactly("SubmissionAcceptance", "ContentConsignmentFailure");
        assertThat(state(waiting)).isInstanceOf(DeliveryState.Undelivered.class);
        assertThat(events(unsent)).containsExactly("SubmissionAcceptance", "MessageLapsed");
    }

    @Test
    void whatIsRecalledUnopenedIsHiddenAndSaysWhenAndWhy() throws Exception {
        UUID message = consigned(Schedule.NONE);

        assertThat(recall(message))
                .isInstanceOfSatisfying(
                        Recalls.Outcome.Done.class,
                        done -> assertThat(done.recipients())
                                .singleElement()
                                .satisfies(one -> assertThat(one.hidden()).isTrue()));
        assertThat(recalled(message)).isEqualTo(recalled(message));

        MailboxMessage seen = open(message);
        assertThat(seen.entry().isClosed()).isTrue();
        assertThat(seen.entry().subject()).isEmpty();
        assertThat(seen.documents()).isEmpty();
        assertThat(seen.entry().ending().flatMap(MailboxEntry.Ending::reason)).contains("Sūtīts ne tam");
        assertThat(events(message)).containsExactly("SubmissionAcceptance", "ContentConsignment", "MessageRecalled");
        assertThat(hub.bean(EvidenceFile.class)
                        .forReader(message, KeepingHub.ANNA)
                        .orElseThrow())
                .extracting(piece -> piece.event().etsiName())
                .containsExactly("ContentConsignment", "MessageRecalled");
        assertThat(hub.bean(DeemedNotifications.class)
                        .forReader(message, COUNCIL)
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void whatIsRecalledAfterItWasOpenedStaysReadableAndTheRecordSaysSo() throws Exception {
        UUID message = consigned(Schedule.NONE);
        open(message);

        assertThat(recall(message))
                .isInstanceOfSatisfying(
                        Recalls.Outcome.Done.class,
                        done -> assertThat(done.recipients())
                                .singleElement()
                                .satisfies(one -> assertThat(one.hidden()).isFalse()));

        MailboxMessage seen = open(message);
        assertThat(seen.entry().isClosed()).isFalse();
        assertThat(seen.documents()).hasSize(1);
        assertThat(seen.entry().ending()).isPresent();
        assertThat(state(message)).isInstanceOf(DeliveryState.HandedOver.class);
        assertThat(events(message)).contains("ContentHandover", "MessageRecalled");
    }

    @Test
    void whatCountedAsNotifiedBeforeItEndedCountsAsBeforeAndCanStillBeSealed() throws Exception {
        UUID recalled = consigned(Schedule.NONE);
        UUID sealed = consigned(Schedule.NONE);
        UUID expired = consigned(expiring(Duration.ofDays(14)));
        hub.clock().goAhead(Duration.ofDays(14));
        List<String> first = deemed(sealed);

        recall(recalled);
        recall(sealed);
        hub.bean(ExpiryPatrol.class).look();

        assertThat(state(expired)).isInstanceOf(DeliveryState.Expired.class);
        assertThat(deemed(sealed)).isEqualTo(first).hasSize(1);
        assertThat(deemed(recalled)).hasSize(1);
        assertThat(deemed(expired)).hasSize(1);
        assertThat(hub.bean(DeemedNotifications.class).counts(recalled, KeepingHub.ANNA))
                .isTrue();
        assertThat(events(expired))
                .containsExactly(
                        "SubmissionAcceptance", "ContentConsignment", "DeemedNotified", "ContentHandoverFailure");
    }

    @Test
    void whatEndedBeforeItsDayNeverCountsHoweverLateSomebodyAsks() throws Exception {
        UUID recalled = consigned(Schedule.NONE);
        UUID expired = consigned(expiring(Duration.ofHours(1)));
        recall(recalled);
        hub.clock().goAhead(Duration.ofHours(1));
        hub.bean(ExpiryPatrol.class).look();

        hub.clock().goAhead(Duration.ofDays(14));

        assertThat(deemed(recalled)).isEmpty();
        assertThat(deemed(expired)).isEmpty();
        assertThat(hub.bean(DeemedNotifications.class).counts(recalled, KeepingHub.ANNA))
                .isFalse();
        assertThat(hub.bean(DeemedNotifications.class).awaitsSending(recalled)).isFalse();
        assertThat(events(recalled)).doesNotContain("DeemedNotified");
    }

    /// The evidence that it counts as notified.
    private List<String> deemed(UUID message) {
        hub.makePartitions();
        return hub.bean(DeemedNotifications.class).seal(message, COUNCIL).orElseThrow().stream()
                .map(Evidence::jws)
                .toList();
    }

    @Test
    void oneThatCannotBeEndedKeepsNoOtherFromIt() throws Exception {
        UUID erased = consigned(expiring(Duration.ofHours(1)));
        UUID broken = consigned(expiring(Duration.ofHours(1)));
        UUID good = consigned(expiring(Duration.ofHours(1)));
        hub.db()
                .sql("update message set subject = '' where message_id = :id")
                .param("id", erased)
                .update();
        hub.db()
                .sql("update message set digest = '' where message_id = :id")
                .param("id", broken)
                .update();

        hub.clock().goAhead(Duration.ofHours(1));
        hub.bean(ExpiryPatrol.class).look();

        assertThat(state(good)).isInstanceOf(DeliveryState.Expired.class);
        assertThat(state(broken)).isInstanceOf(DeliveryState.Consigned.class);
        assertThat(rowsOf("expiry", erased)).isZero();
        assertThat(rowsOf("expiry", broken)).isOne();
        hub.db()
                .sql("delete from expiry where message_id = :id")
                .param("id", broken)
                .update();
    }

    @Test
    void whatIsRegisteredWhenItsTimeIsOverIsNotSentThoughNobodyCameByYet() throws Exception {
        UUID message = accepted(expiring(Duration.ofHours(1)));

        hub.clock().goAhead(Duration.ofHours(1));

        assertThat(hub.register(message)).isInstanceOf(Registration.Outcome.Lapsed.class);
        assertThat(hub.register(message)).isEqualTo(hub.register(message));
        assertThat(events(message)).containsExactly("SubmissionAcceptance", "MessageLapsed");
        assertThat(recall(message)).isInstanceOf(Recalls.Outcome.Ended.class);
    }

    @Test
    void whatWasErasedHasEndedAndIsNotRecalled() throws Exception {
        UUID message = consigned(Schedule.NONE);
        hub.db()
                .sql("update message set subject = '' where message_id = :id")
                .param("id", message)
                .update();

        assertThat(recall(message)).isInstanceOf(Recalls.Outcome.Ended.class);
    }

    @Test
    void whatIsCancelledDoesNotLapseWhenItsTimeIsOver() throws Exception {
        UUID message = accepted(expiring(Duration.ofHours(1)));
        cancelled(message);

        hub.clock().goAhead(Duration.ofHours(1));
        hub.bean(ExpiryPatrol.class).look();

        assertThat(events(message)).containsExactly("SubmissionAcceptance", "MessageCancelled");
        assertThat(rowsOf("expiry", message)).isZero();
    }

    @Test
    void aConfirmationOrRejectionThatMeetsARecallIsToldThatItEnded() throws Exception {
        UUID confirmed = consigned(Schedule.NONE);
        UUID rejected = consigned(Schedule.NONE);
        Mailboxes mailboxes = hub.bean(Mailboxes.class);

        assertThat(duringRecallOf(confirmed, () -> hub.confirm(ANNA, confirmed)))
                .isInstanceOf(Confirmation.Outcome.Ended.class);
        assertThat(duringRecallOf(rejected, () -> mailboxes.reject(ANNA, rejected, RejectionReason.POLICY)))
                .contains(new SystemsAnswer.Withdrawn());
        assertThat(events(confirmed)).containsExactly("SubmissionAcceptance", "ContentConsignment", "MessageRecalled");
    }

    private <T> T duringRecallOf(UUID message, Supplier<T> call) {
        var begun = hub.bean(TransactionTemplate.class).execute(_ -> {
            recall(message);
            var answer = CompletableFuture.supplyAsync(call);
            await().atMost(PATIENCE)
                    .until(() -> hub.db()
                            .sql("select exists (select from pg_locks where not granted)")
                            .query(Boolean.class)
                            .single());
            return answer;
        });
        return Objects.requireNonNull(begun).join();
    }

    private long rowsOf(String table, UUID message) {
        return hub.db()
                .sql("select count(*) from " + table + " where message_id = :message")
                .param("message", message)
                .query(Long.class)
                .single();
    }
}
