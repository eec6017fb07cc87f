package org.eaddress.hub.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.board.CaseRefused.Why;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.hub.delivery.DeliveryState.Consigned;
import org.eaddress.hub.delivery.DeliveryState.Undelivered;
import org.eaddress.hub.delivery.DeliveryState.Unretrieved;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.Mailboxes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// What is stuck with one e-address of an organisation goes on to another one of it, never to anybody else, and
/// both stand in the evidence.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class RedirectsTest {
    private static final Duration LIMIT = Duration.ofDays(3).plusMinutes(1);
    private static final EAddress ARCHIVE = new EAddress("ARCHIVE@40103000456");
    private static final EAddress SHUT = new EAddress("SHUT@40103000456");
    private static final Caller CLERK =
            new Caller(ARCHIVE, "SIA Bērzs (Juris Bērziņš)", Caller.Way.PERSON, "urn:eaddress:assurance:demo");
    private static final Optional<String> REASON = Optional.of("Their system is being replaced.");

    private KeepingHub hub;
    private BoardRoom room;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder);
        room = new BoardRoom(hub);
        enrol(ARCHIVE, Account.Status.ACTIVE);
        enrol(SHUT, Account.Status.CLOSED);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private void enrol(EAddress address, Account.Status status) {
        hub.bean(Directory.class).enrol(new Account(address, "SIA Bērzs", Account.Kind.COMPANY, status));
    }

    private Redirects redirects() {
        return hub.bean(Redirects.class);
    }

    private Case unretrieved() throws Exception {
        UUID message = room.consigned();
        room.after(LIMIT);
        return room.caseOf(message);
    }

    /// Its mailbox was closed between acceptance and sending.
    private Case undelivered(String name) throws Exception {
        EAddress unit = new EAddress(name + "@40103000456");
        enrol(unit, Account.Status.ACTIVE);
        UUID message = hub.accept(Duration.ZERO, unit);
        enrol(unit, Account.Status.CLOSED);
        hub.register(message);
        await().until(() -> state(message, unit) instanceof Undelivered);
        return room.caseOf(message);
    }

    private DeliveryState state(UUID message, EAddress recipient) {
        return delivery(message, recipient).map(Delivery::state).orElseThrow();
    }

    private Optional<Delivery> delivery(UUID message, EAddress recipient) {
        return hub.bean(Deliveries.class).of(message).stream()
                .filter(delivery -> delivery.recipient().equals(recipient))
                .findFirst();
    }

    private static void refused(ThrowingCallable deed, Why why) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        CaseRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void itGoesOnToTheOtherAddressAndTheFirstStaysOnRecord() throws Exception {
        Case one = unretrieved();
        UUID message = one.messageId();

        redirects().redirect(one, OPERATOR, ILZE, ARCHIVE.value(), REASON);
        await().until(() -> state(message, ARCHIVE) instanceof Consigned);

        assertThat(delivery(message, ARCHIVE).flatMap(Delivery::redirectedFrom)).contains(COMPANY);
        assertThat(state(message, COMPANY)).isInstanceOf(Unretrieved.class);
        assertThat(room.outcome(message)).contains(Outcome.REDIRECTED);
        assertThat(hub.bean(Mailboxes.class).open(CLERK, message)).isPresent();
        assertThat(hub.bean(Mailboxes.class).open(BoardRoom.JURIS_FOR_BERZS, message))
                .as("nothing is hidden from whom it was addressed to")
                .isPresent();
        assertThat(room.events(message))
                .filteredOn("ContentConsignment"::equals)
                .hasSize(2);
        assertThat(room.lint(message)).isEmpty();
    }

    @Test
    void theEvidenceSaysWhoDidItFromWhereToWhereAndWhy() throws Exception {
        Case one = unretrieved();
        redirects().redirect(one, OPERATOR, ILZE, ARCHIVE.value(), REASON);

        String sealed = room.sealed(one.messageId(), "CaseHandled");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(BoardRoom.schema())
                        .validate(sealed, InputFormat.JSON))
                .isEmpty();
        assertThat(sealed)
                .contains("Ilze Kalniņa", "redirected", ARCHIVE.value(), COMPANY.value(), REASON.orElseThrow())
                .doesNotContain("329999-00025");
        assertThat(room.board().actions(one).getLast().redirectedTo()).contains(ARCHIVE);
    }

    @Test
    void whatCouldNotBeDeliveredReachesTheOrganisationAllTheSame() throws Exception {
        Case one = undelivered("GONE");

        redirects().redirect(one, OPERATOR, ILZE, COMPANY.value(), REASON);

        await().until(() -> state(one.messageId(), COMPANY) instanceof Consigned);
        assertThat(room.lint(one.messageId())).isEmpty();
    }

    @Test
    void anOrganisationSendsItsOwnMailOnAndASenderNobodys() throws Exception {
        Case own = unretrieved();
        Case ofUnit = undelivered("AWAY");

        assertThat(COUNCIL.mayDo(own)).isEmpty();
        assertThat(COUNCIL.mayDo(ofUnit)).doesNotContain(Deed.REDIRECTED);
        refused(() -> redirects().redirect(ofUnit, COUNCIL, JURIS, ARCHIVE.value(), REASON), Why.NOT_YOURS);

        redirects().redirect(own, BERZS, JURIS, ARCHIVE.value(), REASON);
        assertThat(room.sealed(own.messageId(), "CaseHandled")).contains("Juris Bērziņš");
    }

    @Test
    void neverToAnybodyElseToNoSuchOrToAClosedOne() throws Exception {
        Case one = unretrieved();

        refused(() -> to(one, KeepingHub.COUNCIL.eAddress().value()), Why.ADDRESS_OF_ANOTHER);
        refused(() -> to(one, KeepingHub.ANNA.value()), Why.ADDRESS_OF_ANOTHER);
        refused(() -> to(one, "NOBODY@40103000456"), Why.ADDRESS_UNKNOWN);
        refused(() -> to(one, "<b>"), Why.ADDRESS_UNKNOWN);
        refused(() -> to(one, SHUT.value()), Why.ADDRESS_CLOSED);
        refused(() -> to(one, COMPANY.value()), Why.ADDRESS_HAS_IT);
        refused(() -> redirects().redirect(one, OPERATOR, ILZE, ARCHIVE.value(), Optional.empty()), Why.NO_REASON);
        assertThat(room.events(one.messageId())).doesNotContain("CaseHandled");
        assertThat(redirects().targets(one))
                .extracting(Account::eAddress)
                .contains(ARCHIVE)
                .doesNotContain(SHUT, COMPANY);
    }

    private void to(Case one, String address) {
        redirects().redirect(one, OPERATOR, ILZE, address, REASON);
    }

    @Test
    void aRecallEndsWhatIsOnItsWayToTheOtherAddressToo() throws Exception {
        Case one = unretrieved();
        UUID message = one.messageId();

        hub.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            to(one, ARCHIVE.value());
            assertThat(hub.bean(Recalls.class).recall(message, KeepingHub.COUNCIL.eAddress(), "Sūtīts ne tam"))
                    .isInstanceOf(Recalls.Outcome.Done.class);
        });

        assertThat(state(message, COMPANY)).isInstanceOf(DeliveryState.Recalled.class);
        assertThat(state(message, ARCHIVE)).isInstanceOf(DeliveryState.Cancelled.class);
        assertThat(room.lint(message)).isEmpty();
    }

    @Test
    void theSecondRecipientCanProveThatItWasSentOn() throws Exception {
        Case one = unretrieved();
        UUID message = one.messageId();
        to(one, ARCHIVE.value());
        await().until(() -> state(message, ARCHIVE) instanceof Consigned);

        assertThat(hub.bean(EvidenceFile.class).forReader(message, ARCHIVE).orElseThrow())
                .extracting(piece -> piece.event().etsiName(), Evidence::recipient)
                .containsExactly(
                        tuple("CaseHandled", Optional.of(COMPANY.value())),
                        tuple("ContentConsignment", Optional.of(ARCHIVE.value())));
    }

    @Test
    void whatWasTakenMeanwhileStaysWhereItIs() throws Exception {
        Case one = unretrieved();
        hub.confirm(BoardRoom.SYSTEM_OF_BERZS, one.messageId());

        refused(() -> to(one, ARCHIVE.value()), Why.SETTLED);

        assertThat(delivery(one.messageId(), ARCHIVE)).isEmpty();
        assertThat(room.events(one.messageId())).doesNotContain("CaseHandled");
    }

    @Test
    void aPersonHasOneAddressOnly() throws Exception {
        UUID message = hub.accept(Duration.ZERO, KeepingHub.ANNA);
        hub.bean(Directory.class)
                .enrol(new Account(KeepingHub.ANNA, "Anna Ozola", Account.Kind.PERSON, Account.Status.CLOSED));
        hub.register(message);
        await().until(() -> state(message, KeepingHub.ANNA) instanceof Undelivered);
        Case one = room.caseOf(message);

        refused(() -> to(one, ARCHIVE.value()), Why.PERSON_HAS_ONE);
        assertThat(OPERATOR.mayDo(one)).doesNotContain(Deed.REDIRECTED);
        assertThat(redirects().targets(one)).isEqualTo(List.of());
    }
}
