package org.eaddress.hub.writing;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Unsent;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.Limits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people have written and not sent yet, each writer's own.
@Component
public class Drafts implements Unsent {
    private static final String LOCK_OWNER =
            "select pg_advisory_xact_lock(hashtextextended('drafts of ' || :owner, 0))";
    private static final String BEGIN = """
            insert into draft (draft_id, e_address, recipient, recipient_name, subject, body, reference, answers,
                               changed_at, state, delegation, delegate, delegate_name)
            select :id, :owner, :recipient, :name, :subject, :text, cast(:reference as text), cast(:answers as uuid),
                   cast(:now as timestamptz), 'written', cast(:delegation as uuid), cast(:delegate as text),
                   cast(:delegateName as text)
            where (select count(*) from draft where %s and state <> 'done') < :most
            on conflict (draft_id) do nothing""".formatted(DraftRows.IS_HERS);
    private static final String WRITE = """
            update draft set subject = :subject, body = :text, changed_at = :now, problem = null
            where draft_id = :id and %s and state = 'written'""".formatted(DraftRows.IS_HERS);
    private static final String UNSENT = """
            select exists (select from draft where %s and state = 'written' and problem is not null)""".formatted(DraftRows.IS_HERS);
    private static final String LOCK = """
            select draft_id from draft where draft_id = :id and %s and state = 'written' for update""".formatted(DraftRows.IS_HERS);
    private static final String TOUCH = "update draft set changed_at = :now, problem = null where draft_id = :id";
    private static final String ENCLOSE = """
            insert into draft_document (draft_id, number, name, media_type, size, digest)
            select :id, (select coalesce(max(number) + 1, 0) from draft_document where draft_id = :id),
                   :name, :type, :size, :digest
            where (select count(*) from draft_document where draft_id = :id) < :most
              and not exists (select from draft_document where draft_id = :id and name = :name and digest = :digest)""";
    private static final String TAKE_OUT = "delete from draft_document where draft_id = :id and number = :number";
    private static final String THROW_AWAY = """
            delete from draft where draft_id = :id and %s and state = 'written'""".formatted(DraftRows.IS_HERS);
    private static final String REMOVE_OLD = """
            delete from draft where draft_id in (
              select draft_id from draft where state = 'written' and changed_at < :before
              order by changed_at limit :limit for update skip locked)""";

    private final JdbcClient db;
    private final DraftRows rows;
    private final WritingSettings settings;
    private final Limits limits;
    private final Clock clock;

    Drafts(JdbcClient db, DraftRows rows, WritingSettings settings, Limits limits, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
    }

    /// What somebody has written in a form.
    public record Words(String subject, String text) {}

    /// Keeps what was written under an id that the form made; the same id again changes the same draft. False when
    /// the writer has as many drafts as there may be, or this one is not hers to write any more.
    @Transactional
    public boolean begin(
            UUID id, Caller caller, Addressee to, Words words, Optional<String> reference, Optional<UUID> answers) {
        Writer writer = Writer.of(caller);
        Optional<Delegate> delegate = caller.byDelegation();
        db.sql(LOCK_OWNER)
                .param("owner", writer.eAddress().value())
                .query((_, _) -> true)
                .list();
        by(writer, BEGIN)
                .param("id", id)
                .param("delegate", delegate.map(one -> one.eAddress().value()).orElse(null), Types.VARCHAR)
                .param("delegateName", delegate.map(Delegate::name).orElse(null), Types.VARCHAR)
                .param("recipient", to.eAddress().value())
                .param("name", to.name())
                .param("subject", words.subject())
                .param("text", words.text())
                .param("reference", reference.orElse(null), Types.VARCHAR)
                .param("answers", answers.orElse(null), Types.OTHER)
                .param("now", now())
                .param("most", settings.drafts())
                .update();
        return write(id, writer, words);
    }

    /// Changes the words of a draft; false when it is not hers to write.
    public boolean write(UUID id, Writer writer, Words words) {
        return by(writer, WRITE)
                        .param("id", id)
                        .param("subject", words.subject())
                        .param("text", words.text())
                        .param("now", now())
                        .update()
                == 1;
    }

    /// Hers, in whatever state it is.
    public Optional<Draft> find(UUID id, Writer writer) {
        return rows.find(id, writer);
    }

    /// The draft that became this message of hers.
    public Optional<Draft> ofMessage(UUID messageId, EAddress owner) {
        return rows.ofMessage(messageId, owner);
    }

    /// The messages before this one that were sent off by this delegation, the newest first.
    List<UUID> sentBy(UUID delegation, UUID before, int limit) {
        return rows.sentBy(delegation, before, limit);
    }

    /// Those that are not sent, the one changed last first; on their way, too. Without their texts and documents.
    public List<Draft> of(Writer writer) {
        return rows.of(writer, settings.drafts());
    }

    /// Adds a document that was put before; the same again changes nothing. False when there are as many as there
    /// may be, or the draft is not hers to write.
    @Transactional
    public boolean enclose(UUID id, Writer writer, Document document) {
        if (!lock(id, writer)) {
            return false;
        }
        db.sql(ENCLOSE)
                .param("id", id)
                .param("name", document.name())
                .param("type", document.mediaType())
                .param("size", document.size())
                .param("digest", document.digest().bytes())
                .param("most", limits.documents())
                .update();
        touch(id);
        return rows.find(id, writer).stream()
                .flatMap(draft -> draft.enclosed().stream())
                .anyMatch(document::equals);
    }

    @Transactional
    public void takeOut(UUID id, Writer writer, int number) {
        if (lock(id, writer)) {
            db.sql(TAKE_OUT).param("id", id).param("number", number).update();
            touch(id);
        }
    }

    /// Whether it was hers to throw away.
    public boolean throwAway(UUID id, Writer writer) {
        return by(writer, THROW_AWAY).param("id", id).update() == 1;
    }

    /// Forgets those that were last changed before then; how many they were.
    int removeOld(Instant before, int limit) {
        return db.sql(REMOVE_OLD)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    @Override
    public boolean hasUnsent(Caller writer) {
        return by(Writer.of(writer), UNSENT).query(Boolean.class).single();
    }

    /// Whether she has as many as there may be.
    public boolean areTooMany(Writer writer) {
        return of(writer).size() >= settings.drafts();
    }

    private boolean lock(UUID id, Writer writer) {
        return by(writer, LOCK).param("id", id).query(UUID.class).optional().isPresent();
    }

    private JdbcClient.StatementSpec by(Writer writer, String sql) {
        return db.sql(sql)
                .param("owner", writer.eAddress().value())
                .param("delegation", writer.delegation().orElse(null), Types.OTHER);
    }

    private void touch(UUID id) {
        db.sql(TOUCH).param("id", id).param("now", now()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
