package org.eaddress.hub.delegation.web;

import java.time.temporal.ChronoUnit;
import org.eaddress.hub.delegation.Freeze.Decision;
import org.eaddress.hub.delegation.Freeze.Permission;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.jspecify.annotations.Nullable;

/// What the operator sends about frozen accounts. What is wrong with it is `malformed-request`.
final class FreezeOrders {
    private static final int MOST_REFERENCE = 200;
    private static final int MOST_REASON = 500;
    private static final int MOST_NAME = 200;

    private FreezeOrders() {}

    /// To freeze an account.
    record FreezeOrder(
            @Nullable String eAddress,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String decidedBy) {
        Decision decision() {
            return new Decision(
                    address("eAddress", eAddress),
                    line("reference", reference, MOST_REFERENCE),
                    line("reason", reason, MOST_REASON),
                    line("decidedBy", decidedBy, MOST_NAME));
        }
    }

    /// To lift that.
    record LiftingOrder(@Nullable String liftedBy) {
        String by() {
            return line("liftedBy", liftedBy, MOST_NAME);
        }
    }

    /// To let a person look into it.
    record AccessOrder(
            @Nullable String person,
            @Nullable String until,
            @Nullable String reference,
            @Nullable String decidedBy) {
        Permission permission() {
            return new Permission(
                    address("person", person),
                    WrittenTime.of("until", String.valueOf(until)).truncatedTo(ChronoUnit.MILLIS),
                    line("reference", reference, MOST_REFERENCE),
                    line("decidedBy", decidedBy, MOST_NAME));
        }
    }

    private static EAddress address(String member, @Nullable String written) {
        return EAddress.parse(String.valueOf(written))
                .orElseThrow(() -> malformed("%s is not an e-address.".formatted(member)));
    }

    private static String line(String member, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.length() > most || !OneLine.isPlain(value)) {
            throw malformed(
                    "%s is missing, blank, longer than %d characters or not one plain line.".formatted(member, most));
        }
        return value.strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
