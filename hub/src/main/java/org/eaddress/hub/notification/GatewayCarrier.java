package org.eaddress.hub.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eaddress.hub.outbound.Webhook;
import tools.jackson.databind.json.JsonMapper;

/// Hands notices by SMS and push to the operator's gateway for them: `api-spec/notices.md`.
final class GatewayCarrier implements Carrier {
    static final String SIGNATURE = "EAddress-Signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<Integer> NEVER = Set.of(400, 404, 410, 422);
    private static final int OK_CLASS = 2;
    private static final int CLASS = 100;

    private final Map<String, NotificationSettings.Gateway> gateways;
    private final Clock clock;
    private final Webhook internet = Webhook.toTheInternet(PATIENCE);
    private final Webhook inside = Webhook.inside(PATIENCE);

    GatewayCarrier(Map<String, NotificationSettings.Gateway> gateways, Clock clock) {
        this.gateways = gateways;
        this.clock = clock;
    }

    /// What is posted: to whom, and the words. Nothing of the message.
    record Posted(UUID notice, String channel, String to, String language, String title, String text) {}

    @Override
    public boolean carries(Channel.Kind kind) {
        return gateways.containsKey(kind.code());
    }

    @Override
    public Map<UUID, Outcome> carry(List<Outgoing> notices) {
        Map<UUID, Outcome> outcomes = new ConcurrentHashMap<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            notices.forEach(one -> calls.execute(() -> outcomes.put(one.notice().id(), carry(one))));
        }
        return outcomes;
    }

    private Outcome carry(Outgoing one) {
        String kind = one.notice().kind().code();
        NotificationSettings.Gateway gateway = Objects.requireNonNull(gateways.get(kind));
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(new Posted(
                        one.notice().id(),
                        kind,
                        one.address(),
                        one.wording().language(),
                        one.wording().subject(),
                        one.wording().text()));
        try {
            Webhook webhook = gateway.inside() ? inside : internet;
            int status = webhook.post(gateway.url(), Map.of(SIGNATURE, signature(gateway.secret(), body)), body);
            return outcome(status);
        } catch (IOException e) {
            return new Outcome.NotTaken("no answer");
        }
    }

    private static Outcome outcome(int status) {
        if (status / CLASS == OK_CLASS) {
            return new Outcome.Taken("HTTP " + status);
        }
        return NEVER.contains(status) ? new Outcome.Refused("HTTP " + status) : new Outcome.NotTaken("HTTP " + status);
    }

    private String signature(String secret, byte[] body) {
        String at = Long.toString(clock.instant().getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=%s,v1=%s".formatted(at, HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
