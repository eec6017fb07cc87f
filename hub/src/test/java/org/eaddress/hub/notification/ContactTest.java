package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.KeyEnds;
import org.eaddress.hub.board.Action;
import org.eaddress.hub.board.Board;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.Case.Contact.State;
import org.eaddress.hub.board.CaseKind;
import org.eaddress.hub.board.Deed;
import org.eaddress.hub.board.Escalations;
import org.eaddress.hub.board.Search;
import org.eaddress.hub.board.Viewer;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.mailbox.RetrievalPatrol;
import org.eaddress.hub.mailbox.Retrievals;
import org.eaddress.hub.notification.AddressBook.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An organisation whose system does not take its mail is told, at an address that a person of it reads; the case
/// says whether it was.
class ContactTest {
    private static final EAddress COMPANY = new EAddress("_DEFAULT@40103000456");
    private static final Caller SYSTEM =
            new Caller(COMPANY, "SIA Bērzs", Caller.Way.MACHINE, "urn:eaddress:assurance:registered-key");
    private static final String MAIL = "birojs@berzs.test";
    private static final Duration LIMIT = Duration.ofDays(3).plusMinutes(1);

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
    void nothingIsLate() {
        book().of(COMPANY).forEach(one -> book().remove(COMPANY, one.id()));
        open().forEach(one -> hub.hub().confirm(SYSTEM, one.messageId()));
        hub.clock().goAhead(Duration.ofDays(2));
    }

    private static AddressBook book() {
        return hub.bean(AddressBook.class);
    }

    private static void contact(String address, Locale language) {
        assertThat(book().addContact(COMPANY, address, language)).isEqualTo(Answer.CODE_SENT);
        assertThat(book().verify(COMPANY, book().of(COMPANY).getLast().id(), hub.codeFor(address)))
                .isEqualTo(Answer.VERIFIED);
    }

    /// Consigned to the company, whose system does not take it.
    private static UUID late() throws IOException {
        UUID message = consigned();
        hub.clock().goAhead(LIMIT);
        hub.bean(RetrievalPatrol.class).look();
        return message;
    }

    private static UUID consigned() throws IOException {
        UUID message = hub.hub().accept(Duration.ZERO, COMPANY);
        hub.hub().register(message);
        await().until(() ->
                hub.bean(Deliveries.class).of(message).getFirst().state().isInMailbox());
        return message;
    }

    private static int giveMails() {
        return hub.bean(ContactNotifier.class).give();
    }

    private static List<MimeMessage> mails() {
        return hub.mailsTo(MAIL).stream().filter(ContactTest::isNoCode).toList();
    }

