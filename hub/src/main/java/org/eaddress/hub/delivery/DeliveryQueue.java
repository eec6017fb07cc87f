package org.eaddress.hub.delivery;

import jakarta.jms.ConnectionFactory;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/// Takes batches of messages from the broker to the [Courier]. What fails is forgotten by the broker; the outbox
/// hands it again.
@Component
class DeliveryQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final String CONCURRENCY = "2";

    private final Courier courier;

    DeliveryQueue(Courier courier) {
        this.courier = courier;
    }

    @JmsListener(destination = Dispatcher.QUEUE)
    void consign(String batch) {
        List<UUID> messages =
                Arrays.stream(batch.split(" ")).map(UUID::fromString).toList();
        try {
            courier.consign(messages);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A batch was not consigned ({}); its messages go one by one",
                    e.getClass().getName());
            messages.forEach(this::consignAlone);
        }
    }

    /// One that cannot be consigned does not keep the others back; the outbox hands it again.
    private void consignAlone(UUID message) {
        try {
            courier.consign(List.of(message));
        } catch (RuntimeException e) {
            LOG.error(
                    "The message {} was not consigned: {}",
                    message,
                    e.getClass().getName());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableJms
    static class Listening {
        @Bean
        JmsTemplate jmsTemplate(ConnectionFactory connections) {
            JmsTemplate template = new JmsTemplate(new CachingConnectionFactory(connections));
            template.setExplicitQosEnabled(true);
            template.setDeliveryPersistent(false); // what must not be lost is in the outbox
            return template;
        }

        /// On connections of its own: a consumer that a cache keeps open takes messages that nobody reads.
        @Bean
        DefaultJmsListenerContainerFactory jmsListenerContainerFactory(ConnectionFactory connections) {
            DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
            factory.setConnectionFactory(connections);
            factory.setConcurrency(CONCURRENCY);
            return factory;
        }
    }
}
