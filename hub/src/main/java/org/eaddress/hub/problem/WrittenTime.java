package org.eaddress.hub.problem;

import java.time.DateTimeException;
import java.time.Instant;

/// A time as a caller wrote it.
public final class WrittenTime {
    private WrittenTime() {}

    /// @throws ProblemException `malformed-request`, when it is not a time in UTC
    public static Instant of(String parameter, String written) {
        try {
            if (!written.startsWith("+") && !written.startsWith("-")) { // years of four digits only
                return Instant.parse(written);
            }
        } catch (DateTimeException e) {
            throw notATime(parameter);
        }
        throw notATime(parameter);
    }

    private static ProblemException notATime(String parameter) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, parameter + " is not an RFC 3339 time in UTC.");
    }
}
