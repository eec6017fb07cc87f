package org.eaddress.hub.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Starts what is embedded, each part unless its external address is configured.
@Configuration(proxyBeanMethods = false)
class EmbeddedParts {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Database {
        @Bean
        DataFolder dataFolder(@Value("${hub.data}") Path folder) throws IOException {
            return DataFolder.take(folder);
        }

        @Bean
        PostgresServer postgresServer(DataFolder folder) throws IOException {
            return PostgresServer.start(folder.resolve("postgres"), folder.resolve("postgres-binaries"));
        }

        @Bean
        DataSource dataSource(PostgresServer server, @Value("${hub.database.connections}") int connections) {
            HikariConfig pool = new HikariConfig();
            pool.setJdbcUrl(server.url());
            pool.setUsername("postgres");
            pool.setMaximumPoolSize(connections);
            return new HikariDataSource(pool);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "hub.broker.url", matchIfMissing = true, havingValue = "embedded")
    static class EmbeddedBroker {
        @Bean
        Broker broker(@Value("${hub.data}") Path folder, Optional<BrokerDoor> door) throws Exception {
            return Broker.start(folder.toAbsolutePath().resolve("broker"), door);
        }

        @Bean
        ConnectionFactory connectionFactory(Broker running) {
            return new ActiveMQConnectionFactory(running.url());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${hub.broker.url:embedded}' != 'embedded'")
    static class ExternalBroker {
        /// @param patience how long a call to it may take; its library would wait half a minute for a broker that
        ///     takes the connection and is silent, and so would the start and the health of the hub
        @Bean
        ConnectionFactory connectionFactory(
                @Value("${hub.broker.url}") String url,
                @Value("${hub.broker.user}") String user,
                @Value("${hub.broker.password}") String password,
                @Value("${hub.broker.patience}") Duration patience) {
            ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
            factory.setCallTimeout(patience.toMillis());
            return factory;
        }
    }
}
