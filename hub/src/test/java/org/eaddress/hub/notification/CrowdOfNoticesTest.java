package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.delivery.HeldMessage;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.keeping.Plan;
import org.eaddress.hub.submission.Erasures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Many notices are given together: each is evidenced as if it were alone, none keeps another back, and consignment
/// goes first.
class CrowdOfNoticesTest {
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
        hub.clock().goAhead(Duration.ofHours(2));
    }

    private static JdbcClient db() {
        return hub.hub().db();
    }

    private static List<UUID> letters(int number) throws IOException {
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            letters.add(hub.letter());
        }
        return letters;
    }

    private static long holds(UUID letter) {
        return db().sql("select count(*) from clock_hold where message_id = :letter")
                .param("letter", letter)
                .query(Long.class)
                .single();
    }

    private static void erase(UUID letter) {
        new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> hub.bean(Erasures.class)
                        .erase(List.of(letter), hub.clock().instant()));
    }

    @Test
    void eachIsEvidencedOnItsOwnAndHoldsTheClockNoLonger() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        hub.annaIsTold(OTHER, Locale.ENGLISH);
        List<UUID> letters = letters(3);
        assertThat(letters).allSatisfy(letter -> assertThat(holds(letter)).isEqualTo(1));

        hub.giveNotices();

        assertThat(letters).allSatisfy(letter -> {
            assertThat(hub.events(letter))
                    .containsExactly(
                            "SubmissionAcceptance",
                            "ContentConsignment",
                            "ConsignmentNotification",
                            "ConsignmentNotification");
            assertThat(NotifyingHub.said(hub.evidence(letter).getLast())).contains(letter.toString());
            assertThat(holds(letter)).isZero();
        });
    }

    @Test
    void thoseThatWereOpenedMeanwhileAreNotGivenAndTheOthersAre() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        List<UUID> letters = letters(3);
        int before = hub.mailsTo(MAIL).size();
        hub.annaOpens(letters.get(1));

        hub.giveNotices();

        assertThat(hub.mailsTo(MAIL)).hasSize(before + 2);
        assertThat(hub.events(letters.get(1))).doesNotContain("ConsignmentNotification");
        assertThat(hub.events(letters.get(2))).endsWith("ConsignmentNotification");
    }

    @Test
    void oneThatCannotBeWrittenDownDoesNotKeepTheOthersBackAndIsGivenAgain() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        List<UUID> letters = letters(3);
        UUID stubborn = letters.get(1);
        refuse(stubborn);
        try {
            hub.giveNotices();
            assertThat(hub.events(stubborn)).doesNotContain("ConsignmentNotification");
            assertThat(holds(stubborn)).isEqualTo(1);
            assertThat(List.of(letters.get(0), letters.get(2)))
                    .allSatisfy(letter -> assertThat(hub.events(letter)).endsWith("ConsignmentNotification"));
        } finally {
            db().sql("drop function refuse cascade").update();
        }
        hub.clock().goAhead(Duration.ofMinutes(10));
        hub.giveNotices();
        assertThat(hub.events(stubborn)).endsWith("ConsignmentNotification");
    }

    /// The database does not take it that a notice of this message was given.
    private static void refuse(UUID message) {
        db().sql("""
                create function refuse() returns trigger language plpgsql as $$
                begin
                  if new.message_id = '%s' and new.state = 'given' then
                    raise exception 'refused';
                  end if;
                  return new;
                end $$""".formatted(message)).update();
        db().sql("create trigger refuse before update on notice for each row execute function refuse()")
                .update();
    }

    @Test
    void anOutageWithANoticeOfAnErasedMessageHoldsTheClockOfTheOthers() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        List<UUID> letters = letters(2);
        Instant before = hub.clock().instant();
        hub.giveNotices();
        erase(letters.getFirst());

        assertThat(hub.bean(NoticeBook.class).lost(before, Channel.Kind.EMAIL, 10))
                .isEqualTo(2);

        assertThat(hub.events(letters.getFirst())).endsWith("ConsignmentNotification", "ContentErasure");
        assertThat(hub.events(letters.getLast())).endsWith("ConsignmentNotificationFailure");
        assertThat(hub.bean(Holds.class).failed(100))
                .extracting(HeldMessage::messageId)
                .contains(letters.getLast())
                .doesNotContain(letters.getFirst());
        assertThat(hub.bean(NoticeBook.class).lost(before, Channel.Kind.EMAIL, 10))
                .isZero();
    }

    @Test
    void whatIsErasedIsNotToldOfAnyMore() throws IOException {
        hub.annaIsTold(MAIL, Locale.ENGLISH);
        UUID letter = hub.letter();
        int before = hub.mailsTo(MAIL).size();
        erase(letter);
        hub.giveNotices();
        assertThat(hub.mailsTo(MAIL)).hasSize(before);
        assertThat(holds(letter)).isZero();
    }

    @Test
    void whileMessagesWaitForTheirConsignmentTheNotifierRests() {
        NotifierRhythm rhythm = hub.bean(NotifierRhythm.class);
        assertThat(rhythm.restAfter(Duration.ofMillis(20))).isEmpty();
        db().sql("insert into outbox (message_id, handed_at) values (gen_random_uuid(), 'infinity')")
                .update();
        try {
            assertThat(rhythm.restAfter(Duration.ofMillis(20))).hasValue(Duration.ofMillis(180));
            assertThat(rhythm.restAfter(Duration.ofMinutes(1))).hasValue(Duration.ofSeconds(1));
        } finally {
            db().sql("delete from outbox where handed_at = 'infinity'").update();
        }
    }

    @Test
    void dueNoticesAreFoundWithoutALookAtAllOthers() {
        String take = Notices.TAKE.replace(":lost", "$1").replace(":now", "$2").replace(":limit", "$3");
        assertThat(Plan.of(hub.hub(), take, "timestamptz", "timestamptz", "integer"))
                .contains("next_at_idx", "pkey")
                .doesNotContain("Seq Scan");
    }
}
