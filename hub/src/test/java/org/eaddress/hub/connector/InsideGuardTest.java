package org.eaddress.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/// No production hub calls inside for others, and no hub calls ports that are not for the web.
@ExtendWith(OutputCaptureExtension.class)
class InsideGuardTest {
    private static InsideGuard guard(boolean inside, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return new InsideGuard(settings(hook(inside)), environment);
    }

    private static ConnectorSettings.Hook hook(boolean inside) {
        return new ConnectorSettings.Hook(Duration.ofSeconds(1), List.of(443, 8443), inside);
    }

    private static ConnectorSettings settings(ConnectorSettings.Hook hook) {
        Duration some = Duration.ofMinutes(1);
        return new ConnectorSettings(
                some,
                some,
                List.of(some),
                1,
                1,
                1,
                some,
                some,
                some,
                hook,
                new ConnectorSettings.Amqp("127.0.0.1", 0, "", "", 1, 1, 1, some, some));
    }

    @Test
    void productionRefusesToStart() {
        assertThatThrownBy(() -> guard(true, "production").afterPropertiesSet())
                .hasMessageContaining("hub.connector.webhook.inside");
        guard(false, "production").afterPropertiesSet();
    }

    @Test
    void othersAreWarned(CapturedOutput log) {
        guard(true, "demo").afterPropertiesSet();
        assertThat(log).contains("WARN").contains("hub.connector.webhook.inside");
    }

    @ParameterizedTest
    @CsvSource({
        "https://dms.example/, true",
        "https://dms.example:443/, true",
        "https://dms.example:8443/, true",
        "https://dms.example:22/, false",
        "https://dms.example:5432/, false",
        "https://dms.example:0/, false"
    })
    void onlyPortsOfTheWebAreCalled(URI address, boolean permitted) {
        assertThat(hook(false).permits(address)).isEqualTo(permitted);
        assertThat(hook(true).permits(address)).isTrue();
    }
}
