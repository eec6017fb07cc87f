package org.eaddress.hub.submission;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eaddress.hub.inspection.MalwareScanner;
import org.eaddress.hub.inspection.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Scans what was accepted while no scanner answered, and then releases or refuses it.
@Component
class HeldScan {
    private static final Logger LOG = LoggerFactory.getLogger(HeldScan.class);

    private final HeldMessages held;
    private final Screening screening;
    private final MalwareScanner scanner;
    private final int atOnce;
    private final Duration lease;
    private final Duration pause;

    HeldScan(
            HeldMessages held,
            Screening screening,
            MalwareScanner scanner,
            @Value("${hub.inspection.held.at-once}") int atOnce,
            @Value("${hub.inspection.held.lease}") Duration lease,
            @Value("${hub.inspection.held.every}") Duration pause) {
        this.held = held;
        this.screening = screening;
        this.scanner = scanner;
        this.atOnce = atOnce;
        this.lease = lease;
        this.pause = pause;
    }

    /// Scans some of those that wait, if a scanner answers; whether there may be more to do at once. A crash leaves
    /// them waiting.
    boolean round() {
        if (!scanner.isConfigured() || scanner.answering().isEmpty()) {
            return false;
        }
        List<AcceptedMessage> taken = held.take(atOnce, lease);
        boolean settled = true;
        for (AcceptedMessage message : taken) {
            settled &= settle(message);
        }
        return settled && taken.size() == atOnce;
    }

    private boolean settle(AcceptedMessage message) {
        try {
            for (AcceptedMessage.StoredPart document : message.documents()) {
                switch (screening.scanLater(document.stored())) {
                    case Verdict.Clean _ -> {} // the next one
                    case Verdict.Malware _ -> {
                        return refuse(message, new Rejection.MalwareFound(document.number()));
                    }
                    case Verdict.NotScannable _ -> {
                        return refuse(message, new Rejection.NotScannable(document.number()));
                    }
                    case Verdict.NotScanned _ -> {
                        held.giveBack(message.id(), pause);
                        return false;
                    }
                }
            }
            held.release(message.id());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The scan of the message {} came to nothing: {}",
                    message.id(),
                    e.getClass().getName());
            held.giveBack(message.id(), pause);
            return false;
        }
    }

    private boolean refuse(AcceptedMessage message, Rejection why) {
        held.refuse(message, why);
        LOG.warn(
                "ALARM: the message {} was accepted before it could be scanned and is refused now: {}",
                message.id(),
                why.type().code());
        return true;
    }
}
