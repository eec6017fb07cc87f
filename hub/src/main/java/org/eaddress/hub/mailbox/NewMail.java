package org.eaddress.hub.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// These lie in mailboxes now; published inside the transaction that lays them there, so that whoever hears it
/// writes with it or not at all.
public record NewMail(List<Item> items) {
    /// One entry of one mailbox, without anything of its content.
    public record Item(
            EAddress owner, UUID entryId, UUID messageId, int documentCount, Instant sentAt, Instant consignedAt) {}
}
