package org.eaddress.hub.delegation.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;

/// An id that a caller made.
final class WrittenId {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private WrittenId() {}

    /// @throws ProblemException `malformed-request`, when it is not a UUIDv7
    static UUID of(String written) {
        if (!FORM.matcher(written).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The id is not a UUIDv7 in lower case.");
        }
        return UUID.fromString(written);
    }
}
