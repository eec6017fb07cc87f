package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(Connection.retryAfter("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Connection.retryAfter("Fri, 20 Nov 2026 08:01:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Connection.retryAfter("soon", NOW)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whereNothingListensTheHubIsUnreachable(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var nowhere = Environment.of(URI.create("http://127.0.0.1:1")).patience(Duration.ZERO);
            try (var client = EAddressClient.connect(nowhere, world.credentials())) {
                assertThatThrownBy(client::account).isInstanceOf(HubUnreachable.class);
            }
        }
    }

    @Test
    void backingOffGrowsAndEndsWithPatience(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var patience = Duration.ofMinutes(5);
            var nowhere = Environment.of(URI.create("http://127.0.0.1:1"))
                    .patience(patience)
                    .timekeeper(world.environment().timekeeper());
            try (var client = EAddressClient.connect(nowhere, world.credentials())) {
                assertThatThrownBy(client::account).isInstanceOf(HubUnreachable.class);
            }
            assertThat(world.pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(200));
            assertThat(world.pauses).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) > 0);
            assertThat(world.pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) <= 0);
            assertThat(world.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                    .isLessThanOrEqualTo(patience);
        }
    }
}
