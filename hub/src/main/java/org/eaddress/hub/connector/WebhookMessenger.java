package org.eaddress.hub.connector;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.eaddress.hub.access.HubSignature;
import org.eaddress.hub.outbound.Webhook;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Posts to the connector's own address: signed, without redirects, without patience, and of the answer only its
/// status is believed.
@Component
class WebhookMessenger implements Messenger {
    private static final int OK_CLASS = 2;
    private static final int CLASS = 100;

    private final ConnectorSettings.Hook hook;
    private final Webhook webhook;
    private final HubSignature signer;
    private final JsonMapper json;
    private final Clock clock;

    WebhookMessenger(ConnectorSettings settings, HubSignature signer, JsonMapper json, Clock clock) {
        this.hook = settings.webhook();
        this.webhook = hook.inside() ? Webhook.inside(hook.patience()) : Webhook.toTheInternet(hook.patience());
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public Outcome tell(Subscription subscription, Announcement announcement) {
        URI address = subscription.url().orElseThrow();
        if (!hook.permits(address)) {
            return new Outcome(false, "port not permitted");
        }
        byte[] body = json.writeValueAsBytes(AnnouncementForm.of(subscription, announcement));
        try {
            int status = webhook.post(address, SignedRequest.headers(address, body, clock.instant(), signer), body);
            return new Outcome(status / CLASS == OK_CLASS, "HTTP " + status);
        } catch (IOException e) {
            return new Outcome(false, "no answer");
        }
    }
}
