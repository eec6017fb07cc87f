package org.eaddress.hub.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets the audit go on, a step at a time.
@Component
class AuditRhythm {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRhythm.class);

    private final JournalAudit audit;

    AuditRhythm(JournalAudit audit) {
        this.audit = audit;
    }

    @Scheduled(initialDelayString = "${hub.journal.audit-every}", fixedDelayString = "${hub.journal.audit-every}")
    void step() {
        try {
            audit.step();
        } catch (RuntimeException e) {
            LOG.warn("The audit of the journal waits: {}", e.getClass().getName());
        }
    }
}
