package org.eaddress.hub.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaddress.hub.board.BoardRoom.COMPANY;
import static org.eaddress.hub.board.BoardRoom.JURIS_FOR_BERZS;
import static org.eaddress.hub.board.BoardRoom.OPERATOR;
import static org.eaddress.hub.board.BoardRoom.SYSTEM_OF_BERZS;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.DeliveryState.Consigned;
import org.eaddress.hub.delivery.DeliveryState.HandedOver;
import org.eaddress.hub.delivery.DeliveryState.Unretrieved;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.Confirmation;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.mailbox.Retrievals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.PayloadApplicationEvent;

/// Mail that the system of an organisation does not take.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class UnretrievedTest {
    private static final Duration LIMIT = Duration.ofDays(3).plusMinutes(1);
    private static final Duration SHOWN_AFTER = Duration.ofDays(1).plusMinutes(1);

    private final List<UnretrievedCasesOpened> told = new ArrayList<>();
    private KeepingHub hub;
    private BoardRoom room;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder);
        room = new BoardRoom(hub);
        hub.context().addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published
                    && published.getPayload() instanceof UnretrievedCasesOpened opened) {
                told.add(opened);
            }
        });
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private List<UUID> seenByPeople() {
        return hub.bean(Mailboxes.class).newestFirst(JURIS_FOR_BERZS, Optional.empty(), 1000).entries().stream()
                .map(MailboxEntry::messageId)
                .toList();
    }

    @Test
    void whatNoSystemTakesInTimeIsUnretrievedOnceWithEvidenceAndSomebodyIsTold() throws Exception {
        UUID message = room.consigned();
        room.look();
        assertThat(room.state(message)).isInstanceOf(Consigned.class);

        room.after(LIMIT);
        room.look();

        assertThat(room.state(message)).isInstanceOf(Unretrieved.class);
        assertThat(room.events(message))
                .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandoverFailure");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(BoardRoom.schema())
                        .validate(room.sealed(message, "ContentHandoverFailure"), InputFormat.JSON))
                .isEmpty();
        assertThat(room.lint(message)).isEmpty();
        assertThat(room.onBoardOf(OPERATOR)).contains(message);
        assertThat(room.onBoardOf(BoardRoom.BERZS)).contains(message);
        assertThat(told)
                .flatExtracting(UnretrievedCasesOpened::caseIds)
                .containsOnlyOnce(room.caseOf(message).id());
    }

    @Test
    void whatWasRecalledIsNotMissed() throws Exception {
        Retrievals retrievals = hub.bean(Retrievals.class);
        room.after(LIMIT);
        while (retrievals.record(COMPANY, hub.clock().instant(), 100)) {}
        UUID message = room.consigned();
        assertThat(hub.bean(Recalls.class).recall(message, KeepingHub.COUNCIL.eAddress(), "Sūtīts ne tam"))
                .isInstanceOf(Recalls.Outcome.Done.class);

        room.after(LIMIT);

        assertThat(retrievals.record(COMPANY, hub.clock().instant(), 100)).isFalse();
    }

    @Test
    void peopleSeeItWhenThePlanSaysSoAndOpeningItEndsTheCase() throws Exception {
        UUID message = room.consigned();
        room.after(LIMIT);
        Mailboxes mailboxes = hub.bean(Mailboxes.class);
        assertThat(seenByPeople()).doesNotContain(message);
        assertThat(mailboxes.open(JURIS_FOR_BERZS, message)).isEmpty();

        room.after(SHOWN_AFTER);

        assertThat(seenByPeople()).contains(message);
        assertThat(room.caseOf(message).plan().next()).isEqualTo(Next.LOOK);
        assertThat(mailboxes.open(JURIS_FOR_BERZS, message)).isPresent();
        assertThat(room.state(message)).isInstanceOf(HandedOver.class);
        assertThat(room.outcome(message)).contains(Outcome.HANDED_OVER);
        assertThat(room.events(message))
                .containsExactly(
                        "SubmissionAcceptance",
                        "ContentConsignment",
                        "ContentHandoverFailure",
                        "CaseHandled",
                        "ContentHandover",
                        "ContentAccessTracking");
        assertThat(room.lint(message)).isEmpty();
    }

    @Test
    void aSystemThatComesLateStillTakesItAndEndsTheCase() throws Exception {
        UUID message = room.consigned();
        room.after(LIMIT);

        assertThat(hub.confirm(SYSTEM_OF_BERZS, message)).isInstanceOf(Confirmation.Outcome.HandedOver.class);

        assertThat(room.state(message)).isInstanceOf(HandedOver.class);
        assertThat(room.outcome(message)).contains(Outcome.HANDED_OVER);
        assertThat(seenByPeople()).contains(message);
    }

    @Test
    void whatWasTakenInTimeIsNeverOnTheBoard() throws Exception {
        UUID message = room.consigned();
        hub.confirm(SYSTEM_OF_BERZS, message);

        room.after(LIMIT);

        assertThat(room.onBoardOf(OPERATOR)).doesNotContain(message);
        assertThat(room.state(message)).isInstanceOf(HandedOver.class);
    }

    @Test
    void anOrganisationCanHaveALimitOfItsOwn() throws Exception {
        hub.bean(Retrievals.class).within(COMPANY, Duration.ofDays(10));
        UUID message = room.consigned();
        room.after(LIMIT);
        assertThat(room.state(message)).isInstanceOf(Consigned.class);

        hub.bean(Retrievals.class).within(COMPANY, Duration.ofHours(1));
        room.look();

        assertThat(room.state(message)).isInstanceOf(Unretrieved.class);
        hub.bean(Retrievals.class).within(COMPANY, Duration.ofDays(3));
    }

    @Test
    void aPersonsMailWaitsForTheLawAlone() throws Exception {
        UUID message = hub.accept(Duration.ZERO, KeepingHub.ANNA);
        hub.register(message);
        await().until(() -> room.state(message) instanceof Consigned);

        room.after(LIMIT);

        assertThat(room.state(message)).isInstanceOf(Consigned.class);
    }
}
