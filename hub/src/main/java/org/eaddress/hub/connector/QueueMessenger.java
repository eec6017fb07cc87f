package org.eaddress.hub.connector;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.TextMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts announcements into the connector's queue. One that is there still, of the same message, is replaced; when
/// the queue is full the broker refuses, and it is put later.
@Component
@ConditionalOnExpression(AmqpDoor.OFFERED)
class QueueMessenger implements Messenger {
    private static final String LAST_VALUE = "_AMQ_LVQ_NAME";

    private final JmsTemplate broker;
    private final JsonMapper json;

    QueueMessenger(ConnectionFactory connections, JsonMapper json) {
        this.broker = new JmsTemplate(new CachingConnectionFactory(connections));
        this.json = json;
    }

    @Override
    public Way way() {
        return Way.AMQP;
    }

    @Override
    public Outcome tell(Subscription subscription, Announcement announcement) {
        String body = json.writeValueAsString(AnnouncementForm.of(subscription, announcement));
        try {
            broker.send(Queues.nameOf(subscription), session -> {
                TextMessage message = session.createTextMessage(body);
                message.setStringProperty(LAST_VALUE, announcement.messageId().toString());
                return message;
            });
            return new Outcome(true, "queued");
        } catch (JmsException e) {
            return new Outcome(false, "not queued");
        }
    }
}
