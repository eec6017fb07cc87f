package org.eaddress.infra.bench;

import java.nio.file.Path;
import java.util.List;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.hub.evidence.Evidence;

/// How many pieces of evidence, all different, the SDK verifies in one process.
final class Verifying {
    private static final double GOAL_PER_SECOND = 2_000;
    private static final int PIECES = 5_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 5;

    private Verifying() {}

    static Goal goal(HubHere hub) throws Exception {
        EvidenceVerifier verifier = EvidenceVerifier.trusting(TrustAnchors.fromPem(trust(hub)));
        List<String> pieces = hub.issue(PIECES).stream().map(Evidence::jws).toList();
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            perSecond(verifier, pieces);
        }
        double perSecond = Median.of(ROUNDS, () -> perSecond(verifier, pieces));
        return Goal.atLeast("verifications in one process", "per CPU s", perSecond, GOAL_PER_SECOND);
    }

    private static Path trust(HubHere hub) {
        return hub.data().resolve("profiles/trust.pem");
    }

    private static double perSecond(EvidenceVerifier verifier, List<String> pieces) throws Exception {
        return pieces.size() * 1e6 / ThreadCpu.micros(() -> pieces.forEach(piece -> require(verifier, piece)));
    }

    private static void require(EvidenceVerifier verifier, String piece) {
        if (!verifier.verify(piece).valid()) {
            throw new IllegalStateException("The hub's evidence does not verify");
        }
    }
}
