package org.eaddress.hub.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.evidence.EvidenceQueue;
import org.eaddress.hub.evidence.EvidenceQueue.Waiting;
import org.eaddress.hub.journal.JournalSeal.Summary;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;

/// Seals what waits. The time-stamp is asked for before anything is written, then all is written at once: a crash
/// leaves a whole seal, or nothing but a token that nobody uses.
@Component
class JournalSealer {
    private final EvidenceQueue queue;
    private final JournalSeals seals;
    private final TimeStamps timeStamps;
    private final SealingLock lock;
    private final JournalSettings settings;
    private final Clock clock;

    JournalSealer(
            EvidenceQueue queue,
            JournalSeals seals,
            TimeStamps timeStamps,
            SealingLock lock,
            JournalSettings settings,
            Clock clock) {
        this.queue = queue;
        this.seals = seals;
        this.timeStamps = timeStamps;
        this.lock = lock;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether it is time: something has waited long enough, or enough wait for a full seal.
    boolean isDue() {
        if (!queue.hasAtLeast(1)) {
            return false;
        }
        Instant lately = clock.instant().minus(settings.every());
        return seals.last().filter(last -> last.sealedAt().isAfter(lately)).isEmpty()
                || queue.hasAtLeast(settings.entries());
    }

    /// Makes one seal; whether it was a full one, so that more may wait. Nothing is done while another hub
    /// seals or no authority answers.
    boolean seal() {
        return lock.whileHeld(this::sealOldest) == settings.entries();
    }

    private int sealOldest() {
        List<Waiting> pieces = queue.oldest(settings.entries());
        if (pieces.isEmpty()) {
            return 0;
        }
        JournalHeader header = headerOver(pieces);
        Sha256 root = header.root();
        Optional<TimeStamp> stamp = timeStamps.over(root);
        stamp.ifPresent(given -> seals.add(JournalSeal.of(header, root, given), pieces));
        return stamp.isPresent() ? pieces.size() : 0;
    }

    private JournalHeader headerOver(List<Waiting> pieces) {
        Optional<Summary> last = seals.last();
        return new JournalHeader(
                last.map(Summary::number).orElse(0L) + 1,
                last.map(Summary::digest).orElse(JournalHeader.NO_SEAL_BEFORE),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                pieces.stream().map(Waiting::digest).toList());
    }
}
