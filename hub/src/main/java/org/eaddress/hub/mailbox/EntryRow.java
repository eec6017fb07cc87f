package org.eaddress.hub.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;

/// An entry as it lies in the database.
final class EntryRow {
    static final String COLUMNS = """
            e_address, entry_id, message_id, sender, sender_name, subject, document_count,
            sent_at, consigned_at, handed_over_at, rejected_at, system_first, closed, closed_at, closed_reason""";

    private EntryRow() {}

    static MailboxEntries.Place place(ResultSet row) throws SQLException {
        return new MailboxEntries.Place(
                new EAddress(row.getString("e_address")), row.getObject("message_id", UUID.class));
    }

    static MailboxEntry entry(ResultSet row, int number) throws SQLException {
        return new MailboxEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("sender")),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getInt("document_count"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("consigned_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("handed_over_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("rejected_at")).map(Timestamp::toInstant),
                row.getBoolean("system_first"),
                ending(row));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        String why = row.getString("closed");
        return why == null
                ? Optional.empty()
                : Optional.of(new Ending(
                        Closed.Why.valueOf(why.toUpperCase(Locale.ROOT)),
                        row.getTimestamp("closed_at").toInstant(),
                        Optional.ofNullable(row.getString("closed_reason"))));
    }
}
