package org.eaddress.hub.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for accepted messages that nobody registers: their senders are reminded, and in the end they lapse.
///
/// Each step is a transaction of its own and may be repeated by any hub; a crash leaves the rest to the next round.
@Component
@EnableConfigurationProperties(UnsentPolicy.class)
public class UnsentPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentPatrol.class);
    private static final int ROUND = 1000;
    private static final int LAPSES = 100;

    private final UnsentMessages unsent;
    private final Lapses lapses;
    private final Clock clock;

    UnsentPatrol(UnsentMessages unsent, Lapses lapses, Clock clock) {
        this.unsent = unsent;
        this.lapses = lapses;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${hub.unsent.look-every}", fixedDelayString = "${hub.unsent.look-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Unsent messages were not looked for: {}", e.getClass().getName());
        }
    }

    /// One round.
    public void look() {
        Instant now = clock.instant();
        while (unsent.lookOn(now, ROUND)) {}
        unsent.tell(now, ROUND);
        for (List<UUID> due = unsent.due(now, LAPSES); !due.isEmpty(); due = unsent.due(now, LAPSES)) {
            int lapsed = lapses.lapse(due, now).size();
            if (lapsed > 0) {
                LOG.info("{} messages lapsed: their senders never registered the receipts", lapsed);
            }
            if (lapsed < due.size()) {
                return; // the others were sent or ended this moment; the next round settles them
            }
        }
    }
}
