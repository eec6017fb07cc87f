package org.eaddress.infra.bench;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a piece of evidence costs to issue, from statement to seal, beside one bare signature of the same
/// algorithm, by the same provider, over the same bytes: CPU time of one warm thread, both in turn.
record Issuing(SealKind kind, double issueMicros, double bareMicros, double ratio) {
    private static final double LIMIT = 1.5;
    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final int ROUNDS = 7;

    /// Of every algorithm; the hub's own key first, then fresh ones, which stay in its key store.
    static List<Issuing> all(HubHere hub) throws Exception {
        List<Issuing> all = new ArrayList<>();
        for (SealKind kind : SealKind.values()) {
            if (kind != SealKind.ES256) {
                kind.putKey(hub.sealKeyStore(), hub.keyPassword());
                hub.doNow("SealingKeys.readAgain");
            }
            all.add(of(hub, kind));
        }
        return all;
    }

    private static Issuing of(HubHere hub, SealKind kind) throws Exception {
        Signature signature = kind.bare(hub.sealKeyStore(), hub.keyPassword());
        String jws = hub.issue().jws();
        byte[] signed = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        ThreadCpu.Act bare = () -> {
            signature.update(signed);
            signature.sign();
        };
        ThreadCpu.microsOfOne(WARM_UP, hub::issue);
        ThreadCpu.microsOfOne(WARM_UP, bare);
        List<Double> issues = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        double ratio = Median.of(ROUNDS, () -> {
            issues.add(ThreadCpu.microsOfOne(ROUND, hub::issue));
            bares.add(ThreadCpu.microsOfOne(ROUND, bare));
            return issues.getLast() / bares.getLast();
        });
        return new Issuing(kind, Median.of(issues), Median.of(bares), ratio);
    }

    Goal goal() {
        return Goal.atMost("issuing " + kind + " to one bare signature", "ratio", ratio, LIMIT);
    }
}
