package org.eaddress.infra.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// The hub the browser looks at: the one that `EADDRESS_URL` and `EADDRESS_PROFILE` (the council's) name, or one
/// started for the tests.
record RunningHub(String portal, Path councilProfile, Optional<HubProcess> own) implements AutoCloseable {
    static RunningHub find() throws IOException, InterruptedException {
        String url = System.getenv("EADDRESS_URL");
        if (url != null) {
            return new RunningHub(url, Path.of(System.getenv("EADDRESS_PROFILE")), Optional.empty());
        }
        HubProcess hub = HubProcess.start(HubProcess.freshFolder(), FreePort.find());
        return new RunningHub(hub.uri().toString(), hub.profile("council"), Optional.of(hub));
    }

    @Override
    public void close() {
        own.ifPresent(HubProcess::close);
    }
}
