package org.eaddress.hub.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The protected header of a seal without its time: algorithm, certificate chain and digest, the same for every
/// seal made with one certificate, and therefore stored once. `%iat%` stands for the time in seconds (TS 119 182-1,
/// 5.1.11).
record SealHeader(int id, String template) {
    private static final String TIME = "%iat%";

    /// The one encoded last: most seals that are made or read one after the other are of the same second.
    private static volatile @Nullable Encoded last;

    private record Encoded(String template, long second, String text) {}

    static String templateOf(String algorithm, String chain, String certificateDigest) {
        return "{\"alg\":\"%s\",\"iat\":%s,\"x5c\":[%s],\"x5t#S256\":\"%s\"}"
                .formatted(algorithm, TIME, chain, certificateDigest);
    }

    String encodedAt(Instant at) {
        long second = at.getEpochSecond();
        Encoded before = last;
        if (before != null && before.second == second && before.template.equals(template)) {
            return before.text;
        }
        String text = Seal.encode(template.replace(TIME, Long.toString(second)));
        last = new Encoded(template, second, text);
        return text;
    }
}
