package org.eaddress.hub.connector;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.outbound.Webhook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The webhooks of connectors: one for each e-address.
@Component
public class Webhooks {
    private static final int LONGEST = 2000;

    private final Subscriptions subscriptions;
    private final Announcements announcements;
    private final HeraldRhythm rhythm;
    private final boolean inside;
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
        this.inside = settings.webhook().inside();
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
        return url.length() > LONGEST ? Optional.empty() : inside ? Webhook.asCalled(url) : Webhook.asCallable(url);
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

    /// Announces all again that came after this cursor and is not taken, at once.
    @Transactional
    public void replay(EAddress owner, UUID after) {
        announcements.replay(owner, Way.WEBHOOK, after);
        subscriptions.tryAtOnce(owner, Way.WEBHOOK, clock.instant());
        rhythm.hint();
    }

    @Transactional
    public void remove(EAddress owner) {
        subscriptions.remove(owner, Way.WEBHOOK);
        announcements.remove(owner, Way.WEBHOOK);
    }
}
