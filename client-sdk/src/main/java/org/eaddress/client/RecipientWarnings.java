package org.eaddress.client;

import java.util.List;

/// What may show that an e-address is the wrong recipient.
///
/// @param warnings `first-time`: the client has sent it nothing before, as far as its mailbox tells; `namesake`:
///     somebody else has the same name
public record RecipientWarnings(String eAddress, List<String> warnings) {
    public RecipientWarnings {
        Json.require(eAddress, warnings);
    }
}
