package org.eaddress.hub.delivery.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;

/// Times in the query of a call.
final class QueryTimes {
    private QueryTimes() {}

    static Instant instant(String parameter, String written) {
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
