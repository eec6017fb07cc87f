package org.eaddress.hub.embedded;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A broker on another machine.
class ExternalBrokerTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    @Test
    void oneThatTakesTheConnectionAndIsSilentIsGivenUpInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ConnectionFactory broker = new EmbeddedParts.ExternalBroker()
                    .connectionFactory(
                            "tcp://127.0.0.1:" + silent.getLocalPort(), "hub", "hub", Duration.ofMillis(500));
            assertTimeoutPreemptively(
                    LONG, () -> assertThatExceptionOfType(JMSException.class).isThrownBy(broker::createConnection));
        }
    }
}
