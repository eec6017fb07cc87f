package org.eaddress.hub.connector;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.connector.ConnectorSettings.Hook;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.outbound.Webhook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The webhooks of connectors: one for each e-address.
@Component
public class Webhooks {
    private static final int LONGEST = 2000;
    private static final Duration BETWEEN_REPLAYS = Duration.ofMinutes(1);

    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final HeraldRhythm rhythm;
    private final Hook hook;
    private final Clock clock;

    Webhooks(
            Subscriptions subscriptions,
            Announcements announcements,
            HeraldRhythm rhythm,
            ConnectorSettings settings,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.announcements = announcements;
        this.rhythm = rhythm;
        this.hook = settings.webhook();
        this.clock = clock;
    }

    /// Has mail announced there from now on, and what lies in the mailbox already; whether the address can be
    /// called at all. A second call changes the address.
    public boolean set(EAddress owner, String url) {
        Optional<URI> address = callable(url);
        address.ifPresent(there -> subscriptions.subscribe(owner, Way.WEBHOOK, address, clock.instant()));
        rhythm.hint();
        return address.isPresent();
    }

    private Optional<URI> callable(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<URI> address = hook.inside() ? Webhook.asCalled(url) : Webhook.asCallable(url);
        return address.filter(hook::permits);
    }

    public Optional<Subscription> find(EAddress owner) {
        return subscriptions.find(owner, Way.WEBHOOK);
    }

    /// How many messages are announced and not taken, counted to this limit.
    public int waiting(EAddress owner, int limit) {
        return announcements.count(owner, Way.WEBHOOK, limit);
    }

    /// Nothing is announced until it is resumed, and then all that came meanwhile.
    public void pause(EAddress owner) {
        subscriptions.pause(owner, Way.WEBHOOK, true, clock.instant());
    }

    /// Goes on, at once.
    public void resume(EAddress owner) {
        subscriptions.pause(owner, Way.WEBHOOK, false, clock.instant());
        rhythm.hint();
    }

    /// Announces all again that came after this cursor and is not taken, at once; once a minute. Whether it does.
    @Transactional
    public boolean replay(EAddress owner, UUID after) {
        Instant now = clock.instant();
        if (!subscriptions.replays(owner, Way.WEBHOOK, now, now.minus(BETWEEN_REPLAYS))) {
            return false;
        }
        announcements.replay(owner, Way.WEBHOOK, after);
        subscriptions.tryAtOnce(owner, Way.WEBHOOK, now);
        rhythm.hint();
        return true;
    }

    @Transactional
    public void remove(EAddress owner) {
        subscriptions.remove(owner, Way.WEBHOOK);
        announcements.remove(owner, Way.WEBHOOK);
    }
}
