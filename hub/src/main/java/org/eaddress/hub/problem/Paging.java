package org.eaddress.hub.problem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parameters of a listing: where it goes on, and how much of it.
public record Paging(UUID after, int limit) {
    public static final int MOST = 500;

    private static final int USUAL = 100;
    private static final UUID START = new UUID(0, 0);

    /// @throws ProblemException when the cursor is not one that the hub gave, or the limit is out of range
    public static Paging of(@Nullable String cursor, @Nullable String limit) {
        return new Paging(after(cursor), limit(limit));
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? START : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw malformed("cursor is not one that the hub gave.");
        }
    }

    private static int limit(@Nullable String limit) {
        try {
            int asked = limit == null ? USUAL : Integer.parseInt(limit);
            if (asked >= 1 && asked <= MOST) {
                return asked;
            }
        } catch (NumberFormatException notANumber) {
            throw malformed("limit is not a number.");
        }
        throw malformed("limit is not between 1 and " + MOST + ".");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
