package org.eaddress.hub.connection;

import java.util.Locale;

/// What the hub has to see of a run of the doctor before it attests it; in the database and in words of the API in
/// lower case.
public enum RunStep {
    /// It handed its message in, and the hub took it.
    SENT,
    /// It registered the receipt.
    REGISTERED,
    /// It handed the same in once more and got the same receipt.
    REPEATED,
    /// It asked what waits for it.
    LISTED,
    /// It fetched the message.
    FETCHED,
    /// It asked for a message that does not exist and was told so.
    TOLD_UNKNOWN,
    /// It confirmed with wrong digests and was told so.
    TOLD_CONFLICT,
    /// It confirmed that it has the message.
    CONFIRMED,
    /// It fetched the evidence of the message.
    PROVEN,
    /// It asked which messages the hub has of it.
    RECONCILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RunStep ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
