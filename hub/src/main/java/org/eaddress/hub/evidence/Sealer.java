package org.eaddress.hub.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Turns a statement into evidence.
@Component
public class Sealer {
    private final SealingKey key;
    private final SealHeader header;
    private final Clock clock;

    Sealer(SealingKey key, SealHeaders headers, Clock clock) {
        this.key = key;
        this.header = headers.keep(key.headerTemplate());
        this.clock = clock;
    }

    /// Seals it now; nothing is stored yet. It is worth something once [EvidenceArchive] has kept it.
    public Evidence seal(Statement statement) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String payload = EvidenceForm.of(id, statement, key.issuer()).json();
        byte[] signature = key.sign(Seal.signingInput(header, now, payload));
        return new Evidence(
                id,
                statement.messageId(),
                statement.event(),
                statement.at(),
                statement.refersTo().map(Statement.Entity::eAddress),
                new Seal(header, now, payload, signature));
    }
}
