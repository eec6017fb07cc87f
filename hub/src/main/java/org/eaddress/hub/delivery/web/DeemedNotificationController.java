package org.eaddress.hub.delivery.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// When a message counts as notified: explained, asked before sending, and sealed.
@RestController
class DeemedNotificationController {
    private static final int FIRST_YEAR = 2018;
    private static final int LAST_YEAR = 2099;

    private final DeemedNotifications notifications;
    private final LawsClock lawsClock;
    private final Explanation explanation;
    private final Clock clock;

    DeemedNotificationController(
            DeemedNotifications notifications, LawsClock lawsClock, Explanation explanation, Clock clock) {
        this.notifications = notifications;
        this.lawsClock = lawsClock;
        this.explanation = explanation;
        this.clock = clock;
    }

    record DeemedNotificationsForm(UUID message, List<DeemedNotificationForm> recipients) {}

    @GetMapping("/v1/deemed-notification")
    DeemedNotificationForm ifSent(@RequestParam(required = false) @Nullable String sentAt) {
        Instant at = sentAt == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : WrittenTime.of("sentAt", sentAt);
        int year = at.atZone(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "sentAt is not between %d and %d.".formatted(FIRST_YEAR, LAST_YEAR));
        }
        return DeemedNotificationForm.of(null, lawsClock.ifSentAt(at), explanation);
    }

    @GetMapping("/v1/messages/{id}/deemed-notification")
    DeemedNotificationsForm read(@PathVariable String id, Caller caller) {
        UUID message = MessageId.of(id);
        return new DeemedNotificationsForm(
                message,
                concerning(message, caller).stream()
                        .map(one -> DeemedNotificationForm.of(one.recipient().value(), one.notification(), explanation))
                        .toList());
    }

    @PutMapping("/v1/messages/{id}/deemed-notification")
    EvidenceList seal(@PathVariable String id, Caller caller) {
        UUID message = MessageId.of(id);
        concerning(message, caller);
        List<Evidence> sealed = notifications.seal(message, caller.eAddress()).orElse(List.of());
        if (sealed.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_NOTIFIED_YET, "The day has not ended on which it counts as notified.");
        }
        return EvidenceList.of(message, sealed);
    }

    private List<ToRecipient> concerning(UUID message, Caller caller) {
        List<ToRecipient> found = notifications
                .forReader(message, caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."));
        if (found.isEmpty()) {
            throw notifications.awaitsSending(message)
                    ? new ProblemException(ProblemType.NOT_SENT_YET, "The receipt of this message is not registered.")
                    : new ProblemException(ProblemType.NEVER_NOTIFIED, "It ended before it counted as notified.");
        }
        return found;
    }
}
