package org.eaddress.hub.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Recipients;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everything that was ever done about cases. Each is sealed as evidence of the message, which names the
/// person; who exactly that is stays here.
@Component
class Actions {
    private static final String EXTENSION = "urn:eaddress:extension:case:1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String KEEP = """
            insert into board_action (action_id, case_id, what, actor, actor_name, note, next_at, redirected_to, done_at, evidence_id)
            values (:action, :case, :what, :actor, :name, :note, :nextAt, :to, :at, :evidence)""";
    private static final String OF_CASE = """
            select action_id, what, actor, actor_name, note, next_at, redirected_to, done_at, evidence_id
            from board_action
            where case_id = :case order by action_id limit :limit""";
    private static final int LIMIT = 1000;

    private final JdbcClient db;
    private final Messages messages;
    private final Recipients recipients;
    private final Sealer sealer;
    private final EvidenceArchive evidence;

    Actions(JdbcClient db, Messages messages, Recipients recipients, Sealer sealer, EvidenceArchive evidence) {
        this.db = db;
        this.messages = messages;
        this.recipients = recipients;
        this.sealer = sealer;
        this.evidence = evidence;
    }

    /// What evidence says about an action.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionForm(
            String action,
            @JsonProperty("case") String caseId,
            String kind,
            String what,
            String by,
            @Nullable String note,
            @Nullable String nextAt,
            @Nullable String to) {}

    /// In the caller's transaction: the action and its evidence.
    void keep(Case one, Deed what, Actor actor, Optional<String> note, Optional<Instant> nextAt, Instant at) {
        keep(one, what, actor, note, nextAt, Optional.empty(), at);
    }

    /// The same when it was sent to another e-address, which the evidence names.
    void keepRedirected(Case one, Actor actor, Optional<String> reason, EAddress to, Instant at) {
        keep(one, Deed.REDIRECTED, actor, reason, Optional.empty(), Optional.of(to), at);
    }

    private void keep(
            Case one,
            Deed what,
            Actor actor,
            Optional<String> note,
            Optional<Instant> nextAt,
            Optional<EAddress> to,
            Instant at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        ActionForm form = new ActionForm(
                id.toString(),
                one.id().toString(),
                one.kind().code(),
                what.code(),
                actor.name(),
                note.orElse(null),
                nextAt.map(TIME::format).orElse(null),
                to.map(EAddress::value).orElse(null));
        Evidence sealed = sealer.seal(statement(one, at).with(new Extension(EXTENSION, form)));
        evidence.keep(List.of(sealed));
        db.sql(KEEP)
                .param("action", id)
                .param("case", one.id())
                .param("what", what.code())
                .param("actor", actor.eAddress().map(EAddress::value).orElse(null), Types.VARCHAR)
                .param("name", actor.name())
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("nextAt", nextAt.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("to", to.map(EAddress::value).orElse(null), Types.VARCHAR)
                .param("at", Timestamp.from(at))
                .param("evidence", sealed.id())
                .update();
    }

    private Statement statement(Case one, Instant at) {
        AcceptedMessage message = messages.find(one.messageId()).orElseThrow();
        return one.recipient()
                .map(recipient -> message.statement(EvidenceEvent.CASE_HANDLED, at, Entity.of(recipient.value())))
                .orElseGet(() -> message.statement(
                        EvidenceEvent.CASE_HANDLED,
                        at,
                        recipients.of(List.of(message.id())).getOrDefault(message.id(), List.of())));
    }

    /// In the order they were done.
    List<Action> of(UUID caseId) {
        return db.sql(OF_CASE)
                .param("case", caseId)
                .param("limit", LIMIT)
                .query(Actions::row)
                .list();
    }

    private static Action row(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getObject("action_id", UUID.class),
                Deed.of(row.getString("what")),
                new Actor(Optional.ofNullable(row.getString("actor")).map(EAddress::new), row.getString("actor_name")),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("redirected_to")).map(EAddress::new),
                row.getTimestamp("done_at").toInstant(),
                row.getObject("evidence_id", UUID.class));
    }
}
