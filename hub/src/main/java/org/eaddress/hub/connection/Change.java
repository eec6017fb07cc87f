package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Something that was changed of a system, by whom and when.
///
/// @param keyId the key that it is about
/// @param by the name of the person; empty when the system changed its own keys
/// @param mandate of the vendor, whose person it was
public record Change(Kind kind, Optional<String> keyId, Optional<String> by, Optional<Mandate> mandate, Instant at) {
    /// Which vendor did it for which customer, by their names at that time.
    public record Mandate(String vendor, String customer) {}

    /// What it was; in the database in lower case.
    public enum Kind {
        CONNECTED,
        KEY_ADDED,
        KEY_REMOVED,
        SUSPENDED,
        RESUMED,
        REMOVED,
        CERTIFIED,
        TAKEN_TO_PRODUCTION;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
