package org.eaddress.hub.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns a statement into evidence.
@Component
public class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final SealingKeys keys;
    private final Clock clock;

    Sealer(SealingKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Seals it now; nothing is stored yet. It is worth something once [EvidenceArchive] has kept it.
    ///
    /// @throws ProblemException `sealing-unavailable`, when no key is valid now or the one that is does not sign
    public Evidence seal(Statement statement) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SealingKeys.Ready ready = keys.at(now).orElseThrow(() -> unavailable("No sealing key is valid now."));
        String payload =
                EvidenceForm.of(id, statement, ready.key().chain().issuer()).json();
        byte[] signature = sign(ready.key(), Seal.signingInput(ready.header(), now, payload));
        return new Evidence(
                id,
                statement.messageId(),
                statement.event(),
                statement.at(),
                statement.refersTo().map(Statement.Entity::eAddress),
                new Seal(ready.header(), now, payload, signature));
    }

    private static byte[] sign(SealingKey key, byte[] input) {
        try {
            return key.sign(input);
        } catch (SealingFailure e) {
            ProblemException unavailable = unavailable("The sealing key does not answer.");
            LOG.error("{}", unavailable.problem().instance(), e);
            throw unavailable;
        }
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(ProblemType.SEALING_UNAVAILABLE, detail));
    }
}
