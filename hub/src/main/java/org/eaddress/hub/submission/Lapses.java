package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement.Entity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ends messages that were accepted and never registered: they will not be sent. Their documents and all evidence
/// stay as long as those of any other.
///
/// A registration and a lapse change the same row under the same conditions, so whoever comes first is the only
/// one.
@Component
public class Lapses {
    /// In the order of their ids, as registrations lock them.
    private static final String LAPSE = """
            with unsent_still as (
              select message_id from message
              where message_id = any(:ids) and sent_at is null and lapsed_at is null
                and subject <> '' and (inspection is null or inspection = 'clean')
              order by message_id for update
            )
            update message m set lapsed_at = :at from unsent_still
            where m.message_id = unsent_still.message_id and m.message_id = any(:ids)
            returning m.message_id""";
    private static final String DONE = "delete from unsent where message_id = any(:ids)";

    private final JdbcClient db;
    private final Messages messages;
    private final Recipients recipients;
    private final Sealer sealer;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;

    Lapses(
            JdbcClient db,
            Messages messages,
            Recipients recipients,
            Sealer sealer,
            EvidenceArchive evidence,
            ApplicationEventPublisher events) {
        this.db = db;
        this.messages = messages;
        this.recipients = recipients;
        this.sealer = sealer;
        this.evidence = evidence;
        this.events = events;
    }

    /// Those of these that were not sent lapse, with evidence of it; gives them. One transaction: all of it
    /// or none.
    @Transactional
    public List<UUID> lapse(Collection<UUID> ids, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<UUID> lapsed = db.sql(LAPSE)
                .param("ids", ids.toArray(UUID[]::new))
                .param("at", Timestamp.from(now))
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        if (!lapsed.isEmpty()) {
            Map<UUID, List<Entity>> all = recipients.of(lapsed);
            evidence.keep(messages.find(lapsed).stream()
                    .map(message -> seal(message, all.getOrDefault(message.id(), List.of()), now))
                    .toList());
            db.sql(DONE).param("ids", lapsed.toArray(UUID[]::new)).update();
            events.publishEvent(new UnsentEnded(lapsed, true, now));
        }
        return lapsed;
    }

    private Evidence seal(AcceptedMessage message, List<Entity> recipients, Instant now) {
        return sealer.seal(message.statement(EvidenceEvent.MESSAGE_LAPSED, now, recipients));
    }
}
