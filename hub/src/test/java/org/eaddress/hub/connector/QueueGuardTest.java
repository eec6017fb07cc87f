package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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
import org.eaddress.hub.access.ConnectedSystems;
import org.eaddress.hub.access.MachineClients;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What a token allows in the broker ends when the token does.
class QueueGuardTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    void anExpiredTokenNeitherReadsNorStays() throws JOSEException {
        try (ConnectedHub hub = ConnectedHub.start(folder.resolve("hub"))) {
            EAddress owner = hub.newUnit();
            Instant now = hub.bean(Clock.class).instant();
            Subscriptions subscriptions = hub.bean(Subscriptions.class);
            subscriptions.subscribe(owner, Way.AMQP, Optional.empty(), now);
            String queue = Queues.nameOf(subscriptions.find(owner, Way.AMQP).orElseThrow());
            QueueGuard guard =
                    new QueueGuard(hub.bean(Bearers.class), subscriptions, new Places(1), hub.bean(Clock.class));
            hub.bean(MachineClients.class).enrol("dms", owner, publicKey());
            Bearer bearer = new Bearer("dms", owner, null, now.plus(LIFE));
            Subject reader = new Subject(true, Set.of(), Set.of(bearer), Set.of());

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

    @Test
    void aSystemThatWasStoppedNeitherReadsNorStays() throws JOSEException {
        try (ConnectedHub hub = ConnectedHub.start(folder.resolve("stopped"))) {
            EAddress owner = hub.newUnit();
            hub.bean(MachineClients.class).enrol("dms", owner, publicKey());
            Bearer bearer = new Bearer(
                    "dms", owner, null, hub.bean(Clock.class).instant().plus(LIFE));
            QueueGuard guard = new QueueGuard(
                    hub.bean(Bearers.class), hub.bean(Subscriptions.class), new Places(1), hub.bean(Clock.class));
            Subject reader = new Subject(true, Set.of(), Set.of(bearer), Set.of());
            assertThat(guard.mayStay(reader)).isTrue();

            new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> hub.bean(ConnectedSystems.class).suspend("dms"));

            assertThat(guard.mayStay(reader)).isFalse();
        }
    }

    private static String publicKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString();
    }
}
