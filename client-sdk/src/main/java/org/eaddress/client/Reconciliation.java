package org.eaddress.client;

import java.util.List;
import java.util.UUID;

/// The ledger held against the hub's own list.
///
/// @param same how many messages agree
/// @param missing in the ledger, not at the hub
/// @param extra at the hub, not in the ledger
/// @param different in both, but not alike
/// @param unsent accepted by the hub a while ago and not registered, whenever their ids were made; in the end they
///     lapse
public record Reconciliation(
        int same, List<UUID> missing, List<UUID> extra, List<Difference> different, List<UUID> unsent) {
    /// What differs about one message.
    ///
    /// @param what `message`, `receipt` or `state`
    /// @param ledger what the ledger says
    /// @param hub what the hub says
    public record Difference(UUID message, String what, String ledger, String hub) {}

    public boolean agrees() {
        return missing.isEmpty() && extra.isEmpty() && different.isEmpty() && unsent.isEmpty();
    }
}
