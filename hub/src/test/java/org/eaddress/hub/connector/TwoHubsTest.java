package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Several hubs on one database tell a connector of each message once, in order.
class TwoHubsTest {
    private static final int MESSAGES = 30;

    @TempDir
    Path folder;

    @Test
    void twoHubsAnnounceEachMessageOnce() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                ConnectedHub one = hub(database, "one")) {
            FileSystemUtils.copyRecursively(folder.resolve("one/keys"), folder.resolve("two/keys"));
            try (ConnectedHub two = hub(database, "two");
                    Endpoint endpoint = Endpoint.open()) {
                EAddress owner = one.newUnit();
                one.webhooks().set(owner, endpoint.url());
                List<UUID> messages = one.send(owner, MESSAGES);

                await().atMost(ConnectedHub.PATIENCE)
                        .until(() -> endpoint.received().size() >= MESSAGES);
                assertThat(two.waiting(owner)).isEqualTo(messages);
                assertThat(endpoint.messages()).isEqualTo(messages);
            }
        }
    }

    private ConnectedHub hub(EmbeddedPostgres database, String name) {
        return ConnectedHub.start(
                folder.resolve(name), "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"));
    }
}
