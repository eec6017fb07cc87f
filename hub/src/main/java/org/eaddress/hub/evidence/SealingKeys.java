package org.eaddress.hub.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.evidence.SealKeyStore.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The sealing keys as last read. Of those whose time it is, the one that began last seals; so a new key takes over
/// at its moment, on every instance at the same.
@Component
class SealingKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealingKeys.class);

    /// A key and the header that stands for it in the database.
    record Ready(SealingKey key, SealHeader header) {}

    private final SealKeyStore store;
    private final SealHeaders headers;
    private final TrustAnchors anchors;
    private final Clock clock;
    private volatile List<Ready> newestFirst = List.of();
    private volatile boolean upToDate;
    private String told = "";

    SealingKeys(SealKeyStore store, SealHeaders headers, TrustAnchors anchors, Clock clock) {
        this.store = store;
        this.headers = headers;
        this.anchors = anchors;
        this.clock = clock;
        read();
    }

    /// The key that seals at this moment; empty when the time of all is over or has not begun.
    Optional<Ready> at(Instant moment) {
        for (Ready each : newestFirst) {
            if (each.key().sealsAt(moment)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// Until when there is a key to seal with, without a gap; empty when there is none now.
    Optional<Instant> last() {
        Instant now = clock.instant();
        Instant last = now;
        for (Ready each : newestFirst.reversed()) {
            if (!each.key().from().isAfter(last.plusSeconds(1))
                    && each.key().until().isAfter(last)) {
                last = each.key().until();
            }
        }
        return at(now).isPresent() ? Optional.of(last) : Optional.empty();
    }

    /// Whether the last reading succeeded. If it did not, the keys are those of the reading before.
    boolean upToDate() {
        return upToDate;
    }

    /// Reads the keys again. What cannot be read now leaves those that are known.
    @Scheduled(fixedDelayString = "${hub.seal.read-again-every}", initialDelayString = "${hub.seal.read-again-every}")
    void readAgain() {
        try {
            read();
        } catch (RuntimeException e) {
            upToDate = false;
            LOG.error("The sealing keys cannot be read again; those known go on sealing", e);
        }
    }

    private void read() {
        Content content = store.read();
        if (content.keys().isEmpty()) {
            throw new SealingFailure("There is no key that can seal; passed over: " + content.passedOver());
        }
        newestFirst = content.keys().stream()
                .sorted(Comparator.comparing(SealingKey::from)
                        .thenComparing(SealingKey::alias)
                        .reversed())
                .map(this::ready)
                .toList();
        upToDate = true;
        tell(content);
    }

    private Ready ready(SealingKey key) {
        anchors.keep(key.chain().anchor());
        return new Ready(key, headers.keep(key.headerTemplate()));
    }

    private void tell(Content content) {
        String now = content.toString();
        if (!now.equals(told)) {
            LOG.info("Sealing keys: {}; passed over: {}", content.keys(), content.passedOver());
            told = now;
        }
    }
}
