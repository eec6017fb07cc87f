package org.eaddress.hub.delegation.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.delegation.Deed;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.jspecify.annotations.Nullable;

/// What a notary's system sends to make a delegation.
record DeedOrder(
        @Nullable String grantor,
        @Nullable String delegate,
        @Nullable String direction,
        @Nullable String from,
        @Nullable String until,
        @Nullable String deed) {
    private static final int MOST_REFERENCE = 200;

    /// @param now when it begins if the order does not say
    /// @throws ProblemException `malformed-request`
    Deed deed(Instant now) {
        return new Deed(
                address("grantor", grantor),
                address("delegate", delegate),
                power(),
                from == null ? now.truncatedTo(ChronoUnit.MILLIS) : time("from", from),
                time("until", until),
                reference());
    }

    /// Whether a delegation on this deed is what it asks for, whenever it began if the order does not say.
    boolean isAnsweredBy(Deed made) {
        return deed(made.from()).equals(made);
    }

    private Power power() {
        return Optional.ofNullable(direction)
                .flatMap(code -> OfferForm.POWERS.stream()
                        .filter(power -> power.code().equals(code))
                        .findFirst())
                .orElseThrow(() -> malformed("direction is see, answer or send."));
    }

    private static Instant time(String member, @Nullable String written) {
        return WrittenTime.of(member, String.valueOf(written)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static EAddress address(String member, @Nullable String written) {
        return EAddress.parse(String.valueOf(written))
                .orElseThrow(() -> malformed("%s is not an e-address.".formatted(member)));
    }

    private String reference() {
        if (deed == null || deed.isBlank() || deed.length() > MOST_REFERENCE || !OneLine.isPlain(deed)) {
            throw malformed("deed is missing, blank, longer than %d characters or not one plain line."
                    .formatted(MOST_REFERENCE));
        }
        return deed.strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
