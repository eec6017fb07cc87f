package org.eaddress.hub.mailbox;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has written to whom before, as the newest entries of the recipients' mailboxes tell.
@Component
public class Correspondents {
    private static final int LOOKED_AT = 10_000;
    private static final UUID NONE = new UUID(0, 0);
    private static final String KNOWN = """
            select r.recipient from unnest(:recipients) as r(recipient)
            where exists (
              select from (select sender, message_id from mailbox_entry where e_address = r.recipient
                           order by entry_id desc limit :looked) as newest
              where newest.sender = :sender and newest.message_id <> :message)""";

    private final JdbcClient db;

    Correspondents(JdbcClient db) {
        this.db = db;
    }

    /// Those of these in whose mailboxes lies something else from this sender than this message.
    public Set<EAddress> known(EAddress sender, Collection<EAddress> recipients, Optional<UUID> message) {
        return Set.copyOf(db.sql(KNOWN)
                .param("recipients", recipients.stream().map(EAddress::value).toArray(String[]::new))
                .param("looked", LOOKED_AT)
                .param("sender", sender.value())
                .param("message", message.orElse(NONE))
                .query((row, _) -> new EAddress(row.getString("recipient")))
                .list());
    }
}
