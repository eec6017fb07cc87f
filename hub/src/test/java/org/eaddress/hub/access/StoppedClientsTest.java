package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.BERZS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoppedClientsTest extends MachineTest {
    @Test
    void aHubThatDidNotLookForLongKnowsNobodyByWhatItRemembers() {
        Machine machine = Machine.enrolled(hub, BERZS);
        String token = machine.token();
        assertThat(machine.callWith(token).statusCode()).isEqualTo(200);
        hub.context()
                .getBean(JdbcClient.class)
                .sql("update machine_client set suspended_at = now(), stopped_at = null where client_id = ?")
                .param(machine.clientId())
                .update();

        hub.clock().goAhead(Duration.ofSeconds(30));
        hub.context().getBean(StoppedClients.class).look();

        assertThat(machine.callWith(token).statusCode()).isEqualTo(401);
    }
}
