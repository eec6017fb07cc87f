package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.eaddress.hub.access.Bearers;
import org.eaddress.hub.access.Bearers.Bearer;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a token allows in the broker ends when the token does.
class QueueGuardTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    void anExpiredTokenNeitherReadsNorStays() {
        try (ConnectedHub hub = ConnectedHub.start(folder.resolve("hub"))) {
            EAddress owner = hub.newUnit();
            Instant now = hub.bean(Clock.class).instant();
            Subscriptions subscriptions = hub.bean(Subscriptions.class);
            subscriptions.subscribe(owner, Way.AMQP, Optional.empty(), now);
            String queue = Queues.nameOf(subscriptions.find(owner, Way.AMQP).orElseThrow());
            QueueGuard guard =
                    new QueueGuard(hub.bean(Bearers.class), subscriptions, new Places(1), hub.bean(Clock.class));
            Subject reader = new Subject(true, Set.of(), Set.of(new Bearer("dms", owner, now.plus(LIFE))), Set.of());

            assertThat(guard.authorize(reader, Set.of(), CheckType.CONSUME, queue))
                    .isTrue();
            assertThat(guard.authorize(reader, Set.of(), CheckType.SEND, queue)).isFalse();
            assertThat(guard.mayStay(reader)).isTrue();

            hub.hub().clock().goAhead(LIFE);
            assertThat(guard.authorize(reader, Set.of(), CheckType.CONSUME, queue))
                    .isFalse();
            assertThat(guard.mayStay(reader)).isFalse();
        }
    }
}
