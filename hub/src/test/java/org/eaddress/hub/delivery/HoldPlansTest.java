package org.eaddress.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One recipient may have very many messages: what ends the hold of one does not look at those of the others.
class HoldPlansTest {
    private static final String HOLDS = """
            insert into clock_hold (message_id, recipient, from_at)
            select uuidv7(), '_PRIVATE@329999-00017', now() from generate_series(1, 5000)""";

    @Test
    void aHoldIsFoundByItsMessage(@TempDir Path folder) {
        try (KeepingHub hub = KeepingHub.start(folder)) {
            hub.db().sql(HOLDS).update();
            assertThat(Plan.of(hub, numbered(Holds.END), "uuid[]", "text[]", "timestamptz"))
                    .contains("pkey")
                    .doesNotContain("recipient_from_at_idx", "Seq Scan");
            assertThat(Plan.of(hub, numbered(Holds.FORGET), "uuid[]", "text[]"))
                    .contains("pkey")
                    .doesNotContain("recipient_from_at_idx", "Seq Scan");
        }
    }

    private static String numbered(String statement) {
        return statement.replace(":messages", "$1").replace(":recipients", "$2").replace(":at", "$3");
    }
}
