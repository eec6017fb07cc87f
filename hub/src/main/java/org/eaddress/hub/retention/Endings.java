package org.eaddress.hub.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.journal.EvidenceRemovals;
import org.eaddress.hub.journal.EvidenceRemovals.Policy;
import org.eaddress.hub.submission.Erasures;
import org.eaddress.hub.submission.Rejections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All that ends by message, in the order in which it ends: documents with texts and names, then evidence with all
/// that is left; and what was refused.
@Component
class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private static final String WITH_SENDER = "message m left join account a on a.e_address = m.sender";
    private static final String OF_KIND = "coalesce(a.kind, 'other') = '%s'";
    private static final String NOT_ON_ITS_WAY = """
            not exists (select from delivery w
              where w.message_id = m.message_id and w.state = 'waiting' and m.sent_at is not null)""";
    private static final String JOURNALLED = """
            not exists (select from evidence e where e.message_id = m.message_id and not exists (
              select from journal_entry j where j.message_id = m.message_id and j.evidence_id = e.evidence_id))""";
    private static final String ACCEPTED_BEFORE = "m.accepted_at <= :ended and not " + LegalHolds.OVER_M;
    private static final String REFUSED = "(select distinct message_id from rejection) m";
    private static final String REFUSED_BEFORE = """
            not exists (select from evidence e
              where e.message_id = m.message_id and e.event = 'SubmissionRejection' and e.event_at > :ended)
            and not\s""" + LegalHolds.OVER_REFUSED_M;

    private final Erasures erasures;
    private final Rejections rejections;
    private final EvidenceRemovals removals;
    private final RetentionPolicy policy;

    Endings(Erasures erasures, Rejections rejections, EvidenceRemovals removals, RetentionPolicy policy) {
        this.erasures = erasures;
        this.rejections = rejections;
        this.removals = removals;
        this.policy = policy;
    }

    List<Ending> all() {
        return Stream.concat(
                        Arrays.stream(SenderKind.values()).map(this::documents), Stream.of(evidence(), rejections()))
                .toList();
    }

    private Ending documents(SenderKind sender) {
        return new Ending(
                "documents-of-" + sender.code(),
                policy.documents(sender),
                WITH_SENDER,
                OF_KIND.formatted(sender.code()),
                ACCEPTED_BEFORE + " and " + NOT_ON_ITS_WAY,
                this::erase);
    }

    private Ending evidence() {
        return new Ending(
                "evidence",
                policy.evidence(),
                "message m",
                "true",
                ACCEPTED_BEFORE + " and m.subject = '' and " + JOURNALLED, // erased, and that is in the journal
                this::removeEvidence);
    }

    private Ending rejections() {
        return new Ending(
                "rejections",
                policy.rejections(),
                REFUSED,
                "true",
                REFUSED_BEFORE + " and " + JOURNALLED,
                this::forget);
    }

    private void erase(List<UUID> messages, Instant now) {
        int erased = erasures.erase(messages, now).size();
        if (erased > 0) {
            LOG.info("{} messages reached the end of their retention and were erased", erased);
        }
    }

    private void removeEvidence(List<UUID> messages, Instant now) {
        int pieces = removals.remove(messages, Policy.EVIDENCE, policy.evidence(), now);
        erasures.remove(messages);
        tell(pieces);
    }

    private void forget(List<UUID> messages, Instant now) {
        int pieces = removals.remove(messages, Policy.REJECTIONS, policy.rejections(), now);
        rejections.remove(messages);
        tell(pieces);
    }

    private static void tell(int pieces) {
        if (pieces > 0) {
            LOG.info("{} pieces of evidence reached the end of their retention and were removed", pieces);
        }
    }
}
