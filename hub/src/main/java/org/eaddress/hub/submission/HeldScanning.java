package org.eaddress.hub.submission;

import java.time.Duration;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Scans what waits for it, as long as the hub runs.
@Component
class HeldScanning extends Rhythm {
    private final HeldScan scan;

    HeldScanning(HeldScan scan, @Value("${hub.inspection.held.every}") Duration every) {
        super("held-scan", every, "What waits for its scan is not scanned for now");
        this.scan = scan;
    }

    @Override
    protected void turn() {
        while (isRunning() && scan.round()) {}
    }
}
