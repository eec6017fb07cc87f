package org.eaddress.hub.representation;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// The settings of registers in tests.
final class Settings {
    static final int RECORD = 400;
    static final int PAGE_BYTES = 2000;

    private Settings() {}

    static RegisterSettings of(String folder, String url) {
        return new RegisterSettings(
                folder,
                url,
                "secret",
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                100,
                DataSize.ofBytes(PAGE_BYTES),
                DataSize.ofBytes(RECORD),
                3,
                Duration.ofMinutes(15));
    }

    static EntryReader reader() {
        return new EntryReader(of("register", ""));
    }
}
