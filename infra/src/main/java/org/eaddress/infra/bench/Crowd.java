package org.eaddress.infra.bench;

import java.sql.SQLException;

/// A crowd of notices to the citizen, who has got many messages and reads none: it can be let go and held back.
record Crowd(HubDatabase database, long size) {
    private static final String CHANNEL = "00000000-0000-7000-8000-0000000000c1";

    /// One notice a message that lies in the citizen's mailbox, held back at first.
    static Crowd make(HubDatabase database) throws SQLException {
        database.run("""
                insert into notification_channel (channel_id, e_address, kind, address, language, added_at)
                values ('%1$s', '%2$s', 'email', 'anna.ozola@example.org', 'lv', now());
                insert into notice (notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at,
                                    next_at, state)
                select uuidv7(), message_id, e_address, consigned_at, '%1$s', 'email', 0, consigned_at,
                       now() + interval '1 day', 'due'
                from mailbox_entry where e_address = '%2$s'""".formatted(CHANNEL, Sending.CITIZEN));
        return new Crowd(database, (long) database.number("select count(*) from notice where state = 'due'"));
    }

    /// All of it is due now, and so is every notice of a message that is consigned from now on.
    void letGo() throws SQLException {
        set("now()", "now()");
    }

    void holdBack() throws SQLException {
        set("null", "now() + interval '1 day'");
    }

    private void set(String verifiedAt, String nextAt) throws SQLException {
        database.run("""
                update notification_channel set verified_at = %2$s where channel_id = '%1$s';
                update notice set next_at = %3$s
                where channel_id = '%1$s' and state = 'due' and reminder = 0""".formatted(CHANNEL, verifiedAt, nextAt));
    }

    double given() throws SQLException {
        return database.number(
                "select count(*) from notice where channel_id = '%s' and state = 'given'".formatted(CHANNEL));
    }
}
