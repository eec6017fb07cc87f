package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// That a vendor administers the systems of an organisation.
///
/// @param customer the organisation, by its main e-address
/// @param customerName as the directory has it now; `vendorName` so, too
/// @param offeredBy the name of the person of the customer; `answeredBy` and `endedBy` those of whoever did that
public record Administration(
        UUID id,
        EAddress customer,
        String customerName,
        EAddress vendor,
        String vendorName,
        State state,
        String offeredBy,
        Instant offeredAt,
        Optional<String> answeredBy,
        Optional<Instant> answeredAt,
        Optional<String> endedBy,
        Optional<Instant> endedAt) {
    /// How far it has come; in the database in lower case.
    public enum State {
        /// The vendor has not answered.
        OFFERED,
        ACCEPTED,
        /// The vendor did not want it.
        REFUSED,
        /// The customer ended it.
        TAKEN_BACK,
        /// The vendor ended it.
        GIVEN_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public boolean isOpen() {
        return switch (state) {
            case OFFERED, ACCEPTED -> true;
            case REFUSED, TAKEN_BACK, GIVEN_UP -> false;
        };
    }
}
