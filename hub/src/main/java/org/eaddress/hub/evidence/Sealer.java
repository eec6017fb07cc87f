package org.eaddress.hub.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
        Seal seal = seal(issuer -> EvidenceForm.of(id, statement, issuer).json());
        return new Evidence(
                id,
                statement.messageId(),
                statement.event(),
                statement.at(),
                statement.refersTo().map(Statement.Entity::eAddress),
                seal);
    }

    /// The same for what is of no message.
    public Evidence seal(KeepingStatement statement) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Seal seal = seal(issuer -> KeepingForm.of(statement, issuer).json());
        return new Evidence(id, statement.id(), statement.event(), statement.at(), Optional.empty(), seal);
    }

    /// Seals what the name of the issuer makes whole.
    private Seal seal(UnaryOperator<String> payloadOf) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SealingKeys.Ready ready = keys.at(now).orElseThrow(() -> unavailable("No sealing key is valid now."));
        String payload = payloadOf.apply(ready.key().chain().issuer());
        byte[] signature = sign(ready.key(), Seal.signingInput(ready.header(), now, payload));
        return new Seal(ready.header(), now, payload, signature);
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
