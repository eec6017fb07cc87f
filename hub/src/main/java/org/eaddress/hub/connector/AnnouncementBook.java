package org.eaddress.hub.connector;

import java.time.Clock;
import java.time.Instant;
import org.eaddress.hub.connector.Messenger.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what became of a try. A crash before it tells the connector again, of the same message.
@Component
class AnnouncementBook {
    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final ConnectorSettings settings;
    private final Clock clock;

    AnnouncementBook(
            Subscriptions subscriptions, Announcements announcements, ConnectorSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    /// The connector was told; whether the turn goes on.
    @Transactional
    public boolean told(Turn turn, Announcement announcement, Outcome outcome, boolean slow) {
        Instant now = clock.instant();
        boolean goesOn = subscriptions.told(turn, outcome.status(), slow, now);
        if (goesOn) {
            announcements.told(turn, announcement, now.plus(settings.again(announcement.times() + 1)));
        }
        return goesOn;
    }

    /// It was not. Its later messages wait with this one.
    void failed(Turn turn, Outcome outcome) {
        Instant now = clock.instant();
        int failures = turn.subscription().tries().failures() + 1;
        subscriptions.failed(turn, outcome.status(), now, now.plus(settings.retryAfter(failures)));
    }
}
