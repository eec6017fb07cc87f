package org.eaddress.client.proof.lint;

import static org.eaddress.client.proof.EvidenceEvent.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.Sealed;

/// What must be true of evidence besides its schema and its seal. The names are stable.
public enum LintRule {
    SEALED_WITH_EVENT(
            "A piece is sealed within five minutes of the event it states; that a day of the law ended, later too.",
            (piece, _) -> isOfTheLaw(piece) || near(piece.at(), piece.evidence().at())),
    ID_MADE_WITH_EVENT(
            "The evidence identifier is a UUIDv7 made within five minutes of the seal.",
            (piece, _) -> near(madeAt(piece.evidence().id()), piece.at())),
    CERTIFICATE_VALID_AT_SEALING(
            "The sealing certificate was valid at the time of sealing.", (piece, _) -> certificateValid(piece)),
    ISSUER_AS_CERTIFICATE(
            "The issuer is the one whom the sealing certificate names.",
            (piece, _) -> piece.certificate()
                    .getSubjectX500Principal()
                    .getName()
                    .equals(piece.evidence().issuer().value())),
    SUBMITTED_BEFORE_EVENT(
            "The submission is not later than the event.",
            (piece, _) ->
                    !piece.evidence().submittedAt().isAfter(piece.evidence().at())),
    REGISTERED_IN_ORDER(
            "The registration is not earlier than the submission and not later than the event.",
            (piece, _) -> registeredInOrder(piece.evidence())),
    ONE_RECIPIENT_CONCERNED(
            "Consignment, its failure, access, handover and absence name one recipient and refer to it.",
            (piece, _) -> isAboutAll(piece) || isAboutOne(piece.evidence())),
    REASON_LEGAL(
            "The first reason is one of ETSI's that the event may have.", (piece, _) -> reasonLegal(piece.evidence())),
    ID_UNIQUE(
            "No two pieces have the same identifier.",
            (piece, history) -> history.pieces().stream()
                            .filter(other -> other.evidence()
                                    .id()
                                    .equals(piece.evidence().id()))
                            .count()
                    == 1),
    HAPPENS_ONCE(
            "A message is accepted once, and consigned, failed and handed over once for each recipient.",
            (piece, history) -> mayRepeat(piece.evidence().event())
                    || history.beside(piece, piece.evidence().event()).size() == 1),
    ACCEPTED_FIRST(
            "Nothing else happens to a message before it was accepted.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance ->
                            !acceptance.at().isAfter(piece.evidence().at()))),
    SENDER_AS_ACCEPTED(
            "All pieces name the sender of the acceptance.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance -> acceptance
                            .sender()
                            .value()
                            .equals(piece.evidence().sender().value()))),
    SUBMISSION_AS_ACCEPTED(
            "All pieces name the submission time of the acceptance.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance ->
                            acceptance.submittedAt().equals(piece.evidence().submittedAt()))),
    RECIPIENT_AS_ACCEPTED(
            "The recipient concerned stands in the acceptance.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance -> values(acceptance.recipients())
                            .containsAll(values(piece.evidence().concerned())))),
    DOCUMENTS_AS_ACCEPTED(
            "All pieces list the documents of the acceptance: names, types, sizes, digests, where they are stored.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance ->
                            acceptance.parts().equals(piece.evidence().parts()))),
    DOCUMENTS_AS_STORED(
            "The documents listed are those that the hub stores for the message.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.stored().isEmpty()
                    || history.stored().equals(piece.evidence().parts())),
    DIGEST_AS_ACCEPTED(
            "If the message has one recipient, all pieces carry the digest of the acceptance.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.accepted(acceptance -> acceptance.recipients().size() > 1
                            || acceptance
                                    .messageSha256()
                                    .equals(piece.evidence().messageSha256()))),
    DIGEST_SAME_FOR_RECIPIENT(
            "All pieces about one recipient carry the same digest.",
            (piece, history) -> isAboutAll(piece)
                    || Stream.of(CONTENT_CONSIGNMENT, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER)
                            .flatMap(event -> history.beside(piece, event).stream())
                            .allMatch(other -> other.evidence()
                                    .messageSha256()
                                    .equals(piece.evidence().messageSha256()))),
    CONSIGNED_BEFORE_HANDOVER(
            "Nothing is handed over or opened before it was consigned.",
            (piece, history) -> !Set.of(CONTENT_HANDOVER, CONTENT_ACCESS_TRACKING)
                            .contains(piece.evidence().event())
                    || history.follows(piece, CONTENT_CONSIGNMENT)),
    HANDED_OVER_BEFORE_ACCESS(
            "Nothing is opened before it was handed over.",
            (piece, history) ->
                    piece.evidence().event() != CONTENT_ACCESS_TRACKING || history.follows(piece, CONTENT_HANDOVER)),
    NOTHING_AFTER_FAILURE(
            "What could not be consigned to a recipient is not consigned, handed over or opened.",
            (piece, history) -> isAboutAll(piece)
                    || piece.evidence().event() == CONTENT_CONSIGNMENT_FAILURE
                    || history.beside(piece, CONTENT_CONSIGNMENT_FAILURE).isEmpty()),
    NOT_REJECTED_AFTER_ACCEPTANCE(
            "What was accepted is not rejected later.",
            (piece, history) -> !isRejection(piece)
                    || history.of(SUBMISSION_ACCEPTANCE)
                            .map(Sealed::evidence)
                            .noneMatch(acceptance -> acceptance
                                            .messageSha256()
                                            .equals(piece.evidence().messageSha256())
                                    && acceptance.at().isBefore(piece.evidence().at()))),
    ABSENCE_AFTER_PERIOD("Absence is stated of a period that has ended.", (piece, _) -> isOfThePast(piece.evidence())),
    NOT_STATED_ABSENT(
            "Nothing has happened that was stated not to have happened.",
            (piece, history) -> history.statements().stream()
                    .noneMatch(statement -> piece.evidence().contradicts(statement.evidence())));

    private static final Duration NEAR = Duration.ofMinutes(5);
    private static final String ETSI = "http://uri.etsi.org/19522/EventReason/";

    private final String text;
    private final Check check;

    LintRule(String text, Check check) {
        this.text = text;
        this.check = check;
    }

    private interface Check {
        boolean holds(Sealed piece, History history);
    }

    /// The stable name, such as `handed-over-before-access`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What must be true.
    public String text() {
        return text;
    }

    boolean holds(Sealed piece, History history) {
        return check.holds(piece, history);
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(NEAR) <= 0;
    }

    private static Instant madeAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.MIN;
    }

    private static boolean certificateValid(Sealed piece) {
        return !piece.at().isBefore(piece.certificate().getNotBefore().toInstant())
                && !piece.at().isAfter(piece.certificate().getNotAfter().toInstant());
    }

    private static boolean registeredInOrder(Evidence evidence) {
        var registered = evidence.registeredAt();
        return registered == null
                || (!registered.isBefore(evidence.submittedAt()) && !registered.isAfter(evidence.at()));
    }

    private static boolean reasonLegal(Evidence evidence) {
        Set<String> legal = switch (evidence.event()) {
            case SUBMISSION_REJECTION -> Set.of("R_ERDS_MessageRejected", "R_ERDS_PolicyViolation", "UnknownRecipient");
            case CONTENT_CONSIGNMENT_FAILURE -> Set.of("UnknownRecipient");
            case SUBMISSION_ACCEPTANCE, CONTENT_CONSIGNMENT, CONTENT_ACCESS_TRACKING, CONTENT_HANDOVER -> Set.of();
            case CONTENT_ERASURE, DEEMED_NOTIFIED, MESSAGE_ABSENCE -> Set.of();
        };
        return evidence.reasons().stream()
                .limit(1)
                .allMatch(reason -> legal.stream().map(ETSI::concat).anyMatch(reason::equals));
    }

    private static boolean isRejection(Sealed piece) {
        return piece.evidence().event() == SUBMISSION_REJECTION;
    }

    private static boolean isOfNoAccepted(Sealed piece) {
        return isRejection(piece) || piece.evidence().event() == MESSAGE_ABSENCE;
    }

    private static boolean isOfThePast(Evidence evidence) {
        var absence = evidence.absence();
        return absence == null || !absence.until().isAfter(evidence.at());
    }

    private static boolean isAboutAll(Sealed piece) {
        return isRejection(piece)
                || piece.evidence().event() == SUBMISSION_ACCEPTANCE
                || piece.evidence().event() == CONTENT_ERASURE;
    }

    private static boolean isOfTheLaw(Sealed piece) {
        return piece.evidence().event() == DEEMED_NOTIFIED;
    }

    private static boolean isAboutOne(Evidence evidence) {
        return evidence.recipients().size() == 1 && evidence.refersTo() != null;
    }

    private static boolean mayRepeat(EvidenceEvent event) {
        return event == SUBMISSION_REJECTION || event == CONTENT_ACCESS_TRACKING;
    }

    private static List<String> values(List<Evidence.Party> parties) {
        return parties.stream().map(Evidence.Party::value).toList();
    }
}
