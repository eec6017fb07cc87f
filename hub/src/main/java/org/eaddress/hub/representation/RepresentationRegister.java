package org.eaddress.hub.representation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The external register of organisations and their signatories, read by what changed in it.
interface RepresentationRegister {
    /// What tells this register from another: a cursor of one means nothing to the other.
    String name();

    /// What changed after this cursor, oldest first, this many records at most; without a cursor from the
    /// beginning.
    ///
    /// @throws IOException when the register cannot be read, or its answer is none
    Page changes(Optional<String> after, int limit) throws IOException;

    /// Some of the changes.
    ///
    /// @param cursor where the next page begins
    /// @param more whether there is something more already
    record Page(List<Entry> entries, Optional<String> cursor, boolean more) {}
}
