package org.eaddress.infra.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What only the hub's own database and log can tell.
record Books(World world) {
    private static final String WAITING = """
            select (select count(*) from outbox) + (select count(*) from journal_queue)
              + (select count(*) from delivery d join message m on m.message_id = d.message_id
                 where d.state = 'waiting' and m.sent_at is not null)""";
    private static final String ACCEPTED = "select count(*) from evidence where event = 'SubmissionAcceptance'";
    private static final String NO_MESSAGE = """
            select e.message_id || ' has a receipt and no message' from evidence e
            where e.event = 'SubmissionAcceptance' and not exists (
              select from message m join document d on d.message_id = m.message_id
                join delivery v on v.message_id = m.message_id where m.message_id = e.message_id)
            union all
            select m.message_id || ' has no receipt' from message m where not exists (
              select from evidence e where e.message_id = m.message_id and e.event = 'SubmissionAcceptance')
            union all
            select message_id || ' has two receipts' from evidence where event = 'SubmissionAcceptance'
            group by message_id having count(*) > 1
            union all
            select message_id || ' lies twice in a mailbox' from mailbox_entry
            group by e_address, message_id having count(*) > 1
            union all
            select b.message_id || ' lies in a mailbox and has not been sent' from mailbox_entry b
              join message m on m.message_id = b.message_id where m.sent_at is null""";

    /// Whether everything that was sent has arrived, and all evidence is sealed.
    boolean areClosed() {
        try {
            return first(WAITING) == 0;
        } catch (SQLException notNow) {
            return false;
        }
    }

    Law noReceiptWithoutMessage() throws SQLException {
        return new Law("no receipt without a message, and no message without its receipt", first(ACCEPTED), all());
    }

    /// The hubs look after themselves, too: what they alarm their operator of must not happen.
    Law noAlarm() throws IOException {
        List<String> alarms = new ArrayList<>();
        for (Part hub : world.hubs()) {
            alarms.addAll(world.logs().lines(hub.name(), Books::isAlarm));
        }
        return new Law("the hubs raise no alarm of themselves", world.hubs().size(), alarms);
    }

    private static boolean isAlarm(String line) {
        return line.contains("ALARM: ") || line.contains("do not agree") || line.contains("OutOfMemoryError");
    }

    private long first(String sql) throws SQLException {
        try (Connection connection = world.backing().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> all() throws SQLException {
        try (Connection connection = world.backing().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NO_MESSAGE)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
