package org.eaddress.hub.lookup;

import java.util.Optional;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Reads the member `purpose` of a request.
public final class DeclaredPurpose {
    private DeclaredPurpose() {}

    /// @throws ProblemException `malformed-request`, when it is no purpose
    public static Optional<Purpose> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        Optional<Purpose> purpose = Purpose.ofCode(written);
        if (purpose.isEmpty()) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "purpose is not sending, address-list or proceedings.");
        }
        return purpose;
    }
}
