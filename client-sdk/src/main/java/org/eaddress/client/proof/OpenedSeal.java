package org.eaddress.client.proof;

import java.util.List;
import java.util.Map;

/// The evidence of a seal, as the hub opens it to an auditor.
///
/// @param pieces by their places among the seal's entries, from 0
/// @param removals the sealed statements that some of it was removed
public record OpenedSeal(Map<Integer, String> pieces, List<String> removals) {
    public OpenedSeal {
        pieces = Map.copyOf(pieces);
        removals = List.copyOf(removals);
    }
}
