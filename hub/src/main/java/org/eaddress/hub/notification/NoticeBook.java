package org.eaddress.hub.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.submission.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what became of each notice: its state, the evidence of it and what it means for the law's clock, in
/// one transaction.
@Component
class NoticeBook {
    private static final String EXTENSION = "urn:eaddress:extension:notice:1";
    private static final String REASON = "urn:eaddress:reason:notice-";

    private final Notices notices;
    private final Channels channels;
    private final Messages messages;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final Holds holds;
    private final HoldPolicy policy;
    private final NotificationSettings settings;
    private final Clock clock;

    NoticeBook(
            Notices notices,
            Channels channels,
            Messages messages,
            Sealer sealer,
            EvidenceArchive evidence,
            Holds holds,
            HoldPolicy policy,
            NotificationSettings settings,
            Clock clock) {
        this.notices = notices;
        this.channels = channels;
        this.messages = messages;
        this.sealer = sealer;
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

    /// What evidence says of the notice, besides the message.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeForm(
            UUID notice,
            String channel,
            String addressDigest,
            int reminder,
            int attempt,
            @Nullable String status) {}

    /// The channel took it: the recipient is told.
    @Transactional
    public void given(Notice notice, String status) {
        Instant now = now();
        if (!notices.settle(notice, "given", null, now, Optional.empty())) {
            return;
        }
        notice.about().ifPresent(about -> {
            keep(notice, about, EvidenceEvent.CONSIGNMENT_NOTIFICATION, now, status, List.of());
            holds.end(about.messageId(), about.recipient(), now);
            notices.giveAgain(notice.channelId(), now, now.plus(settings.lease().multipliedBy(2)));
            nextReminder(notice, about, now)
                    .ifPresent(at -> notices.add(List.of(Notices.Row.reminder(notice, now, at))));
        });
    }

    private Optional<Instant> nextReminder(Notice notice, About about, Instant now) {
        if (notices.isFollowed(notice)) {
            return Optional.empty();
        }
        return settings.reminders().stream()
                .skip(notice.reminder())
                .map(about.consignedAt()::plus)
                .filter(now::isBefore)
                .findFirst();
    }

    /// Nobody needs it any more: the message was opened, or cannot be any more.
    @Transactional
    public void needless(Notice notice) {
        Instant now = now();
        if (notices.settle(notice, "needless", null, now, Optional.empty())) {
            notice.about().ifPresent(about -> holds.end(about.messageId(), about.recipient(), now));
        }
    }

    /// This attempt failed.
    @Transactional
    public void failed(Notice notice, Failure failure, String status) {
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
        keep(notice, about, EvidenceEvent.CONSIGNMENT_NOTIFICATION_FAILURE, now, status, reasons);
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
        given.ifPresent(notice -> {
            Instant now = now();
            notices.settle(notice, "arrived", null, now, Optional.empty());
            notice.about()
                    .ifPresent(
                            about -> keep(notice, about, EvidenceEvent.NOTIFICATION_DELIVERED, now, status, List.of()));
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

    private void keep(
            Notice notice, About about, EvidenceEvent event, Instant at, String status, List<String> reasons) {
        Channel channel = channels.find(notice.channelId()).orElseThrow();
        var form = new NoticeForm(
                notice.id(),
                channel.kind().code(),
                channel.addressDigest(),
                notice.reminder(),
                notice.attempt(),
                status);
        Statement statement = messages.find(about.messageId())
                .orElseThrow()
                .statement(event, at, Entity.of(about.recipient().value()))
                .because(reasons)
                .with(new Extension(EXTENSION, form));
        evidence.keep(List.of(sealer.seal(statement)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
