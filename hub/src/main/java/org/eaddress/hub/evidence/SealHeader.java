package org.eaddress.hub.evidence;

import java.time.Instant;

/// The protected header of a seal without its time: algorithm, certificate chain and digest, the same for every
/// seal made with one certificate, and therefore stored once. `%iat%` stands for the time in seconds (TS 119 182-1,
/// 5.1.11).
record SealHeader(int id, String template) {
    private static final String TIME = "%iat%";

    static String templateOf(String algorithm, String chain, String certificateDigest) {
        return "{\"alg\":\"%s\",\"iat\":%s,\"x5c\":[%s],\"x5t#S256\":\"%s\"}"
                .formatted(algorithm, TIME, chain, certificateDigest);
    }

    String encodedAt(Instant at) {
        return Seal.encode(template.replace(TIME, Long.toString(at.getEpochSecond())));
    }
}
