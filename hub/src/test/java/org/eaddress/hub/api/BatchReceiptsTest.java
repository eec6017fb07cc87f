package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A sender fetches the receipts of its batch.
@ExtendWith(HubExtension.class)
class BatchReceiptsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 60;

    private final TestHub hub;

    BatchReceiptsTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    @Timeout(120)
    void noPageOfThemKeepsAConnectionOfTheHub() {
        Party sender = hub.newUnit();
        Letter letter = Letter.between(sender, hub.newPerson());
        sender.put(letter.document()).expect(201);
        String path = "/v1/batches/" + letter.id();
        sender.call(Call.json("PUT", path, letter.json().toString())).expect(201);
        await().atMost(PATIENCE).until(() -> sender.get(path).text("state").equals("done"));

        for (int page = 0; page < MORE_THAN_THERE_ARE_CONNECTIONS; page++) {
            assertThat(sender.get(path + "/receipts").expect(200).list("items")).hasSize(1);
        }
    }
}
