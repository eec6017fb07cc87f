package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.HandedOver.Item;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.notification.NoticeEvidence.Said;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what became of each notice: its state, the evidence of it and what it means for the law's clock, in
/// one transaction.
@Component
class NoticeBook {
    private static final String REASON = "urn:eaddress:reason:notice-";

    private final Notices notices;
    private final Retries retries;
    private final NoticeEvidence evidence;
    private final Holds holds;
    private final HoldPolicy policy;
    private final NotificationSettings settings;
    private final Clock clock;

    NoticeBook(
            Notices notices,
            Retries retries,
            NoticeEvidence evidence,
            Holds holds,
            HoldPolicy policy,
            NotificationSettings settings,
            Clock clock) {
        this.notices = notices;
        this.retries = retries;
        this.evidence = evidence;
        this.holds = holds;
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
    }

    /// How a notice failed; in the database and in evidence as [#code()].
    enum Failure {
        REFUSED(EventReason.UNREACHABLE, true),
        NOT_TAKEN(EventReason.UNREACHABLE, false),
        /// It came back after it had been taken.
        RETURNED(EventReason.UNREACHABLE, true),
        /// What the channel takes does not arrive, the watchdog has found.
        LOST(EventReason.MALFUNCTION, true);

        private final EventReason reason;
        private final boolean isFinal;

        Failure(EventReason reason, boolean isFinal) {
            this.reason = reason;
            this.isFinal = isFinal;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The channel took them: the recipients are told. All of it in one transaction.
    @Transactional
    public void given(List<Said> all) {
        Instant now = now();
        List<Said> told = settled(all, "given", now);
        if (told.isEmpty()) {
            return;
        }
        List<Notice> given = told.stream().map(Said::notice).toList();
        evidence.keep(EvidenceEvent.CONSIGNMENT_NOTIFICATION, now, List.of(), told);
        holds.end(items(given), now);
        retries.on(
                given.stream().map(Notice::channelId).collect(Collectors.toSet()),
                now,
                now.plus(settings.lease().multipliedBy(2)));
        notices.add(reminders(given, now));
    }

    /// Those about a message of which this is news.
    private List<Said> settled(List<Said> all, String state, Instant now) {
        Set<UUID> news = notices.settle(all.stream().map(Said::notice).toList(), state, now);
        return all.stream()
                .filter(said -> news.contains(said.notice().id())
                        && said.notice().about().isPresent())
                .toList();
    }

    private static List<Item> items(List<Notice> all) {
        return all.stream()
                .map(notice -> Subjects.item(notice.about().orElseThrow()))
                .distinct()
                .toList();
    }

    private List<NoticeRows.New> reminders(List<Notice> given, Instant now) {
        Set<UUID> followed = notices.followed(given).stream().map(Notice::id).collect(Collectors.toSet());
        return given.stream()
                .filter(notice -> !followed.contains(notice.id()))
                .flatMap(notice ->
                        nextReminder(notice, now).map(at -> NoticeRows.New.reminder(notice, now, at)).stream())
                .toList();
    }

    private Optional<Instant> nextReminder(Notice notice, Instant now) {
        return settings.reminders().stream()
                .skip(notice.reminder())
                .map(notice.about().orElseThrow().consignedAt()::plus)
                .filter(now::isBefore)
                .findFirst();
    }

    /// Nobody needs them any more: their messages were opened, or cannot be any more.
    @Transactional
    public void needless(List<Notice> all) {
        Instant now = now();
        Set<UUID> news = notices.settle(all, "needless", now);
        holds.end(
                items(all.stream()
                        .filter(notice ->
                                news.contains(notice.id()) && notice.about().isPresent())
                        .toList()),
                now);
    }

    /// This attempt failed. Of a message that is erased there is nothing to tell any more.
    @Transactional
    public void failed(Notice notice, Failure failure, String status) {
        if (notice.about().filter(evidence::isErased).isPresent()) {
            needless(List.of(notice));
            return;
        }
        Instant now = now();
        Optional<Instant> next = failure.isFinal || notice.about().isEmpty()
                ? Optional.empty()
                : settings.nextTry(notice.attempt(), notice.dueAt(), now);
        boolean failedForNow = next.isEmpty() || notice.attempt() >= settings.failedAfter();
        if (notices.settle(notice, failedForNow ? "failed" : "due", failure.code(), now, next)) {
            notice.about().ifPresent(about -> state(notice, about, failure, now, status));
        }
    }

    private void state(Notice notice, About about, Failure failure, Instant now, String status) {
        List<String> reasons = List.of(failure.reason.uri(), REASON + failure.code());
        evidence.keep(EvidenceEvent.CONSIGNMENT_NOTIFICATION_FAILURE, now, reasons, List.of(new Said(notice, status)));
        if (notice.reminder() == 0 && !notices.isAnyLeft(about)) {
            policy.everyWayFailed(about, now, failure.reason, notices.nextTry(about));
        }
    }

    /// It came back. Whether that was news: only the last attempt can, and only once.
    @Transactional
    public boolean returned(UUID id, int attempt, String status) {
        Optional<Notice> given = notices.find(id, "given").filter(notice -> notice.attempt() == attempt);
        given.ifPresent(notice -> failed(notice, Failure.RETURNED, status));
        return given.isPresent();
    }

    /// The channel says that it arrived. Whether that was news.
    @Transactional
    public boolean arrived(UUID id, int attempt, String status) {
        Optional<Notice> given = notices.find(id, "given").filter(notice -> notice.attempt() == attempt);
        given.map(notice -> List.of(new Said(notice, status))).ifPresent(said -> {
            Instant now = now();
            List<Said> told = settled(said, "arrived", now);
            evidence.keep(EvidenceEvent.NOTIFICATION_DELIVERED, now, List.of(), told);
        });
        return given.isPresent();
    }

    /// These were given while nothing arrived. How many they were.
    @Transactional
    public int lost(Instant since, Channel.Kind kind, int limit) {
        List<Notice> given = notices.givenSince(since, kind, limit);
        given.forEach(notice -> failed(notice, Failure.LOST, "watchdog"));
        return given.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
