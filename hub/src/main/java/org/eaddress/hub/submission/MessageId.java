package org.eaddress.hub.submission;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;

/// The written form of a message id: a UUIDv7 in lower case (RFC 9562 section 5.7).
public final class MessageId {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private MessageId() {}

    public static Optional<UUID> parse(String written) {
        return FORM.matcher(written).matches() ? Optional.of(UUID.fromString(written)) : Optional.empty();
    }

    /// @throws ProblemException when it is not one
    public static UUID of(String written) {
        return parse(written)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_MESSAGE_ID, "The id is not a UUIDv7 in lower case."));
    }
}
