package org.eaddress.hub.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.board.BoardRoom.COMPANY;
import static org.eaddress.hub.board.BoardRoom.COUNCIL;
import static org.eaddress.hub.board.BoardRoom.OPERATOR;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.Lapses;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Registration.Outcome.Lapsed;
import org.eaddress.hub.submission.Registration.Outcome.Sent;
import org.eaddress.hub.submission.UnsentMessage;
import org.eaddress.hub.submission.UnsentMessages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// A message whose receipt its sender does not register: it is reminded, and in the end the message lapses.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class UnsentTest {
    private static final Duration A_WHILE = Duration.ofMinutes(61);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private KeepingHub hub;
    private BoardRoom room;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder);
        room = new BoardRoom(hub);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private List<UUID> reminders() {
        return hub.bean(UnsentMessages.class).ofSender(KeepingHub.COUNCIL.eAddress(), new UUID(0, 0), 1000).stream()
                .map(UnsentMessage::id)
                .toList();
    }

    @Test
    void afterAWhileItIsOnTheBoardAndItsSenderIsReminded() throws Exception {
        UUID message = room.accepted();
        room.look();
        assertThat(reminders()).doesNotContain(message);

        room.after(A_WHILE);

        assertThat(reminders()).contains(message);
        assertThat(room.onBoardOf(OPERATOR)).contains(message);
        assertThat(room.onBoardOf(COUNCIL)).contains(message);
        assertThat(room.onBoardOf(BoardRoom.BERZS)).doesNotContain(message);
        assertThat(room.caseOf(message).plan().next()).isEqualTo(Next.LAPSE);
    }

    @Test
    void whatIsRegisteredAfterAllLeavesTheRemindersAtOnceAndThenTheBoard() throws Exception {
        UUID message = room.accepted();
        room.after(A_WHILE);

        assertThat(hub.register(message)).isInstanceOf(Sent.class);

        assertThat(reminders()).doesNotContain(message);
        room.look();
        assertThat(room.outcome(message)).contains(Outcome.SENT);
        room.after(A_WEEK);
        assertThat(room.events(message)).doesNotContain("MessageLapsed");
    }

    @Test
    void whatCameUnderAnOldIdIsFoundToo() throws Exception {
        room.after(A_WHILE);
        UUID message = hub.accept(Duration.ofDays(20), COMPANY);

        room.after(A_WHILE);

        assertThat(room.onBoardOf(OPERATOR)).contains(message);
        assertThat(reminders()).contains(message);
    }

    @Test
    void itLapsesOnceWithEvidenceAndIsKeptAsLongAsAnyOther() throws Exception {
        UUID message = room.accepted();

        room.after(A_WHILE);
        room.after(A_WEEK);
        room.look();

        assertThat(room.outcome(message)).contains(Outcome.LAPSED);
        assertThat(room.events(message)).containsExactly("SubmissionAcceptance", "MessageLapsed");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(BoardRoom.schema())
                        .validate(room.sealed(message, "MessageLapsed"), InputFormat.JSON))
                .isEmpty();
        assertThat(room.lint(message)).isEmpty();
        var kept = hub.bean(Messages.class).find(message).orElseThrow();
        assertThat(kept.lapsedAt()).isPresent();
        try (var content = hub.bean(Messages.class).open(kept.documents().getFirst())) {
            assertThat(content.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void oneThatIsFoundLateHasAsMuchTimeAfterItsReminderAsAnyOther() throws Exception {
        UUID message = room.accepted();

        room.after(A_WEEK.plus(A_WEEK)); // nobody looked meanwhile

        assertThat(reminders()).contains(message);
        assertThat(room.events(message)).containsExactly("SubmissionAcceptance");
        room.after(A_WEEK);
        assertThat(room.events(message)).containsExactly("SubmissionAcceptance", "MessageLapsed");
    }

    @Test
    void aRegistrationThatComesTooLateIsToldAndChangesNothing() throws Exception {
        UUID message = room.accepted();
        room.after(A_WHILE);
        room.after(A_WEEK);

        assertThat(hub.register(message)).isInstanceOf(Lapsed.class);
        assertThat(hub.register(message)).isInstanceOf(Lapsed.class);

        assertThat(hub.bean(Messages.class).find(message).orElseThrow().sentAt())
                .isEmpty();
        assertThat(hub.db()
                        .sql("select count(*) from outbox where message_id = :message")
                        .param("message", message)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatEndedWhileItWasNotedAsUnsentIsOnNobodysListAndKeepsNoOtherFromLapsing() throws Exception {
        UUID found = room.accepted();
        room.after(A_WHILE);
        UUID early = room.accepted();
        lapse(early);
        note(early);
        hub.db()
                .sql("update message set lapsed_at = now() where message_id = :message")
                .param("message", found)
                .update();
        UUID other = room.accepted();

        room.after(A_WHILE);
        assertThat(room.outcome(found)).contains(Outcome.LAPSED);
        assertThat(isNoted(found) || isNoted(early)).isFalse();
        assertThat(room.onBoardOf(OPERATOR)).doesNotContain(early);

        note(early); // it came into the table after that
        room.after(A_WEEK);
        assertThat(room.events(other)).endsWith("MessageLapsed");
        assertThat(room.events(early)).containsExactly("SubmissionAcceptance", "MessageLapsed");
    }

    private void note(UUID message) {
        hub.db()
                .sql("insert into unsent (message_id, sender, accepted_at, found_at, lapses_at)"
                        + " select message_id, sender, accepted_at, accepted_at, accepted_at from message"
                        + " where message_id = :message")
                .param("message", message)
                .update();
    }

    private boolean isNoted(UUID message) {
        return hub.db()
                .sql("select exists (select from unsent where message_id = :message)")
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    @Test
    void aLapseThatMeetsARegistrationUnderWayLeavesTheMessageSent() throws Exception {
        UUID message = room.accepted();

        CompletableFuture<List<UUID>> lapse = transaction(() -> {
            hub.register(message);
            var begun = CompletableFuture.supplyAsync(() -> lapse(message));
            awaitSomebodyWaiting(begun);
            return begun;
        });

        assertThat(lapse.join()).isEmpty();
        assertThat(room.events(message)).doesNotContain("MessageLapsed");
        assertThat(hub.register(message)).isInstanceOf(Sent.class);
    }

    @Test
    void aRegistrationThatMeetsALapseUnderWayIsTooLate() throws Exception {
        UUID message = room.accepted();

        var registration = transaction(() -> {
            lapse(message);
            var begun = CompletableFuture.supplyAsync(() -> hub.register(message));
            awaitSomebodyWaiting(begun);
            return begun;
        });

        assertThat(registration.join()).isInstanceOf(Lapsed.class);
        assertThat(hub.bean(Messages.class).find(message).orElseThrow().sentAt())
                .isEmpty();
    }

    private List<UUID> lapse(UUID message) {
        Instant now = hub.clock().instant();
        return hub.bean(Lapses.class).lapse(List.of(message), now);
    }

    private <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(hub.bean(TransactionTemplate.class).execute(_ -> work.get()));
    }

    private void awaitSomebodyWaiting(CompletableFuture<?> call) {
        while (!call.isDone()
                && !hub.db()
                        .sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
    }
}
