package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.board.Actor;
import org.eaddress.hub.board.Board;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.CaseKind;
import org.eaddress.hub.board.CaseRefused;
import org.eaddress.hub.board.CaseRefused.Why;
import org.eaddress.hub.board.Deed;
import org.eaddress.hub.board.Next;
import org.eaddress.hub.board.Outcome;
import org.eaddress.hub.board.Search;
import org.eaddress.hub.board.Viewer;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.submission.MessagesErased;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the law's clock stands still, the board knows it, until it goes on.
class HeldClockTest {
    private static final String MAIL = "anna@mail.test";
    private static final Viewer OPERATOR = new Viewer.Operator();
    private static final Viewer COUNCIL = new Viewer.Organisation(KeepingHub.COUNCIL.eAddress());
    private static final Actor ILZE = Actor.of(new EAddress("_PRIVATE@329999-00025"), "Ilze Kalniņa");

    private static NotifyingHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) {
        hub = NotifyingHub.start(folder, new MovableClock());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void annaGivesNoAddress() {
        AddressBook book = hub.bean(AddressBook.class);
        book.of(KeepingHub.ANNA).forEach(one -> book.remove(KeepingHub.ANNA, one.id()));
        hub.clock().goAhead(Duration.ofHours(2));
    }

    private static Board board() {
        return hub.bean(Board.class);
    }

    private static List<Case> cases(Viewer viewer, UUID letter, boolean open) {
        return board()
                .list(
                        viewer,
                        new Search(open, Optional.of(CaseKind.HELD), new Search.Owners.All(), Optional.empty()),
                        1000)
                .stream()
                .filter(one -> one.messageId().equals(letter))
                .toList();
    }

    /// A message to Anna of which the notice came back.
    private static UUID held() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        bounce();
        return letter;
    }

    private static void bounce() {
        List<MimeMessage> mails = hub.mailsTo(MAIL);
        hub.post().bounces(mails.getLast());
        hub.watch();
    }

    @Test
    void operatorAndSenderSeeThatTheRecipientWasNotTold() throws IOException {
        UUID letter = held();

        Case one = cases(OPERATOR, letter, true).getFirst();
        assertThat(cases(COUNCIL, letter, true)).containsExactly(one);
        assertThat(one.recipient()).contains(KeepingHub.ANNA);
        assertThat(one.since()).isEqualTo(hub.deemed(letter).heldSince().orElseThrow());
        assertThat(one.plan().next()).isEqualTo(Next.LOOK);
        assertThat(OPERATOR.mayDo(one)).containsExactlyInAnyOrder(Deed.TOOK, Deed.PLANNED, Deed.RETRIED);
        assertThat(COUNCIL.mayDo(one)).isEmpty();
    }

    @Test
    void toldAgainTheClockGoesOnAndTheCaseEnds() throws IOException {
        UUID letter = held();
        int mails = hub.mailsTo(MAIL).size();

        board().retry(cases(OPERATOR, letter, true).getFirst(), OPERATOR, ILZE);
        assertThat(cases(OPERATOR, letter, true).getFirst().plan().next()).isEqualTo(Next.RETRY);
        hub.giveNotices();

        assertThat(hub.mailsTo(MAIL)).hasSize(mails + 1);
        assertThat(cases(OPERATOR, letter, true)).isEmpty();
        assertThat(cases(OPERATOR, letter, false))
                .extracting(one -> one.closed().map(Case.Closed::outcome))
                .containsExactly(Optional.of(Outcome.RESUMED));
        assertThat(hub.events(letter)).endsWith("CaseHandled", "ConsignmentNotification");
        assertThat(hub.deemed(letter).heldSince()).isEmpty();
    }

    @Test
    void whenThatComesBackTooThereIsACaseAgain() throws IOException {
        UUID letter = held();
        board().retry(cases(OPERATOR, letter, true).getFirst(), OPERATOR, ILZE);
        hub.giveNotices();
        bounce();
        assertThat(cases(OPERATOR, letter, true)).hasSize(1);
    }

    @Test
    void theRecipientWhoOpensItEndsTheCase() throws IOException {
        UUID letter = held();
        hub.annaOpens(letter);
        assertThat(cases(OPERATOR, letter, true)).isEmpty();
    }

    @Test
    void aNoticeThatComesBackAfterTheMessageWasOpenedHoldsNothing() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        hub.annaOpens(letter);
        bounce();

        assertThat(hub.events(letter)).endsWith("ConsignmentNotificationFailure");
        assertThat(cases(OPERATOR, letter, true)).isEmpty();
        assertThat(hub.deemed(letter).heldSince()).isEmpty();
    }

    @Test
    void whatIsErasedIsNoCaseAnyMore() throws IOException {
        UUID letter = held();
        hub.hub().context().publishEvent(new MessagesErased(List.of(letter)));
        assertThat(cases(OPERATOR, letter, true)).isEmpty();
    }

    @Test
    void whatIsBeingGivenAnywayIsNotSaidToBeTriedAgain() throws IOException {
        UUID letter = held();
        Case one = cases(OPERATOR, letter, true).getFirst();
        board().retry(one, OPERATOR, ILZE);

        assertThatThrownBy(() -> board().retry(one, OPERATOR, ILZE))
                .isInstanceOfSatisfying(
                        CaseRefused.class, refused -> assertThat(refused.why()).isEqualTo(Why.NOTHING_TO_GIVE));
        assertThat(hub.events(letter)).filteredOn("CaseHandled"::equals).hasSize(1);
    }

    @Test
    void theRecipientWhoWantsNoNoticesAnyMoreEndsTheCase() throws IOException {
        UUID letter = held();
        annaGivesNoAddress();
        assertThat(cases(OPERATOR, letter, true)).isEmpty();
    }

    @Test
    void theCaseSaysWhenItIsTriedNextUnlessAPersonChangedThePlan(@TempDir Path folder) throws IOException {
        try (NotifyingHub silent = NotifyingHub.start(folder, new MovableClock())) {
            silent.annaIsTold(MAIL, Locale.ENGLISH);
            UUID letter = silent.letter();
            silent.post().goDown();
            tries(silent, 3);
            Board board = silent.bean(Board.class);
            Case one = only(board, letter);
            assertThat(one.plan().next()).isEqualTo(Next.RETRY);
            assertThat(one.plan().at().orElseThrow()).isAfter(silent.clock().instant());

            Instant inAWeek = silent.clock().instant().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MILLIS);
            board.plan(one, OPERATOR, ILZE, inAWeek, Optional.empty());
            tries(silent, 1);

            assertThat(only(board, letter).plan())
                    .isEqualTo(new Case.Plan(Next.LOOK, Optional.of(inAWeek), Optional.empty()));
        }
    }

    private static void tries(NotifyingHub silent, int often) {
        for (int time = 0; time < often; time++) {
            silent.clock().goAhead(Duration.ofHours(3));
            silent.giveNotices();
        }
    }

    private static Case only(Board board, UUID letter) {
        return board
                .list(
                        OPERATOR,
                        new Search(true, Optional.of(CaseKind.HELD), new Search.Owners.All(), Optional.empty()),
                        10)
                .stream()
                .filter(one -> one.messageId().equals(letter))
                .findFirst()
                .orElseThrow();
    }
}
