package org.eaddress.hub.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.journal.SealHistory.Node;
import org.eaddress.hub.journal.Standings.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Renews time-stamps before they end or their algorithm does: one time-stamp for many seals. As with sealing, it
/// is asked for before anything is written, then all is written at once.
@Component
class Renewer {
    private static final Logger LOG = LoggerFactory.getLogger(Renewer.class);
    /// How long an authority that gives nothing that stands longer is left alone.
    private static final Duration IN_VAIN = Duration.ofDays(1);

    private final JournalSeals seals;
    private final Renewals renewals;
    private final Standings standings;
    private final Histories histories;
    private final RenewedEntries renewedEntries;
    private final TimeStamps timeStamps;
    private final SealingLock lock;
    private final RenewalSettings settings;
    private final Clock clock;
    private volatile Instant inVainUntil = Instant.MIN;

    Renewer(
            JournalSeals seals,
            Renewals renewals,
            Standings standings,
            Histories histories,
            RenewedEntries renewedEntries,
            TimeStamps timeStamps,
            SealingLock lock,
            RenewalSettings settings,
            Clock clock) {
        this.seals = seals;
        this.renewals = renewals;
        this.standings = standings;
        this.histories = histories;
        this.renewedEntries = renewedEntries;
        this.timeStamps = timeStamps;
        this.lock = lock;
        this.settings = settings;
        this.clock = clock;
    }

    /// Makes one renewal, if something is due; whether it did. Nothing is done while another hub renews or no
    /// authority answers.
    boolean renew() {
        return lock.whileRenewing(this::renewMostUrgent) > 0;
    }

    private int renewMostUrgent() {
        while (standings.takeUp()) {
            LOG.debug("Seals were taken up");
        }
        Instant now = clock.instant();
        HashAlgorithm algorithm = settings.algorithmAt(now);
        Instant soon = now.isBefore(inVainUntil) ? Instant.EPOCH : now.plus(settings.before());
        return standings
                .due(soon, algorithm, settings.seals())
                .map(due -> renew(due, algorithm, now))
                .orElse(0);
    }

    private int renew(Due due, HashAlgorithm algorithm, Instant now) {
        long number = renewals.last() + 1;
        Material material = material(due, algorithm);
        byte[] root = HashTree.over(algorithm, material.nodes()).root();
        Optional<TimeStamp> stamp = timeStamps.over(new Imprint(algorithm, root));
        if (stamp.isEmpty()) {
            return 0;
        }
        Instant until = TokenLife.endOf(stamp.get().token()).orElse(now);
        if (material.entries().isEmpty() && !until.isAfter(due.until())) {
            inVainUntil = now.plus(IN_VAIN);
            return 0;
        }
        Renewal renewal = new Renewal(
                number,
                algorithm,
                due.range().first(),
                due.range().first() + material.nodes().size() - 1,
                now,
                root,
                stamp.get().token(),
                stamp.get().authority());
        renewals.add(renewal, material.nodes(), material.entries(), until);
        return material.nodes().size();
    }

    /// What a renewal is made of: the nodes of the seals in their order, and the entries of those whose evidence is
    /// hashed anew.
    private record Material(List<byte[]> nodes, Map<Long, List<byte[]>> entries) {}

    /// Ends earlier when it has hashed enough. A seal that is gone has the digest of nothing.
    private Material material(Due due, HashAlgorithm algorithm) {
        Histories.Reader reader = histories.reader();
        Material material = new Material(new ArrayList<>(), new HashMap<>());
        int pieces = 0;
        for (long number = due.range().first(); number <= due.range().last() && pieces < settings.pieces(); number++) {
            material.nodes()
                    .add(seals.find(number)
                            .map(seal -> node(reader.of(seal).history(), seal, algorithm, material.entries()))
                            .map(Node::value)
                            .orElseGet(algorithm::digest));
            pieces += material.entries().getOrDefault(number, List.of()).size();
        }
        return material;
    }

    private Node node(SealHistory history, JournalSeal seal, HashAlgorithm algorithm, Map<Long, List<byte[]>> entries) {
        if (history.algorithm() != algorithm) {
            entries.put(seal.number(), renewedEntries.of(seal.number(), algorithm));
        }
        return history.node(algorithm, entries.getOrDefault(seal.number(), List.of()));
    }
}
