package org.eaddress.client;

import org.jspecify.annotations.Nullable;

/// Whether an e-address can be reached.
///
/// @param reach `mailbox`, `inactive`, `closed`, `unknown` or `malformed`
/// @param name of institutions and companies; never of persons
public record DirectoryEntry(
        String eAddress,
        String reach,
        @Nullable String name,
        @Nullable String kind) {
    public DirectoryEntry {
        Json.require(eAddress, reach);
    }
}
