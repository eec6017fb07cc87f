package org.eaddress.hub.submission;

import java.util.List;
import java.util.UUID;

/// The retention of these messages has ended: whoever holds something of theirs removes it, in the transaction in
/// which he hears it.
public record MessagesErased(List<UUID> ids) {}
