package org.eaddress.hub.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Without a scanner only a demo starts, or a hub whose operator said why.
@ExtendWith(OutputCaptureExtension.class)
class ScannerGuardTest {
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, ScannerGuard.class, MalwareScanner.class)
            .withPropertyValues(
                    "hub.inspection.scanner.connect-within=2s",
                    "hub.inspection.scanner.answer-within=2s",
                    "hub.inspection.scanner.answer-at-most=2s",
                    "hub.inspection.scanner.at-once=1",
                    "hub.inspection.scanner.decoded=1MB",
                    "hub.inspection.scanner.decoded-parts=1",
                    "hub.inspection.scanner.rest=0s",
                    "hub.inspection.scanner.valid=1d",
                    "hub.inspection.scanner.addresses=");

    @EnableConfigurationProperties(ScannerSettings.class)
    static class Settings {}

    @Test
    void productionRefusesToStartAndSaysWhatToDo() {
        hub.run(refused -> assertThat(refused.getStartupFailure())
                .rootCause()
                .hasMessageContaining("No scanner looks for malware")
                .hasMessageContaining("hub.inspection.scanner.waiver"));
    }

    @Test
    void aWaiverIsLoggedAtTheStart(CapturedOutput log) {
        hub.withPropertyValues("hub.inspection.scanner.waiver=Pilot, J. Kalns").run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(log).contains("WARN").contains("Pilot, J. Kalns");
        });
    }

    @Test
    void aDemoStarts() {
        hub.withPropertyValues("spring.profiles.active=demo").run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(started.getBean(MalwareScanner.class).isConfigured()).isFalse();
        });
    }

    @Test
    void aHubWithScannersStartsThoughNoneAnswersYet() {
        hub.withPropertyValues("hub.inspection.scanner.addresses=tcp://127.0.0.1:1,unix:/run/clamd.sock")
                .run(started -> {
                    assertThat(started).hasNotFailed();
                    assertThat(started.getBean(MalwareScanner.class).answering())
                            .isEmpty();
                });
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        hub.withPropertyValues("hub.inspection.scanner.addresses=http://127.0.0.1:3310")
                .run(refused -> assertThat(refused.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("is neither tcp://host:port nor unix:/path"));
    }
}
