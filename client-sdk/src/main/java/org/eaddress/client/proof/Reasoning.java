package org.eaddress.client.proof;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What follows from evidence that passed every check, and what does not follow from it.
final class Reasoning {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private Reasoning() {}

    static Verdict verdict(
            Evidence evidence, SealedForm form, Exhibits exhibits, ExhibitCheck compared, RevocationCheck revocation) {
        var proven = new ArrayList<Statement>();
        if (evidence.absence() == null) {
            proven.add(event(evidence));
        } else {
            proven.addAll(AbsenceReasoning.proven(evidence, evidence.absence()));
        }
        if (evidence.registeredAt() != null) {
            proven.add(Statement.of("proven-registered", time(evidence.registeredAt())));
        }
        proven.addAll(evidence.told());
        proven.addAll(compared.proven());
        proven.add(seal(form));
        proven.addAll(revocation.proven());
        var open = notProven(evidence, exhibits, compared);
        open.addAll(revocation.notProven());
        return new Verdict.Valid(evidence, List.copyOf(proven), List.copyOf(open));
    }

    private static Statement event(Evidence evidence) {
        var key = switch (evidence.event()) {
            case SUBMISSION_ACCEPTANCE -> "proven-accepted";
            case SUBMISSION_REJECTION -> "proven-rejected";
            case CONTENT_CONSIGNMENT -> "proven-consigned";
            case CONTENT_CONSIGNMENT_FAILURE ->
                evidence.isOfExpiry() ? "proven-expired-before" : "proven-not-consigned";
            case CONSIGNMENT_NOTIFICATION -> "proven-notified";
            case CONSIGNMENT_NOTIFICATION_FAILURE -> "proven-not-notified";
            case NOTIFICATION_DELIVERED -> "proven-notice-delivered";
            case CONTENT_ACCESS_TRACKING -> "proven-accessed";
            case CONTENT_HANDOVER -> "proven-handed-over";
            case CONTENT_HANDOVER_FAILURE -> evidence.isOfExpiry() ? "proven-expired" : "proven-not-handed-over";
            case MESSAGE_LAPSED -> "proven-lapsed";
            case MESSAGE_CANCELLED -> "proven-cancelled";
            case MESSAGE_RECALLED -> "proven-recalled";
            case CASE_HANDLED -> "proven-handled";
            case CONTENT_ERASURE -> "proven-erased";
            case DEEMED_NOTIFIED -> "proven-deemed-notified";
            case MESSAGE_ABSENCE -> throw new IllegalArgumentException("not about a message");
            case DEEMED_NOTIFIED_WITHDRAWN -> "proven-deemed-withdrawn";
            case UNDELIVERED_NOTICES -> "proven-undelivered-notices";
        };
        return Statement.of(
                key,
                evidence.issuer().words(),
                evidence.message().toString(),
                evidence.sender().words(),
                recipients(evidence),
                time(evidence.at()),
                String.join(", ", evidence.reasons()));
    }

    static Statement seal(SealedForm form) {
        return Statement.of(
                "proven-seal", form.sealer().getSubjectX500Principal().getName(), time(form.at()));
    }

    static String recipients(Evidence evidence) {
        return evidence.concerned().stream().map(Evidence.Party::words).collect(Collectors.joining(", "));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static List<Statement> notProven(Evidence evidence, Exhibits exhibits, ExhibitCheck compared) {
        var open = new ArrayList<Statement>();
        switch (evidence.event()) {
            case SUBMISSION_ACCEPTANCE -> {
                open.add(Statement.of("open-sent"));
                open.add(Statement.of("open-received"));
            }
            case SUBMISSION_REJECTION -> open.add(Statement.of("open-never"));
            case CONTENT_CONSIGNMENT_FAILURE -> open.add(Statement.of("open-other-recipients"));
            case CONTENT_CONSIGNMENT, DEEMED_NOTIFIED -> open.add(Statement.of("open-opened"));
            case CONSIGNMENT_NOTIFICATION -> open.add(Statement.of("open-notice-arrived"));
            case CONSIGNMENT_NOTIFICATION_FAILURE -> open.add(Statement.of("open-other-channels"));
            case NOTIFICATION_DELIVERED -> open.add(Statement.of("open-opened"));
            case DEEMED_NOTIFIED_WITHDRAWN -> open.add(Statement.of("open-notified-later"));
            case UNDELIVERED_NOTICES -> open.add(Statement.of("open-notice-read"));
            case CONTENT_ACCESS_TRACKING, CONTENT_HANDOVER -> open.add(Statement.of("open-understood"));
            case CONTENT_HANDOVER_FAILURE ->
                open.add(Statement.of(evidence.isOfExpiry() ? "open-other-recipients" : "open-later"));
            case MESSAGE_LAPSED, MESSAGE_CANCELLED -> open.add(Statement.of("open-again"));
            case MESSAGE_RECALLED -> open.add(recalled(evidence));
            case CASE_HANDLED -> open.add(Statement.of("open-outcome"));
            case CONTENT_ERASURE -> open.add(Statement.of("open-copies"));
            case MESSAGE_ABSENCE -> {
                open.add(Statement.of("open-absence"));
                open.add(Statement.of("open-elsewhere"));
            }
        }
        compared.unseenDocuments().forEach(name -> open.add(Statement.of("open-document", name)));
        if (exhibits.message() == null && evidence.absence() == null) {
            open.add(Statement.of("open-message"));
        }
        open.add(Statement.of("open-time"));
        return open;
    }

    /// What a recall leaves open hangs on whether the recipient had the message.
    private static Statement recalled(Evidence evidence) {
        if (evidence.told().contains(ExtensionWords.HIDDEN)) {
            return Statement.of("open-again");
        }
        var had = evidence.told().contains(ExtensionWords.HAD);
        return Statement.of(had ? "open-copies-handed-over" : "open-copies-recalled");
    }
}
