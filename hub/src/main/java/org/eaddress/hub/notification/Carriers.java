package org.eaddress.hub.notification;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// How notices are carried here: by the mail server that is configured, by gateways, or, in the demo without
/// either, into a folder.
@Configuration(proxyBeanMethods = false)
class Carriers {
    @Bean
    @Order(1)
    @ConditionalOnProperty("spring.mail.host")
    Carrier emailCarrier(JavaMailSenderImpl server, ReturnPath returnPath, NotificationSettings settings, Clock clock) {
        return new EmailCarrier(server, returnPath, settings, clock);
    }

    @Bean
    @Order(1)
    Carrier gatewayCarrier(NotificationSettings settings, Clock clock) {
        return new GatewayCarrier(settings.gateways(), clock);
    }

    @Bean
    @Order(2)
    @ConditionalOnProperty("hub.notification.folder")
    Carrier folderCarrier(NotificationSettings settings) {
        return new FolderCarrier(Path.of(String.valueOf(settings.folder())));
    }
}
