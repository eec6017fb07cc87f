package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.List;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.AcceptedMessage;

/// Messages were laid into mailboxes; published inside the transaction that does it, so that whoever hears it
/// writes with it or not at all.
public record Consigned(List<Item> items, Instant at) {
    /// One message for one recipient.
    public record Item(AcceptedMessage message, EAddress recipient) {}
}
