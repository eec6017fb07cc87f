package org.eaddress.hub.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The mails to the contacts of organisations: a queue of those to give, at most one a contact, and what became of
/// each.
@Component
class ContactMails {
    private static final String EXPECT = """
            insert into contact_mail (mail_id, e_address, channel_id, due_at, next_at, state)
            values (:mail, :organisation, :channel, :due, :due, 'due')
            on conflict (channel_id) where next_at is not null do update set next_at = contact_mail.next_at
            returning next_at""";
    private static final String LAST = """
            select max(settled_at) as last from contact_mail where channel_id = :channel and state in ('given', 'failed')""";
    private static final String COLUMNS = "mail_id, e_address, channel_id, due_at, attempts";
    private static final String TAKE = """
            update contact_mail set next_at = :lost, attempts = attempts + 1
            where mail_id in (
              select mail_id from contact_mail where next_at <= :now
              order by next_at limit :limit for update skip locked)
            returning\s""" + COLUMNS;
    private static final String FIND = "select " + COLUMNS + """
             from contact_mail where mail_id = :mail and state = 'given'
            for update""";
    private static final String GIVEN_SINCE = "select " + COLUMNS + """
             from contact_mail where state = 'given' and settled_at >= :since
            order by settled_at limit :limit for update skip locked""";
    private static final String SETTLE = """
            update contact_mail set state = :state, settled_at = :at, next_at = :next
            where mail_id = :mail and attempts = :attempt""";
    private static final String DROP = """
            update contact_mail set state = 'needless', next_at = null
            where channel_id = :channel and next_at is not null""";

    private final JdbcClient db;

    ContactMails(JdbcClient db) {
        this.db = db;
    }

    /// One of them, taken to be given now; attempts count from 1.
    record ContactMail(UUID id, EAddress organisation, UUID channelId, Instant dueAt, int attempt) {}

    /// Gives one then, unless one waits already; gives when the one that waits is given. Whoever settles that one
    /// waits until this transaction ends, and so sees for what it was expected.
    Instant expect(Channel contact, Instant due) {
        return db.sql(EXPECT)
                .param("mail", UUID.randomUUID())
                .param("organisation", contact.owner().value())
                .param("channel", contact.id())
                .param("due", Timestamp.from(due))
                .query((row, _) -> row.getTimestamp("next_at").toInstant())
                .single();
    }

    /// When the last was given, or was tried in vain for good.
    Optional<Instant> last(UUID channel) {
        return db.sql(LAST)
                .param("channel", channel)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant))
                .single();
    }

    /// Takes those to give now that nobody else has taken; they are to be given again when nothing is heard of them
    /// until `lost`.
    List<ContactMail> take(Instant now, Instant lost, int limit) {
        return db.sql(TAKE)
                .param("now", Timestamp.from(now))
                .param("lost", Timestamp.from(lost))
                .param("limit", limit)
                .query(ContactMails::row)
                .list();
    }

    /// This one, if it was given and nothing was heard of it since; locked in the caller's transaction.
    Optional<ContactMail> given(UUID mail) {
        return db.sql(FIND).param("mail", mail).query(ContactMails::row).optional();
    }

    /// Those given since then; locked in the caller's transaction.
    List<ContactMail> givenSince(Instant since, int limit) {
        return db.sql(GIVEN_SINCE)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(ContactMails::row)
                .list();
    }

    /// What became of this attempt; whether it is the last one that was made.
    boolean settle(ContactMail mail, String state, Instant at, Optional<Instant> next) {
        return db.sql(SETTLE)
                        .param("state", state)
                        .param("at", Timestamp.from(at))
                        .param("next", next.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                        .param("mail", mail.id())
                        .param("attempt", mail.attempt())
                        .update()
                == 1;
    }

    /// The contact is no more.
    void drop(UUID channel) {
        db.sql(DROP).param("channel", channel).update();
    }

    private static ContactMail row(ResultSet row, int number) throws SQLException {
        return new ContactMail(
                row.getObject("mail_id", UUID.class),
                new EAddress(row.getString("e_address")),
                row.getObject("channel_id", UUID.class),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempts"));
    }
}
