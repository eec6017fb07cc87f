package org.eaddress.hub.connector;

import java.time.Clock;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.eaddress.hub.access.Bearers;
import org.eaddress.hub.connector.ConnectorSettings.Amqp;
import org.eaddress.hub.embedded.BrokerDoor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The way in for connectors: AMQP 1.0 over TLS, with an access token for a password, where a port is set for it.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(AmqpDoor.OFFERED)
class AmqpDoor {
    static final String OFFERED = "${hub.connector.amqp.port} > 0 and '${hub.broker.url:embedded}' == 'embedded'";

    @Bean
    BrokerDoor connectorsDoor(ConnectorSettings settings, Bearers bearers, Subscriptions subscriptions, Clock clock) {
        Amqp amqp = settings.amqp();
        return new BrokerDoor(
                acceptor(amqp),
                new QueueGuard(bearers, subscriptions, new Places(amqp.connectionsOfOne()), clock),
                Queues.PREFIX,
                amqp.messages(),
                amqp.signIn(),
                amqp.connectionLifetime());
    }

    private static TransportConfiguration acceptor(Amqp amqp) {
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.ofEntries(
                        Map.entry(TransportConstants.HOST_PROP_NAME, amqp.address()),
                        Map.entry(TransportConstants.PORT_PROP_NAME, amqp.port()),
                        Map.entry(TransportConstants.SSL_ENABLED_PROP_NAME, true),
                        Map.entry(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12"),
                        Map.entry(TransportConstants.KEYSTORE_PATH_PROP_NAME, amqp.keyStore()),
                        Map.entry(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, amqp.keyStorePassword()),
                        Map.entry(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2"),
                        Map.entry(TransportConstants.PROTOCOLS_PROP_NAME, "AMQP"),
                        Map.entry(
                                TransportConstants.HANDSHAKE_TIMEOUT,
                                Math.toIntExact(amqp.signIn().toSeconds())),
                        Map.entry(TransportConstants.CONNECTIONS_ALLOWED, amqp.connections())),
                "connectors",
                Map.of("saslMechanisms", "PLAIN"));
    }
}
