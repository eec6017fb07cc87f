package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.delivery.HeldMessage;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From 29 April to 11 December the mail server takes every notice and loses it, without a word: what happened in
/// 2024, when mail went on counting as notified. Here within minutes somebody knows, no message counts as notified,
/// and when it is over everybody is told.
class SilentOutageTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final String MAIL = "anna@mail.test";
    private static final Duration STEP = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();

    private void goTo(LocalDate day, int hour) {
        Instant then = day.atTime(hour, 0).atZone(RIGA).toInstant();
        clock.goAhead(Duration.between(clock.instant(), then));
    }

    private void minutes(NotifyingHub hub, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            clock.goAhead(STEP);
            hub.watch();
        }
    }

    private static String health(NotifyingHub hub) {
        return hub.bean(NoticeHealth.class).health().getStatus().getCode();
    }

    @Test
    void sevenMonthsOfLostNoticesHoldTheClockAndEndWithEverybodyTold(@TempDir Path folder) throws IOException {
        int year = LocalDate.now(RIGA).getYear() + 1;
        goTo(LocalDate.of(year, 4, 28), 9);
        try (NotifyingHub hub = NotifyingHub.start(folder, clock, "--hub.retention.documents=3653d")) {
            hub.annaIsTold(MAIL, Locale.of("lv"));
            minutes(hub, 3);
            UUID before = hub.letter();
            hub.giveNotices();
            hub.annaOpens(before);
            minutes(hub, 2);
            assertThat(health(hub)).isEqualTo("UP");

            goTo(LocalDate.of(year, 4, 29), 9);
            minutes(hub, 2);
            hub.post().lose(true);
            minutes(hub, 1);
            List<UUID> lost = new ArrayList<>(List.of(hub.letter()));
            UUID read = hub.letter();
            hub.giveNotices();
            assertThat(hub.events(lost.getFirst())).endsWith("ConsignmentNotification");
            hub.annaOpens(read);
            minutes(hub, 8);

            assertThat(health(hub)).as("minutes later").isEqualTo("LOST");
            assertThat(hub.bean(NoticeNumbers.class).latest().state()).isEqualTo(NoticeNumbers.State.LOST);
            assertThat(hub.events(lost.getFirst())).endsWith("ConsignmentNotificationFailure");
            assertThat(hub.deemed(lost.getFirst()).notification().on()).isEmpty();

            assertThat(hub.events(read)).endsWith("ConsignmentNotificationFailure");
            assertThat(hub.deemed(read).heldSince())
                    .as("opened without a notice")
                    .isEmpty();

            for (int month = 5; month <= 12; month++) {
                goTo(LocalDate.of(year, month, 3), 10);
                minutes(hub, 2);
                lost.add(hub.letter());
                hub.giveNotices();
            }
            for (UUID letter : lost) {
                assertThat(hub.deemed(letter).notification().on()).isEmpty();
                assertThat(hub.deemed(letter).heldSince()).isPresent();
                assertThat(NotifyingHub.said(hub.evidence(letter).getLast()))
                        .contains("urn:eaddress:reason:notice-lost", "R_ERDS_Malfunction");
            }
            assertThat(hub.bean(Holds.class).failed(100))
                    .extracting(HeldMessage::messageId)
                    .containsExactlyInAnyOrderElementsOf(lost);

            goTo(LocalDate.of(year, 12, 11), 9);
            int arrivedBefore = hub.mailsTo(MAIL).size();
            hub.post().lose(false);
            minutes(hub, 3);

            assertThat(health(hub)).isEqualTo("UP");
            assertThat(hub.mailsTo(MAIL))
                    .as("each, and the reminder of the one that seemed given")
                    .hasSize(arrivedBefore + lost.size() + 1);
            assertThat(hub.bean(Holds.class).failed(100)).isEmpty();
            for (UUID letter : lost) {
                assertThat(hub.events(letter)).endsWith("ConsignmentNotification");
                assertThat(hub.deemed(letter).notification().on().orElseThrow()).isAfter(LocalDate.of(year, 12, 11));
            }
            assertThat(hub.deemed(before).notification().on().orElseThrow()).isBefore(LocalDate.of(year, 5, 10));

            certificateNamesAll(hub, year, lost);
        }
    }

    private void certificateNamesAll(NotifyingHub hub, int year, List<UUID> lost) {
        Certificates certificates = hub.bean(Certificates.class);
        Instant from = LocalDate.of(year, 4, 28).atStartOfDay(RIGA).toInstant();
        Instant to = LocalDate.of(year, 12, 12).atStartOfDay(RIGA).toInstant();
        var answer = (Certificates.Answer.Sealed) certificates.seal(NotifyingHub.ANNA, from, to);
        Evidence statement = answer.evidence();
        assertThat(statement.event().etsiName()).isEqualTo("UndeliveredNotices");
        assertThat(lost)
                .allSatisfy(letter -> assertThat(NotifyingHub.said(statement)).contains(letter.toString()));
        assertThat(NotifyingHub.said(statement).split("toldAt")).hasSize(lost.size() + 1);
        assertThat(statement.recipient()).hasValue(KeepingHub.ANNA.value());
    }
}
