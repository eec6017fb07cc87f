package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.Handovers;
import org.eaddress.hub.delivery.HeldMessage;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.submission.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People are told of their mail, each attempt is evidenced, and the law's clock stands still until one succeeds.
class NoticeTest {
    private static final String MAIL = "anna@mail.test";
    private static final String OTHER = "ozola@mail.test";

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
        hub.clock().goAhead(Duration.ofHours(2)); // so that codes may be asked for again
    }

    private static List<MimeMessage> notices() {
        return hub.mailsTo(MAIL).stream().filter(NoticeTest::isNotice).toList();
    }

    private static boolean isNotice(MimeMessage mail) {
        try {
            return !mail.getSubject().contains("kods") && !mail.getSubject().contains("Code");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoGaveNoAddressIsNotToldAndTheClockRuns() throws IOException {
        UUID letter = hub.letter();
        hub.giveNotices();
        assertThat(hub.events(letter)).containsExactly("SubmissionAcceptance", "ContentConsignment");
        assertThat(hub.deemed(letter).notification().on()).isPresent();
    }

    @Test
    void aNoticeSaysWhatTheLawWantsAndNothingOfTheMessage() throws IOException, MessagingException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        hub.letter();
        hub.giveNotices();
        MimeMessage mail = notices().getLast();
        assertThat(mail.getSubject()).isEqualTo("You have new official mail");
        assertThat((String) mail.getContent())
                .contains("Anna", "http://hub.test/mail", "By law it counts as notified on")
                .doesNotContain("Building permit", "pašvaldība", "329999", "document-0");
    }

    @Test
    void itIsInTheLanguageOfThePerson() throws IOException, MessagingException {
        hub.annaIsTold(MAIL, Locale.of("lv"));
        hub.letter();
        hub.giveNotices();
        assertThat(notices().getLast().getSubject()).isEqualTo("Jums ir jauns oficiāls ziņojums");
        assertThat((String) notices().getLast().getContent()).contains("uzskatāms par paziņotu");
    }

    @Test
    void aNoticeIsEvidencedWithoutTheAddress() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        Evidence piece = hub.evidence(letter).getLast();
        assertThat(piece.event().etsiName()).isEqualTo("ConsignmentNotification");
        assertThat(NotifyingHub.said(piece))
                .contains("urn:eaddress:extension:notice:1", "\"channel\":\"email\"", "\"attempt\":1")
                .doesNotContain(MAIL);
    }

    @Test
    void untilSomebodyWasToldNoDayCounts() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.clock().goAhead(Duration.ofDays(40));
        assertThat(hub.deemed(letter).notification().isFullAt(hub.clock().instant()))
                .isFalse();
        hub.giveNotices();
        hub.clock().goAhead(Duration.ofDays(10));
        assertThat(hub.deemed(letter).notification().isFullAt(hub.clock().instant()))
                .isTrue();
        assertThat(hub.deemed(letter).notification().on().orElseThrow())
                .isAfter(hub.deemed(letter)
                        .notification()
                        .days()
                        .getFirst()
                        .date()
                        .plusDays(40));
    }

    @Test
    void whatComesBackIsAFailureAndHoldsTheClock() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        hub.post().bounces(notices().getLast());
        hub.watch();
        assertThat(hub.events(letter)).endsWith("ConsignmentNotification", "ConsignmentNotificationFailure");
        assertThat(NotifyingHub.said(hub.evidence(letter).getLast()))
                .contains("R_ERDS_Unreachable", "urn:eaddress:reason:notice-returned", "DSN 5.1.1");
        assertThat(hub.deemed(letter).notification().on()).isEmpty();
        assertThat(hub.deemed(letter).heldSince()).isPresent();
        assertThat(hub.bean(Holds.class).failed(100))
                .extracting(HeldMessage::messageId)
                .contains(letter);

        hub.annaIsTold(OTHER, Locale.ENGLISH);
        hub.giveNotices();
        assertThat(hub.events(letter)).endsWith("ConsignmentNotification");
        assertThat(hub.deemed(letter).notification().on()).isPresent();
        assertThat(hub.deemed(letter).heldSince()).isEmpty();
    }

    @Test
    void oneOfTwoAddressesIsEnough() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        hub.annaIsTold(OTHER, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        hub.post().bounces(notices().getLast());
        hub.watch();
        assertThat(hub.deemed(letter).heldSince()).isEmpty();
        assertThat(hub.deemed(letter).notification().on()).isPresent();
    }

    @Test
    void forgedReturnsAreNobodysWord() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        String good = MailHouse.returnPathTo(notices().getLast());
        char other = good.charAt(20) == 'a' ? 'b' : 'a';
        long refused = hub.bean(Postbox.class).refused();
        hub.post().comes(MailHouse.report(good.substring(0, 20) + other + good.substring(21), "failed", "5.1.1"));
        hub.post().comes(MailHouse.report("notices@hub.test", "failed", "5.1.1"));
        hub.post().comes("To: " + good + "\r\nSubject: failed\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n");
        hub.post().comes("To: " + good + "\r\nContent-Type: multipart/report; boundary=\"\"\r\n\r\n--\r\n");
        hub.post().comes(MailHouse.report(good, "delayed", "4.4.1"));
        hub.watch();
        assertThat(hub.events(letter)).endsWith("ConsignmentNotification");
        assertThat(hub.bean(Postbox.class).refused()).isEqualTo(refused + 4);
    }

    @Test
    void aReturnCountsOnceAndOnlyForItsAttempt() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        MimeMessage mail = notices().getLast();
        hub.post().bounces(mail);
        hub.post().bounces(mail);
        hub.watch();
        assertThat(hub.events(letter).stream().filter("ConsignmentNotificationFailure"::equals))
                .hasSize(1);
    }

    @Test
    void whatIsReportedToHaveArrivedIsEvidenced() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        hub.post().comes(MailHouse.report(MailHouse.returnPathTo(notices().getLast()), "delivered", "2.0.0"));
        hub.watch();
        assertThat(hub.events(letter)).endsWith("ConsignmentNotification", "NotificationDelivered");
    }

    @Test
    void whoDoesNotOpenIsRemindedAndWhoOpensIsNot() throws IOException, MessagingException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID unopened = hub.letter();
        UUID opened = hub.letter();
        hub.giveNotices();
        hub.annaOpens(opened);
        int before = notices().size();
        hub.clock().goAhead(Duration.ofDays(3).plusHours(1));
        hub.giveNotices();
        assertThat(notices()).hasSize(before + 1);
        assertThat(notices().getLast().getSubject()).isEqualTo("Official mail waits for you");
        hub.clock().goAhead(Duration.ofDays(7));
        hub.giveNotices();
        hub.clock().goAhead(Duration.ofDays(100));
        hub.giveNotices();
        assertThat(notices()).hasSize(before + 2);
        assertThat(hub.events(unopened).stream().filter("ConsignmentNotification"::equals))
                .hasSize(3);
    }

    @Test
    void whatWasSealedAsNotifiedIsWithdrawnWhenTheNoticeComesBackLater() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        MimeMessage mail = notices().getLast();
        hub.clock().goAhead(Duration.ofDays(10));
        DeemedNotifications deemed = hub.bean(DeemedNotifications.class);
        assertThat(deemed.seal(letter, KeepingHub.ANNA).orElseThrow()).hasSize(1);
        hub.post().bounces(mail);
        hub.watch();
        assertThat(hub.events(letter)).contains("DeemedNotifiedWithdrawn");
        assertThat(deemed.seal(letter, KeepingHub.ANNA).orElseThrow()).isEmpty();

        hub.annaOpens(letter);
        hub.clock().goAhead(Duration.ofDays(10));
        Evidence second = deemed.seal(letter, KeepingHub.ANNA).orElseThrow().getFirst();
        assertThat(second.at())
                .isAfter(hub.evidence(letter).stream()
                        .filter(piece -> piece.event().etsiName().equals("DeemedNotifiedWithdrawn"))
                        .findFirst()
                        .orElseThrow()
                        .at());
        assertThat(deemed.seal(letter, KeepingHub.ANNA).orElseThrow())
                .extracting(Evidence::id)
                .containsExactly(second.id());
    }

    @Test
    void whatTheSystemRejectedBeforeThePersonWasToldIsToldAllTheSame() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.bean(Handovers.class)
                .reject(
                        hub.bean(Messages.class).find(letter).orElseThrow(),
                        NotifyingHub.ANNA,
                        RejectionReason.UNREADABLE);
        hub.giveNotices();
        assertThat(hub.events(letter)).endsWith("ContentHandoverFailure", "ConsignmentNotification");
        hub.clock().goAhead(Duration.ofDays(10));
        assertThat(hub.deemed(letter).notification().isFullAt(hub.clock().instant()))
                .isTrue();
    }

    @Test
    void aNoticeThatComesBackAfterTheRecallHoldsNothing() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        MimeMessage mail = notices().getLast();
        hub.clock().goAhead(Duration.ofDays(10));
        DeemedNotifications deemed = hub.bean(DeemedNotifications.class);
        Evidence sealed = deemed.seal(letter, KeepingHub.ANNA).orElseThrow().getFirst();
        hub.bean(Recalls.class).recall(letter, KeepingHub.COUNCIL.eAddress(), "Sent by mistake");

        hub.post().bounces(mail);
        hub.watch();

        assertThat(hub.events(letter)).endsWith("MessageRecalled", "ConsignmentNotificationFailure");
        assertThat(hub.bean(Holds.class).failed(100))
                .extracting(HeldMessage::messageId)
                .doesNotContain(letter);
        assertThat(deemed.seal(letter, KeepingHub.ANNA).orElseThrow())
                .extracting(Evidence::id)
                .containsExactly(sealed.id());
    }

    @Test
    void whoTakesTheLastAddressAwayHoldsTheClockNoLonger() throws IOException {
        UUID channel = hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        hub.giveNotices();
        hub.post().bounces(notices().getLast());
        hub.watch();
        hub.bean(AddressBook.class).remove(KeepingHub.ANNA, channel);
        assertThat(hub.deemed(letter).notification().on()).isPresent();
    }
}
