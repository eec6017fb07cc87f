package org.eaddress.hub.mailbox;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has written to whom before, as the recipients' mailboxes tell.
@Component
public class Correspondents {
    private static final UUID NONE = new UUID(0, 0);
    private static final String KNOWN = """
            select r.recipient from unnest(:recipients) as r(recipient)
            where exists (
              select from mailbox_entry e
              where e.e_address = r.recipient and e.sender = :sender and e.message_id <> :message)""";

    private final JdbcClient db;

    Correspondents(JdbcClient db) {
        this.db = db;
    }

    /// Those of these in whose mailboxes lies something else from this sender than this message.
    public Set<EAddress> known(EAddress sender, Collection<EAddress> recipients, Optional<UUID> message) {
        return Set.copyOf(db.sql(KNOWN)
                .param("recipients", recipients.stream().map(EAddress::value).toArray(String[]::new))
                .param("sender", sender.value())
                .param("message", message.orElse(NONE))
                .query((row, _) -> new EAddress(row.getString("recipient")))
                .list());
    }
}
