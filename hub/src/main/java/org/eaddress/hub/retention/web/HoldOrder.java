package org.eaddress.hub.retention.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.retention.Hold;
import org.eaddress.hub.retention.Hold.Over;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;

/// What the operator sends to place a hold.
record HoldOrder(
        @Nullable String message,
        @Nullable String eAddress,
        @Nullable String reason,
        @Nullable String placedBy,
        @Nullable String endsAt) {
    private static final int MOST_REASON = 500;
    private static final int MOST_NAME = 200;

    /// @throws ProblemException `malformed-request`
    Hold hold() {
        return new Hold(over(), text("reason", reason, MOST_REASON), name("placedBy", placedBy), end());
    }

    /// The name of who decides something about a hold.
    static String name(String member, @Nullable String value) {
        return text(member, value, MOST_NAME);
    }

    /// @throws ProblemException `malformed-request`, when it is not a UUIDv7
    static UUID id(String written) {
        return MessageId.parse(written).orElseThrow(() -> malformed("The id is not a UUIDv7 in lower case."));
    }

    private Over over() {
        if ((message == null) == (eAddress == null)) {
            throw malformed("Name one of message and eAddress.");
        }
        return message == null
                ? new Over.Account(address(eAddress))
                : new Over.OneMessage(MessageId.parse(message)
                        .orElseThrow(() -> malformed("message is not a UUIDv7 in lower case.")));
    }

    private static String address(@Nullable String written) {
        return EAddress.parse(String.valueOf(written))
                .map(EAddress::value)
                .orElseThrow(() -> malformed("eAddress is not an e-address."));
    }

    private Optional<Instant> end() {
        try {
            return Optional.ofNullable(endsAt).map(Instant::parse).map(end -> end.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            throw malformed("endsAt is not a time.");
        }
    }

    private static String text(String member, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.length() > most) {
            throw malformed("%s is missing, blank or longer than %d characters.".formatted(member, most));
        }
        return value.strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
