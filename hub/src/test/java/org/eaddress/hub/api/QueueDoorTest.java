package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A connector listens to its queue and does nothing else; who tries loses the connection, and nobody takes the
/// places of the others.
@ExtendWith(HubExtension.class)
class QueueDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestHub hub;
    private final Party connector;
    private final String queue;
    private final List<Connection> open = new ArrayList<>();

    QueueDoorTest(TestHub hub) {
        this.hub = hub;
        this.connector = hub.newUnit();
        this.queue = connector.call(Call.get("/v1/queue").by("PUT")).expect(200).text("queue");
    }

    @AfterEach
    void close() throws JMSException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    private Connection connect() throws JMSException {
        Connection connection =
                new JmsConnectionFactory(connector.client(), connector.token(), hub.amqp()).createConnection();
        open.add(connection);
        connection.start();
        return connection;
    }

    private interface Attempt {
        void by(Session session) throws JMSException;
    }

    /// It fails, and neither its session nor its connection is of use any more.
    private void endsTheConnection(Attempt attempt) throws JMSException {
        Connection connection = connect();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        assertThatThrownBy(() -> attempt.by(session)).isInstanceOf(JMSException.class);
        ended(() -> connection.createSession(Session.AUTO_ACKNOWLEDGE).createConsumer(session.createQueue(queue)));
    }

    private static void ended(ThrowingCallable use) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThatThrownBy(use).isInstanceOf(JMSException.class));
    }

    @Test
    void whoSendsWithoutSayingWhereToIsCutOff() throws JMSException {
        endsTheConnection(session -> session.createProducer(null)
                .send(session.createQueue(queue), session.createTextMessage("x".repeat(1 << 20))));
    }

    @Test
    void whoSendsIsCutOff() throws JMSException {
        endsTheConnection(session -> session.createProducer(session.createQueue(queue)));
        endsTheConnection(session -> session.createProducer(session.createQueue("delivery")));
    }

    @Test
    void whoWantsATransactionIsCutOff() throws JMSException {
        Connection connection = connect();
        assertThatThrownBy(() -> {
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    session.createConsumer(session.createQueue(queue));
                    session.commit();
                })
                .isInstanceOf(JMSException.class);
    }

    @Test
    void whoWantsToChooseIsCutOff() throws JMSException {
        endsTheConnection(
                session -> session.createConsumer(session.createQueue(queue), "a LIKE '%a%a%a%a%a%a%a%a%a%a%a%b'"));
        endsTheConnection(session -> session.createBrowser(session.createQueue(queue), "a = 'b'")
                .getEnumeration()
                .hasMoreElements());
    }

    @Test
    void whoWantsAnotherPlaceThanItsQueueIsCutOff() throws JMSException {
        String others =
                hub.newUnit().call(Call.get("/v1/queue").by("PUT")).expect(200).text("queue");
        for (String name : List.of(others, "connector.#", "connector.*", "#", "$.artemis.internal.x", "new")) {
            endsTheConnection(session -> session.createConsumer(session.createQueue(name)));
        }
        endsTheConnection(Session::createTemporaryQueue);
        endsTheConnection(session -> session.createConsumer(session.createTopic(queue)));
        endsTheConnection(session -> session.createSharedConsumer(session.createTopic(queue), "name"));
    }

    @Test
    void whoSaysNothingDoesNotStay() throws IOException, GeneralSecurityException {
        try (Socket socket = tls().createSocket("127.0.0.1", hub.amqpPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write("AMQP\3\1\0\0".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] heard = socket.getInputStream().readAllBytes();
            assertThat(new String(heard, StandardCharsets.US_ASCII)).startsWith("AMQP");
        }
    }

    private SSLSocketFactory tls() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        Path file = hub.folder().resolve("tls-trust.p12");
        try (InputStream in = Files.newInputStream(file)) {
            trust.load(in, TlsKey.PASSWORD.toCharArray());
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(trust);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trusted.getTrustManagers(), null);
        return tls.getSocketFactory();
    }

    @Test
    void oneClientHasSoManyPlacesAndNoMore() throws JMSException {
        for (int i = 0; i < TestHub.CONNECTIONS; i++) {
            connect();
        }
        assertThatThrownBy(this::connect).isInstanceOf(JMSException.class);

        open.removeFirst().close();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> connect().getClientID() != null);
    }
}
