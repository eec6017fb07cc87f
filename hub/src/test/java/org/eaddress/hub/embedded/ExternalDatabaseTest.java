package org.eaddress.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A database of the operator's own, as the embedded one is reached.
class ExternalDatabaseTest {
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:postgresql://db.invalid/hub");

    @Test
    void hasAsManyConnectionsAsAreSet() {
        hub.withPropertyValues("hub.database.connections=7")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getMaximumPoolSize())
                        .isEqualTo(7));
    }

    @Test
    void tellsNoValuesInItsErrors() {
        hub.run(context -> assertThat(context.getBean(HikariDataSource.class).getDataSourceProperties())
                .containsEntry("logServerErrorDetail", "false"));
    }
}
