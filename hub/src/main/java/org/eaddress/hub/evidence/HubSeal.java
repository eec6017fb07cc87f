package org.eaddress.hub.evidence;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.stereotype.Component;

/// The hub's seal for things that hold evidence and are no evidence themselves, such as a portable proof.
@Component
public class HubSeal {
    private final SealingKeys keys;
    private final Clock clock;

    HubSeal(SealingKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// The key that seals now, and goes on doing so for the thing at hand.
    ///
    /// @throws ProblemException `sealing-unavailable`, when no key is valid now or none that XAdES has a name for
    public Ready ready() {
        SealingKey key = keys.at(clock.instant())
                .map(SealingKeys.Ready::key)
                .orElseThrow(() -> unavailable("No sealing key is valid now."));
        String algorithm = key.algorithm()
                .xadesName()
                .orElseThrow(() -> unavailable("The sealing key's algorithm has no form in XAdES."));
        return new Ready(key, algorithm);
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(Problem.of(ProblemType.SEALING_UNAVAILABLE, detail));
    }

    /// One key and the way it signs.
    public static final class Ready {
        private final SealingKey key;
        private final String algorithm;

        private Ready(SealingKey key, String algorithm) {
            this.key = key;
            this.algorithm = algorithm;
        }

        /// The key's certificate first, the anchor last.
        public List<X509Certificate> chain() {
            return key.chain().certificates();
        }

        /// How the signatures are made, in Java's words.
        public String algorithm() {
            return algorithm;
        }

        /// The signature of these bytes; of ECDSA plain r and s.
        public byte[] sign(byte[] toBeSigned) {
            return key.sign(toBeSigned);
        }
    }
}