    private static boolean isNoCode(MimeMessage mail) {
        try {
            return mail.getSubject().contains("system") || mail.getSubject().contains("sistēma");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Case> open() {
        return hub.bean(Board.class)
                .list(
                        new Viewer.Operator(),
                        new Search(true, Optional.of(CaseKind.UNRETRIEVED), new Search.Owners.All(), Optional.empty()),
                        1000);
    }

    private static Case caseOf(UUID message) {
        return open().stream()
                .filter(one -> one.messageId().equals(message))
                .findFirst()
                .orElseThrow();
    }

    private static State stateOf(UUID message) {
        return caseOf(message).contact().orElseThrow().state();
    }

    private static List<Deed> deeds(UUID message) {
        return hub.bean(Board.class).actions(caseOf(message)).stream()
                .map(Action::what)
                .toList();
    }

    @Test
    void withoutAContactTheCaseSaysSo() throws IOException {
        UUID message = late();
        assertThat(giveMails()).isZero();
        assertThat(stateOf(message)).isEqualTo(State.NONE);
    }

    @Test
    void theContactIsToldHowMuchIsLateAndNothingOfTheMessages() throws Exception {
        contact(MAIL, Locale.ENGLISH);
        int before = mails().size();
        UUID first = consigned();
        UUID second = late();
        assertThat(stateOf(second)).isEqualTo(State.DUE);

        giveMails();

        assertThat(mails()).hasSize(before + 1);
        MimeMessage mail = mails().getLast();
        assertThat(mail.getSubject()).isEqualTo("Your system does not take your official mail");
        assertThat((String) mail.getContent())
                .contains("SIA Bērzs", COMPANY.value(), "2 official messages", "http://hub.test/board", "By law")
                .doesNotContain("Building permit", "pašvaldība", "Labdien");
        assertThat(stateOf(first)).isEqualTo(State.TOLD);
        assertThat(deeds(second)).containsExactly(Deed.TOLD_CONTACT);
        assertThat(hub.events(second)).endsWith("ContentHandoverFailure", "CaseHandled");
        assertThat(NotifyingHub.said(hub.evidence(second).getLast()))
                .contains("told-contact", "SMTP 250")
                .doesNotContain(MAIL);
    }

    @Test
    void itIsInTheLanguageOfTheContact() throws Exception {
        contact(MAIL, Locale.of("lv"));
        late();
        giveMails();
        assertThat((String) mails().getLast().getContent())
                .contains("nav paņēmusi 1 oficiālu ziņojumu", "uzskatāms par paziņotu");
    }

    @Test
    void whatComesLaterIsToldOnceADay() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        late();
        giveMails();
        int before = mails().size();
        UUID later = lateAfterAnHour();
        giveMails();
        assertThat(mails()).hasSize(before);
        assertThat(stateOf(later)).isEqualTo(State.DUE);
        assertThat(caseOf(later).contact().orElseThrow().at().orElseThrow())
                .isAfter(hub.clock().instant());

        hub.clock().goAhead(Duration.ofDays(1));
        giveMails();
        assertThat(mails()).hasSize(before + 1);
        assertThat(stateOf(later)).isEqualTo(State.TOLD);
    }

    private static UUID lateAfterAnHour() throws IOException {
        Retrievals retrievals = hub.bean(Retrievals.class);
        retrievals.within(COMPANY, Duration.ofHours(1));
        UUID message = consigned();
        hub.clock().goAhead(Duration.ofHours(2));
        hub.bean(RetrievalPatrol.class).look();
        retrievals.within(COMPANY, Duration.ofDays(3));
        return message;
    }

    @Test
    void whatBecomesLateWhileAMailIsOnItsWayIsToldByTheNext() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        UUID first = late();
        List<UUID> meanwhile = new ArrayList<>();

        giveWhile(() -> meanwhile.add(lateAfterAnHour()));

        UUID second = meanwhile.getFirst();
        assertThat(stateOf(first)).isEqualTo(State.TOLD);
        assertThat(deeds(second)).as("the mail did not count it").isEmpty();
        assertThat(stateOf(second)).isEqualTo(State.DUE);
        assertThat(caseOf(second).contact().orElseThrow().at().orElseThrow())
                .isAfter(hub.clock().instant());

        hub.clock().goAhead(Duration.ofDays(1));
        assertThat(giveMails()).isEqualTo(1);
        assertThat(stateOf(second)).isEqualTo(State.TOLD);
    }

    /// Gives the mails by a carrier during whose work this happens.
    private static void giveWhile(Meanwhile meanwhile) {
        Carrier slow = new Carrier() {
            @Override
            public boolean carries(Channel.Kind kind) {
                return true;
            }

            @Override
            public Map<UUID, Outcome> carry(List<Outgoing> notices) {
                try {
                    meanwhile.happens();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return notices.stream()
                        .collect(Collectors.toMap(one -> one.notice().id(), _ -> new Outcome.Taken("250")));
            }
        };
        new ContactNotifier(
                        hub.bean(ContactMails.class),
                        hub.bean(Contacts.class),
                        hub.bean(Channels.class),
                        hub.bean(Escalations.class),
                        hub.bean(KeyEnds.class),
                        hub.bean(ContactWords.class),
                        List.of(slow),
                        hub.bean(Outages.class),
                        hub.bean(NotificationSettings.class),
                        hub.clock())
                .give();
    }

    private interface Meanwhile {
        void happens() throws IOException;
    }

    @Test
    void aContactThatIsNamedLaterIsToldOfWhatIsLate() throws IOException {
        UUID message = late();
        contact(MAIL, Locale.ENGLISH);
        giveMails();
        assertThat(stateOf(message)).isEqualTo(State.TOLD);
    }

    @Test
    void whatWasTakenMeanwhileIsNotWrittenOf() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        int before = mails().size();
        UUID message = late();
        hub.hub().confirm(SYSTEM, message);
        giveMails();
        assertThat(mails()).hasSize(before);
    }

