package org.eaddress.preview;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.mailbox.Answers;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.mailbox.Unsent;
import org.eaddress.hub.notification.AddressBook;
import org.eaddress.hub.notification.Certificates;
import org.eaddress.hub.notification.NoticeNumbers;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/// Starts the pages alone. Anna has letters, Uldis has an empty mailbox.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration"
        })
@ComponentScan(
        basePackages = {"org.eaddress.hub.portal", "org.eaddress.hub.mailbox.web", "org.eaddress.hub.notification.web"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Inbox.*"))
@Import({Explanation.class, LawsClock.Beans.class, PreviewSignIn.class, PreviewIdentityProvider.class, Troubles.class})
public class Preview {
    private static final Map<String, Object> PROPERTIES =
            Map.of("hub.data", "target/preview", "hub.keys.password", "none");

    static void main(String[] args) {
        new SpringApplicationBuilder(Preview.class)
                .properties(PROPERTIES)
                .profiles("demo")
                .run(args);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(SampleLetters.NOW, ZoneOffset.UTC);
    }

    @Bean
    SampleLetters sampleLetters() {
        return new SampleLetters();
    }

    @Bean
    Holds holds() {
        return mock(Holds.class);
    }

    @Bean
    DeemedNotifications deemedNotifications() {
        return mock(DeemedNotifications.class);
    }

    @Bean
    AddressBook addressBook() {
        return SampleAddresses.addressBook();
    }

    @Bean
    Certificates certificates() {
        return mock(Certificates.class);
    }

    @Bean
    NoticeNumbers noticeNumbers() {
        return mock(NoticeNumbers.class);
    }

    /// Anna can answer everybody.
    @Bean
    Answers answers() {
        return (reader, sender) -> true;
    }

    /// Everything that anybody wrote was sent.
    @Bean
    Unsent unsent() {
        return writer -> false;
    }

    @Bean
    Mailboxes mailboxes(SampleLetters letters) {
        return letters.mailboxes();
    }
}
