package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.eaddress.hub.connector.Queues;
import org.eaddress.hub.embedded.BrokerQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connector is told of its mail by AMQP 1.0 over TLS, from its own queue and no other.
@ExtendWith(HubExtension.class)
class QueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;
    private final Party connector;
    private final List<Connection> open = new ArrayList<>();

    QueueTest(TestHub hub) {
        this.hub = hub;
        this.connector = hub.newUnit();
    }

    @AfterEach
    void close() throws JMSException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    private Session connect(String user, String password) throws JMSException {
        Connection connection = new JmsConnectionFactory(user, password, hub.amqp()).createConnection();
        open.add(connection);
        connection.start();
        return connection.createSession(Session.AUTO_ACKNOWLEDGE);
    }

    private Session connect() throws JMSException {
        return connect(connector.client(), connector.token());
    }

    private static MessageConsumer listen(Session session, String queue) throws JMSException {
        return session.createConsumer(session.createQueue(queue));
    }

    private String queue() {
        return connector.call(Call.get("/v1/queue").by("PUT")).expect(200).text("queue");
    }

    private Letter received() {
        Letter letter = hub.council().send(Letter.between(hub.council(), connector));
        connector.waitFor(letter);
        return letter;
    }

    private static JsonNode heard(MessageConsumer consumer) throws JMSException {
        TextMessage message = (TextMessage) consumer.receive(PATIENCE.toMillis());
        return JsonMapper.shared().readTree(message.getText());
    }

    private static List<String> heard(MessageConsumer consumer, int count) throws JMSException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(heard(consumer).get("message").asString());
        }
        return ids;
    }

    private static Stream<String> ids(List<Letter> letters) {
        return letters.stream().map(letter -> letter.id().toString());
    }

    @Test
    void mailIsAnnouncedInTheQueueAndStaysUntilItIsConfirmed() throws JMSException {
        Letter before = received();
        String queue = queue();
        MessageConsumer consumer = listen(connect(), queue);
        assertThat(heard(consumer, 1)).containsExactly(before.id().toString());

        Letter letter = received();
        JsonNode announcement = heard(consumer);

        assertThat(announcement.get("message").asString()).isEqualTo(letter.id().toString());
        assertThat("connector." + announcement.get("subscription").asString()).isEqualTo(queue);
        assertThat(announcement.propertyNames())
                .containsExactlyInAnyOrder(
                        "subscription", "message", "cursor", "documents", "sentAt", "consignedAt", "times");
        assertThat(connector.inbox(500)).contains(letter.id().toString());
        connector.confirm(letter).expect(200);
        assertThat(connector.inbox(500)).doesNotContain(letter.id().toString());
    }

    @Test
    void aConnectorCannotListenToAnothersQueue() throws JMSException {
        String own = queue();
        Party stranger = hub.newUnit();
        for (String name : List.of(own, own + "::" + own)) {
            Session session = connect(stranger.client(), stranger.token());
            assertThatThrownBy(() -> listen(session, name)).isInstanceOf(JMSException.class);
        }
        Session session = connect(stranger.client(), stranger.token());
        assertThatThrownBy(() -> session.createBrowser(session.createQueue(own))
                        .getEnumeration()
                        .hasMoreElements())
                .isInstanceOf(JMSException.class);
    }

    @Test
    void onlyWhoShowsItsOwnTokenComesIn() {
        Party other = hub.newUnit();
        for (String password : List.of("", "null", "x", other.token(), connector.token() + "x")) {
            assertThatThrownBy(() -> connect(connector.client(), password)).isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> connect("", connector.token())).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect("null", "null")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isInstanceOf(JMSException.class);
        Party operator = hub.operator();
        assertThatThrownBy(() -> connect(operator.client(), operator.token())).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> new JmsConnectionFactory(connector.client(), connector.token(), hub.amqpWithoutTls())
                        .createConnection()
                        .start())
                .isInstanceOf(JMSException.class);
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsToBeHadByAskingAndPutLater() throws JMSException {
        String queue = queue();
        List<Letter> letters =
                IntStream.range(0, TestHub.QUEUED + 2).mapToObj(_ -> received()).toList();
        await().atMost(PATIENCE).until(() -> connector.get("/v1/queue").json().has("fullSince"));
        assertThat(connector.inbox(500)).containsExactlyElementsOf(ids(letters).toList());

        MessageConsumer consumer = listen(connect(), queue);
        assertThat(heard(consumer, letters.size()))
                .containsExactlyElementsOf(ids(letters).toList());
    }

    @Test
    void aBrokerThatWasEmptiedIsFilledAgain() throws JMSException {
        String queue = queue();
        List<Letter> letters = List.of(received(), received());
        await().atMost(PATIENCE).until(() -> connector.get("/v1/queue").json().has("queuedAt"));
        hub.bean(BrokerQueues.class).remove(queue);

        hub.bean(Queues.class).refill();

        assertThat(heard(listen(connect(), queue), 2))
                .containsExactlyElementsOf(ids(letters).toList());
    }

    @Test
    void aClosedQueueIsGone() throws JMSException {
        String queue = queue();
        received();
        assertThat(connector.get("/v1/queue").expect(200).text("queue")).isEqualTo(queue);
        assertThat(connector
                        .call(Call.get("/v1/queue").by("DELETE"))
                        .expect(200)
                        .json()
                        .get("removed")
                        .asBoolean())
                .isTrue();

        assertThat(connector.get("/v1/queue").problem()).isEqualTo("404 unknown-queue");
        Session session = connect();
        assertThatThrownBy(() -> listen(session, queue)).isInstanceOf(JMSException.class);
    }
}
