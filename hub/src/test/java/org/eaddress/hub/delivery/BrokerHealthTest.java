package org.eaddress.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

/// A broker that does not answer is no reason to send callers away.
class BrokerHealthTest {
    @Test
    void aBrokerThatDoesNotAnswerIsAWarning() throws IOException {
        try (var broker = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + portOfNobody())) {
            Health health = new BrokerHealth(broker).health();

            assertThat(health.getStatus().getCode()).isEqualTo("WARNING");
            assertThat(health.getDetails()).containsKey("error");
        }
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
