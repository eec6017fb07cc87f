package org.eaddress.hub.submission;

import java.util.List;
import org.eaddress.hub.inspection.MalwareScanner;
import org.eaddress.hub.submission.HeldMessages.Backlog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Whether documents are scanned for malware, and how many messages wait for it. Its states are ones that the hub's
/// own health does not count: without a scanner messages are still accepted.
@Component("scannerHealthIndicator")
class InspectionHealth implements HealthIndicator {
    private static final Status SCANNER_DOWN = new Status("SCANNER_DOWN");
    private static final Status WAIVED = new Status("WAIVED");
    private static final Status NOT_SCANNED = new Status("NOT_SCANNED");

    private final MalwareScanner scanner;
    private final HeldMessages held;
    private volatile List<String> answering = List.of();

    InspectionHealth(MalwareScanner scanner, HeldMessages held) {
        this.scanner = scanner;
        this.held = held;
    }

    @Scheduled(fixedDelayString = "${hub.inspection.held.every}")
    void ask() {
        answering = scanner.answering();
    }

    @Override
    public Health health() {
        if (!scanner.isConfigured()) {
            return scanner.waiver().isEmpty()
                    ? Health.status(NOT_SCANNED).build()
                    : Health.status(WAIVED)
                            .withDetail("waiver", scanner.waiver())
                            .build();
        }
        Backlog backlog = held.backlog();
        Health.Builder health = answering.isEmpty() ? Health.status(SCANNER_DOWN) : Health.up();
        health.withDetail("answering", answering.size()).withDetail("waiting", backlog.messages());
        backlog.oldest().ifPresent(oldest -> health.withDetail("waitingSince", oldest.toString()));
        return health.build();
    }
}
