package org.eaddress.client.proof;

import java.util.Objects;

/// One renewal of time-stamps as the hub lists it: a time-stamp over many seals.
///
/// @param algorithm of its hash tree, such as `SHA-512`
/// @param root in hexadecimal
/// @param token the time-stamp over the root, DER in base64
public record JournalRenewal(
        long number,
        String algorithm,
        long firstSeal,
        long lastSeal,
        String renewedAt,
        String root,
        byte[] token,
        String authority) {
    public JournalRenewal {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(renewedAt);
        Objects.requireNonNull(root);
        Objects.requireNonNull(token);
    }

    boolean covers(long seal) {
        return firstSeal <= seal && seal <= lastSeal;
    }
}