    @Test
    void aMailThatComesBackLeavesTheCaseUntold() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        UUID message = late();
        giveMails();
        hub.post().bounces(mails().getLast());
        hub.post().bounces(mails().getLast());
        hub.watch();
        assertThat(stateOf(message)).isEqualTo(State.FAILED);
        assertThat(deeds(message)).containsExactly(Deed.TOLD_CONTACT, Deed.CONTACT_NOT_TOLD);
    }

    @Test
    void aContactThatIsRemovedIsToldNothingMore() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        UUID message = late();
        book().of(COMPANY).forEach(one -> book().remove(COMPANY, one.id()));
        int before = mails().size();
        giveMails();
        assertThat(mails()).hasSize(before);
        assertThat(stateOf(message)).isEqualTo(State.NONE);
    }

    @Test
    void theContactIsNotToldOfNewMailAndHoldsNoClock() throws IOException {
        contact(MAIL, Locale.ENGLISH);
        UUID message = consigned();
        int before = hub.mailsTo(MAIL).size();
        hub.giveNotices();
        assertThat(hub.mailsTo(MAIL)).hasSize(before);
        assertThat(hub.hub()
                        .db()
                        .sql("select count(*) from clock_hold where message_id = :message")
                        .param("message", message)
                        .query(Integer.class)
                        .single())
                .isZero();
        hub.hub().confirm(SYSTEM, message);
    }

    @Test
    void thereIsOneContactAndOnlyForOrganisations() {
        contact(MAIL, Locale.ENGLISH);
        assertThat(book().addContact(COMPANY, "other@berzs.test", Locale.ENGLISH))
                .isEqualTo(Answer.TOO_MANY);
        Channel atTheSameMoment = new Channel(
                UUID.randomUUID(),
                COMPANY,
                Channel.Purpose.CONTACT,
                Channel.Kind.EMAIL,
                "third@berzs.test",
                Locale.ENGLISH,
                Optional.empty());
        assertThat(hub.bean(Channels.class).add(atTheSameMoment, hub.clock().instant()))
                .isFalse();
        assertThat(book().addContact(KeepingHub.ANNA, MAIL, Locale.ENGLISH)).isEqualTo(Answer.NOT_AN_ADDRESS);
    }

    @Test
    void aMailServerThatIsDownIsTriedAgainAndTheCaseSaysWhen(@TempDir Path folder) throws IOException {
        NotifyingHub before = hub;
        try (NotifyingHub silent = NotifyingHub.start(folder, new MovableClock())) {
            hub = silent;
            contact(MAIL, Locale.ENGLISH);
            UUID message = late();
            silent.post().goDown();

            giveMails();
            assertThat(stateOf(message)).isEqualTo(State.FAILED);
            assertThat(caseOf(message).contact().orElseThrow().at().orElseThrow())
                    .isAfter(silent.clock().instant());
            assertThat(giveMails()).isZero();

            silent.clock().goAhead(Duration.ofMinutes(2));
            assertThat(giveMails()).isEqualTo(1);
            assertThat(deeds(message)).containsExactly(Deed.CONTACT_NOT_TOLD);
        } finally {
            hub = before;
        }
    }
}
