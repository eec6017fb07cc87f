package org.eaddress.client;

import java.util.UUID;

/// The ledger holds another message under the id that was given.
public final class MessageConflict extends EAddressException {
    private static final long serialVersionUID = 1;

    MessageConflict(UUID message) {
        super(
                "The id %s belongs to another message in the ledger.".formatted(message),
                "Repeat the message exactly as it was, or give the other one a new id.");
    }
}
