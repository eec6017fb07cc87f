package org.eaddress.hub.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.eaddress.hub.board.BoardRoom.BERZS;
import static org.eaddress.hub.board.BoardRoom.COMPANY;
import static org.eaddress.hub.board.BoardRoom.COUNCIL;
import static org.eaddress.hub.board.BoardRoom.ILZE;
import static org.eaddress.hub.board.BoardRoom.JURIS;
import static org.eaddress.hub.board.BoardRoom.OPERATOR;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eaddress.hub.board.CaseRefused.Why;
import org.eaddress.hub.delivery.DeliveryState.Consigned;
import org.eaddress.hub.delivery.DeliveryState.Undelivered;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.submission.Schedule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people do about stuck messages: each deed has an effect, a name and evidence, or none of them.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class DeedsTest {
    private static final Duration A_WHILE = Duration.ofMinutes(61);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration LIMIT = Duration.ofDays(3).plusMinutes(1);
    private static final Optional<String> NOTE = Optional.of("I called them.");

    private KeepingHub hub;
    private BoardRoom room;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder, "--hub.delivery.hand-again-after=365d");
        room = new BoardRoom(hub);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private Case unsent() throws Exception {
        UUID message = room.accepted();
        room.after(A_WHILE);
        return room.caseOf(message);
    }

    private Case unretrieved() throws Exception {
        UUID message = room.consigned();
        room.after(LIMIT);
        return room.caseOf(message);
    }

    private Instant in(Duration time) {
        return hub.clock().instant().plus(time);
    }

    private static void refused(ThrowingCallable deed, Why why) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        CaseRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void aDeedIsSealedWithTheNameAndItsRecordSaysExactlyWho() throws Exception {
        Case one = unretrieved();

        room.board().take(one, OPERATOR, ILZE);
        room.board().plan(one, OPERATOR, ILZE, in(Duration.ofDays(2)), NOTE);

        assertThat(room.board().actions(one))
                .extracting(Action::what, Action::actor)
                .containsExactly(tuple(Deed.TOOK, ILZE), tuple(Deed.PLANNED, ILZE));
        String sealed = room.sealed(one.messageId(), "CaseHandled");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(BoardRoom.schema())
                        .validate(sealed, InputFormat.JSON))
                .isEmpty();
        assertThat(sealed)
                .contains("Ilze Kalniņa", "I called them.", "\"planned\"")
                .doesNotContain("329999-00025");
        assertThat(room.lint(one.messageId())).isEmpty();
        Action action = room.board().actions(one).getLast();
        assertThat(room.board().evidence(one, action.id())).isPresent();
        assertThat(room.caseOf(one.messageId()).owner()).map(Case.Owner::name).contains("Ilze Kalniņa");
    }

    @Test
    void moreTimeMovesTheLapse() throws Exception {
        Case one = unsent();
        room.board().plan(one, OPERATOR, ILZE, in(A_WEEK.multipliedBy(2)), NOTE);

        room.after(A_WEEK);
        assertThat(room.outcome(one.messageId())).isEmpty();
        room.after(A_WEEK);

        assertThat(room.outcome(one.messageId())).contains(Outcome.LAPSED);
    }

    @Test
    void givenUpForAReasonAnUnsentMessageLapsesAtOnce() throws Exception {
        Case one = unsent();
        refused(() -> room.board().giveUp(one, OPERATOR, ILZE, Optional.empty()), Why.NO_REASON);
        refused(() -> room.board().giveUp(one, OPERATOR, ILZE, Optional.of("x".repeat(501))), Why.NOTE_TOO_LONG);
        assertThat(room.events(one.messageId())).containsExactly("SubmissionAcceptance");

        room.board().giveUp(one, OPERATOR, ILZE, Optional.of("Sent on paper."));

        assertThat(room.events(one.messageId()))
                .containsExactlyInAnyOrder("SubmissionAcceptance", "MessageLapsed", "CaseHandled");
        assertThat(room.sealed(one.messageId(), "CaseHandled")).contains("Sent on paper.");
        assertThat(room.lint(one.messageId())).isEmpty();
        refused(() -> room.board().take(room.caseOf(one.messageId()), OPERATOR, ILZE), Why.SETTLED);
    }

    @Test
    void whatWasSentThisMomentIsNotGivenUp() throws Exception {
        Case one = unsent();
        hub.register(one.messageId());

        refused(() -> room.board().giveUp(one, OPERATOR, ILZE, Optional.of("Too late.")), Why.SETTLED);

        assertThat(room.events(one.messageId())).doesNotContain("CaseHandled", "MessageLapsed");
    }

    @Test
    void theOrganisationShowsItsMailToItsPeopleAtOnce() throws Exception {
        Case one = unretrieved();

        room.board().reroute(one, BERZS, JURIS);

        assertThat(hub.bean(Mailboxes.class).open(BoardRoom.JURIS_FOR_BERZS, one.messageId()))
                .isPresent();
        assertThat(room.sealed(one.messageId(), "CaseHandled")).contains("Juris Bērziņš", "rerouted");
    }

    @Test
    void eachOrganisationSeesItsOwnAndDoesWhatIsItsOwn() throws Exception {
        Case unsent = unsent();
        Case unretrieved = unretrieved();

        assertThat(room.board().find(BERZS, unsent.id())).isEmpty();
        assertThat(room.board().find(BERZS, unretrieved.id())).isPresent();
        assertThat(BERZS.mayDo(unretrieved)).containsExactlyInAnyOrder(Deed.TOOK, Deed.REROUTED, Deed.REDIRECTED);
        assertThat(COUNCIL.mayDo(unretrieved)).isEmpty();
        assertThat(COUNCIL.mayDo(unsent)).containsExactlyInAnyOrder(Deed.TOOK, Deed.GAVE_UP);
        refused(() -> room.board().reroute(unretrieved, COUNCIL, JURIS), Why.NOT_YOURS);
        refused(() -> room.board().plan(unsent, COUNCIL, JURIS, in(A_WHILE), NOTE), Why.NOT_YOURS);
        var stranger = new Viewer.Organisation(new EAddress("UNIT-9@90000000122"));
        assertThat(room.onBoardOf(stranger)).isEmpty();
    }

    @Test
    void aPlanLiesAheadAndNotTooFar() throws Exception {
        Case one = unsent();
        refused(() -> room.board().plan(one, OPERATOR, ILZE, hub.clock().instant(), NOTE), Why.DATE_OUT_OF_RANGE);
        refused(() -> room.board().plan(one, OPERATOR, ILZE, in(Duration.ofDays(91)), NOTE), Why.DATE_OUT_OF_RANGE);
    }

    @Test
    void whatWaitsTooLongIsTriedAgainAndLeavesTheBoard() throws Exception {
        UUID message = room.consigned();
        await().until(() -> inOutbox(message) == 0);
        hub.db()
                .sql("insert into outbox (message_id, handed_at) values (:message, :now)")
                .param("message", message)
                .param("now", Timestamp.from(in(Duration.ofHours(1))))
                .update();
        room.after(Duration.ofMinutes(16));
        Case one = room.caseOf(message);
        assertThat(one.kind()).isEqualTo(CaseKind.WAITING);
        assertThat(OPERATOR.mayDo(one)).doesNotContain(Deed.GAVE_UP);

        room.board().retry(one, OPERATOR, ILZE);

        await().until(() -> inOutbox(message) == 0);
        room.look();
        assertThat(room.outcome(message)).contains(Outcome.DELIVERED);
        assertThat(room.events(message)).contains("CaseHandled");
    }

    @Test
    void oneThatWasToWaitWaitsTooLongFromTheEndOfThatOn() throws Exception {
        Instant notBefore = in(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        UUID message = hub.accept(
                new Schedule(Optional.empty(), Optional.of(notBefore), Optional.empty()),
                "Labdien!".getBytes(StandardCharsets.UTF_8));
        hub.register(message);
        hub.db()
                .sql("update scheduled set next_at = 'infinity' where message_id = :message")
                .param("message", message)
                .update();

        room.after(Duration.ofDays(2).plusMinutes(16));

        assertThat(room.caseOf(message).since()).isEqualTo(notBefore);
    }

    private long inOutbox(UUID message) {
        return hub.db()
                .sql("select count(*) from outbox where message_id = :message")
                .param("message", message)
                .query(Long.class)
                .single();
    }

    @Test
    void aMailboxClosedMeanwhileIsOnTheSendersBoard() throws Exception {
        EAddress unit = new EAddress("CLOSING@40103000456");
        enrol(unit, Account.Status.ACTIVE);
        UUID message = hub.accept(Duration.ZERO, unit);
        enrol(unit, Account.Status.CLOSED);
        hub.register(message);
        await().until(() -> room.state(message) instanceof Undelivered);

        assertThat(room.caseOf(message).kind()).isEqualTo(CaseKind.UNDELIVERED);
        assertThat(room.onBoardOf(COUNCIL)).contains(message);
        room.board().giveUp(room.caseOf(message), COUNCIL, JURIS, Optional.of("By letter."));
        assertThat(room.outcome(message)).contains(Outcome.GIVEN_UP);
        assertThat(room.lint(message)).isEmpty();
    }

    private void enrol(EAddress address, Account.Status status) {
        hub.bean(Directory.class).enrol(new Account(address, "Nodaļa", Account.Kind.COMPANY, status));
    }

    @Test
    void whatIsHandedOverThisMomentIsNotShownAnew() throws Exception {
        Case one = unretrieved();
        hub.confirm(BoardRoom.SYSTEM_OF_BERZS, one.messageId());

        refused(() -> room.board().reroute(one, OPERATOR, ILZE), Why.SETTLED);

        assertThat(room.events(one.messageId())).doesNotContain("CaseHandled");
        assertThat(room.state(one.messageId())).isNotInstanceOf(Consigned.class);
        assertThat(one.recipient()).contains(COMPANY);
    }
}
