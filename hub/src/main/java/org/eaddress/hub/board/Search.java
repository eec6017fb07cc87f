package org.eaddress.hub.board;

import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// Which cases of the board: `after` is the last of the page before.
public record Search(boolean open, Optional<CaseKind> kind, Owners owners, Optional<UUID> after) {
    /// Whose cases.
    public sealed interface Owners {
        record All() implements Owners {}

        record Nobody() implements Owners {}

        record Of(EAddress person) implements Owners {}
    }

    public Search after(UUID last) {
        return new Search(open, kind, owners, Optional.of(last));
    }
}
