package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaddress.hub.directory.EAddress;

/// A system of a customer, as its vendor sees it in the list.
///
/// @param servedAddress the e-address of the customer that it is for, in test as in production
/// @param since what its standing says began, ends or last was
/// @param problems that it was answered since yesterday
public record CustomerSystem(
        String customer,
        String clientId,
        String name,
        EAddress servedAddress,
        boolean isTest,
        Standing standing,
        Optional<Instant> since,
        long problems) {
    /// Whether any name or number of it has this in it.
    public boolean matches(String sought) {
        String plain = sought.toLowerCase(Locale.ROOT);
        return Stream.of(customer, clientId, name, servedAddress.value())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(plain));
    }
}
