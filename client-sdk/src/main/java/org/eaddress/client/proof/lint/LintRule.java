package org.eaddress.client.proof.lint;

import static org.eaddress.client.proof.EvidenceEvent.*;

import java.security.cert.X509Certificate;
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
            "The sealing certificate was valid at the time of sealing.",
            (piece, _) -> isValid(piece.certificate(), piece.at())),
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
            "Consignment, notices, access, handover, the failures of them and absence name one recipient and refer to it.",
            (piece, _) -> mayBeAboutAll(piece) || isAboutOne(piece.evidence())),
    REASON_LEGAL(
            "The first reason is one of ETSI's that the event may have; in a sandbox that was asked to refuse, any of them.",
            (piece, _) -> isAskedFor(piece.evidence()) || reasonLegal(piece.evidence())),
    ID_UNIQUE(
            "No two pieces have the same identifier.",
            (piece, history) -> history.pieces().stream()
                            .filter(other -> other.evidence()
                                    .id()
                                    .equals(piece.evidence().id()))
                            .count()
                    == 1),
    HAPPENS_ONCE(
            "A message is accepted, lapses and is cancelled once; it is consigned, handed over, recalled and, for each reason, failed once for each recipient.",
            (piece, history) -> mayRepeat(piece.evidence().event())
                    || history.beside(piece, piece.evidence().event()).stream()
                                    .filter(other -> isSameFailure(piece, other))
                                    .count()
                            == 1),
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
            "The recipient concerned stands in the acceptance, or the message was sent on to it from one who does.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.isRedirectedTo(piece)
                    || history.accepted(acceptance -> values(acceptance.recipients())
                            .containsAll(values(piece.evidence().concerned())))),
    REDIRECTED_WITHIN_ORGANISATION(
            "A message is sent on only from an organisation to another e-address of the same, never from a person or to one.",
            (piece, _) -> piece.evidence().sentOnTo() == null
                    || piece.evidence().redirectedTo().isPresent()),
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
            "If the message has one recipient, all pieces carry the digest of the acceptance, unless it was sent on to another.",
            (piece, history) -> isOfNoAccepted(piece)
                    || history.isRedirectedTo(piece)
                    || history.accepted(acceptance -> acceptance.recipients().size() > 1
                            || acceptance
                                    .messageSha256()
                                    .equals(piece.evidence().messageSha256()))),
    DIGEST_SAME_FOR_RECIPIENT(
            "All pieces about one recipient carry the same digest.",
            (piece, history) -> mayBeAboutAll(piece)
                    || Stream.of(CONTENT_CONSIGNMENT, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER)
                            .flatMap(event -> history.beside(piece, event).stream())
                            .allMatch(other -> other.evidence()
                                    .messageSha256()
                                    .equals(piece.evidence().messageSha256()))),
    CONSIGNED_BEFORE_HANDOVER(
            "Nothing is handed over, opened or found not to be handed over before it was consigned.",
            (piece, history) -> !Set.of(CONTENT_HANDOVER, CONTENT_HANDOVER_FAILURE, CONTENT_ACCESS_TRACKING)
                            .contains(piece.evidence().event())
                    || history.follows(piece, CONTENT_CONSIGNMENT)),
    HANDED_OVER_BEFORE_ACCESS(
            "Nothing is opened before it was handed over.",
            (piece, history) ->
                    piece.evidence().event() != CONTENT_ACCESS_TRACKING || history.follows(piece, CONTENT_HANDOVER)),
    CONSIGNED_BEFORE_NOTICE(
            "Nobody is told of a message before it was consigned.",
            (piece, history) -> !isNotice(piece.evidence().event()) || history.follows(piece, CONTENT_CONSIGNMENT)),
    NOTICE_GIVEN_BEFORE_DELIVERED(
            "A notice arrives only after one was given.",
            (piece, history) -> piece.evidence().event() != NOTIFICATION_DELIVERED
                    || history.followsOne(piece, CONSIGNMENT_NOTIFICATION)),
    DEEMED_BEFORE_WITHDRAWN(
            "Only what was sealed as deemed notified is withdrawn.",
            (piece, history) -> piece.evidence().event() != DEEMED_NOTIFIED_WITHDRAWN
                    || history.followsOne(piece, DEEMED_NOTIFIED)),
    NOTHING_AFTER_FAILURE(
            "What could not be consigned to a recipient is not consigned, handed over or opened.",
            (piece, history) -> mayBeAboutAll(piece)
                    || piece.evidence().event() == CONTENT_CONSIGNMENT_FAILURE
                    || history.beside(piece, CONTENT_CONSIGNMENT_FAILURE).isEmpty()),
    IN_TIME_UNTIL_HANDED_OVER(
            "What was handed over is not found not to be handed over later.",
            (piece, history) -> piece.evidence().event() != CONTENT_HANDOVER_FAILURE
                    || history.beside(piece, CONTENT_HANDOVER).stream()
                            .noneMatch(handover -> handover.evidence()
                                    .at()
                                    .isBefore(piece.evidence().at()))),
    LAPSED_OR_SENT(
            "What lapsed is not consigned, handed over or counted as notified.",
            (piece, history) -> piece.evidence().event() != MESSAGE_LAPSED
                    || Stream.of(CONTENT_CONSIGNMENT, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER, DEEMED_NOTIFIED)
                            .flatMap(history::of)
                            .findAny()
                            .isEmpty()),
    CANCELLED_BEFORE_CONSIGNMENT(
            "What was cancelled is not consigned, handed over or counted as notified.",
            (piece, history) -> piece.evidence().event() != MESSAGE_CANCELLED
                    || Stream.of(CONTENT_CONSIGNMENT, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER, DEEMED_NOTIFIED)
                            .flatMap(history::of)
                            .findAny()
                            .isEmpty()),
    CONSIGNED_BEFORE_RECALL(
            "Nothing is recalled before it was consigned.",
            (piece, history) ->
                    piece.evidence().event() != MESSAGE_RECALLED || history.follows(piece, CONTENT_CONSIGNMENT)),
    NOT_HANDED_OVER_AFTER_RECALL(
            "What was recalled is not handed over later.",
            (piece, history) -> piece.evidence().event() != MESSAGE_RECALLED
                    || history.beside(piece, CONTENT_HANDOVER).stream()
                            .noneMatch(handover -> handover.evidence()
                                    .at()
                                    .isAfter(piece.evidence().at()))),
    NOT_REJECTED_AFTER_ACCEPTANCE(
            "What was accepted is not rejected later, unless no scan for malware had been possible before.",
            (piece, history) -> !isRejection(piece)
                    || isOfInspection(piece)
                    || history.of(SUBMISSION_ACCEPTANCE)
                            .map(Sealed::evidence)
                            .noneMatch(acceptance -> acceptance
                                            .messageSha256()
                                            .equals(piece.evidence().messageSha256())
                                    && acceptance.at().isBefore(piece.evidence().at()))),
    REJECTED_IS_NOT_CONSIGNED(
            "What was rejected after it had been accepted is not consigned, handed over or opened.",
            (piece, history) -> isRejection(piece)
                    || mayBeAboutAll(piece)
                    || history.of(SUBMISSION_REJECTION).noneMatch(history::isOfAccepted)),
    ABSENCE_AFTER_PERIOD("Absence is stated of a period that has ended.", (piece, _) -> isOfThePast(piece.evidence())),
    NOT_STATED_ABSENT(
            "Nothing has happened that was stated not to have happened.",
            (piece, history) -> history.statements().stream()
                    .noneMatch(statement -> piece.evidence().contradicts(statement.evidence())));

    private static final Duration NEAR = Duration.ofMinutes(5);
    private static final Set<String> INSPECTION =
            Set.of("urn:eaddress:problem:malware-found", "urn:eaddress:problem:document-not-scannable");
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

    static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(NEAR) <= 0;
    }

    static Instant madeAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.MIN;
    }

    static boolean isValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean registeredInOrder(Evidence evidence) {
        var registered = evidence.registeredAt();
        return registered == null
                || (!registered.isBefore(evidence.submittedAt()) && !registered.isAfter(evidence.at()));
    }

    /// What a sandbox does because its system asked for it reaches nobody else.
    private static boolean isAskedFor(Evidence evidence) {
        return (evidence.event() == SUBMISSION_REJECTION || evidence.event() == CONTENT_CONSIGNMENT_FAILURE)
                && evidence.sender().value().startsWith("_TEST-")
                && evidence.reasons().size() == 2
                && evidence.reasons().getFirst().startsWith(ETSI)
                && evidence.reasons().getLast().equals("urn:eaddress:problem:sandbox-refusal");
    }

    private static boolean reasonLegal(Evidence evidence) {
        Set<String> legal = switch (evidence.event()) {
            case SUBMISSION_REJECTION ->
                Set.of(
                        "R_ERDS_MessageRejected",
                        "R_ERDS_MessageRejectedForMalware",
                        "R_ERDS_PolicyViolation",
                        "UnknownRecipient");
            case CONTENT_CONSIGNMENT_FAILURE -> Set.of("UnknownRecipient", "R_ERDS_Unreachable");
            case CONSIGNMENT_NOTIFICATION_FAILURE -> Set.of("R_ERDS_Unreachable", "R_ERDS_Malfunction");
            case DEEMED_NOTIFIED_WITHDRAWN -> Set.of("R_ERDS_Unreachable", "R_ERDS_Malfunction");
            case CONSIGNMENT_NOTIFICATION, NOTIFICATION_DELIVERED, UNDELIVERED_NOTICES -> Set.of();
            case SUBMISSION_ACCEPTANCE, CONTENT_CONSIGNMENT, CONTENT_ACCESS_TRACKING, CONTENT_HANDOVER -> Set.of();
            case CONTENT_HANDOVER_FAILURE ->
                Set.of(
                        "R_ERDS_Unreachable",
                        "R_ERDS_MessageRejected",
                        "R_ERDS_MessageRejectedForMalware",
                        "R_ERDS_MessageRejectedForInvalidSignature",
                        "R_ERDS_PolicyViolation");
            case CONTENT_ERASURE, DEEMED_NOTIFIED, MESSAGE_ABSENCE, MESSAGE_LAPSED, CASE_HANDLED -> Set.of();
            case MESSAGE_CANCELLED, MESSAGE_RECALLED -> Set.of();
        };
        return evidence.reasons().stream()
                .limit(1)
                .allMatch(reason -> legal.stream().map(ETSI::concat).anyMatch(reason::equals));
    }

    /// What no system took in time can be rejected by it later; all else fails once.
    private static boolean isSameFailure(Sealed piece, Sealed other) {
        return piece.evidence().event() != CONTENT_HANDOVER_FAILURE
                || piece.evidence().reasons().equals(other.evidence().reasons());
    }

    /// A rejection, or a statement about no one message: it goes with no acceptance.
    private static boolean isOfNoAccepted(Sealed piece) {
        return !piece.evidence().event().hasDocuments();
    }

    private static boolean isOfThePast(Evidence evidence) {
        var absence = evidence.absence();
        return absence == null || !absence.until().isAfter(evidence.at());
    }

    private static boolean isOfInspection(Sealed piece) {
        return piece.evidence().reasons().stream().anyMatch(INSPECTION::contains);
    }

    private static boolean isRejection(Sealed piece) {
        return piece.evidence().event() == SUBMISSION_REJECTION;
    }

    private static boolean isAboutAll(Sealed piece) {
        return isRejection(piece)
                || piece.evidence().event() == UNDELIVERED_NOTICES
                || piece.evidence().event() == SUBMISSION_ACCEPTANCE
                || piece.evidence().event() == MESSAGE_LAPSED
                || piece.evidence().event() == MESSAGE_CANCELLED
                || piece.evidence().event() == CONTENT_ERASURE;
    }

    private static boolean isNotice(EvidenceEvent event) {
        return event == CONSIGNMENT_NOTIFICATION
                || event == CONSIGNMENT_NOTIFICATION_FAILURE
                || event == NOTIFICATION_DELIVERED;
    }

    /// What is done about a message that was not sent concerns all its recipients, else one.
    private static boolean mayBeAboutAll(Sealed piece) {
        return isAboutAll(piece) || piece.evidence().event() == CASE_HANDLED;
    }

    private static boolean isOfTheLaw(Sealed piece) {
        return piece.evidence().event() == DEEMED_NOTIFIED;
    }

    private static boolean isAboutOne(Evidence evidence) {
        return evidence.recipients().size() == 1 && evidence.refersTo() != null;
    }

    private static boolean mayRepeat(EvidenceEvent event) {
        return switch (event) {
            case SUBMISSION_REJECTION, CONTENT_ACCESS_TRACKING, UNDELIVERED_NOTICES -> true;
            case CONSIGNMENT_NOTIFICATION, CONSIGNMENT_NOTIFICATION_FAILURE, NOTIFICATION_DELIVERED -> true;
            case DEEMED_NOTIFIED, DEEMED_NOTIFIED_WITHDRAWN -> true;
            case SUBMISSION_ACCEPTANCE, CONTENT_CONSIGNMENT, CONTENT_CONSIGNMENT_FAILURE -> false;
            case CONTENT_HANDOVER, CONTENT_ERASURE, MESSAGE_ABSENCE -> false;
            case CASE_HANDLED -> true;
            case CONTENT_HANDOVER_FAILURE, MESSAGE_LAPSED -> false;
            case MESSAGE_CANCELLED, MESSAGE_RECALLED -> false;
        };
    }

    private static List<String> values(List<Evidence.Party> parties) {
        return parties.stream().map(Evidence.Party::value).toList();
    }
}
