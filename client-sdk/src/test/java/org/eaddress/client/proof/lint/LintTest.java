package org.eaddress.client.proof.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.MalformedEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class LintTest {
    private static final String FIRM = "_DEFAULT@40103000456";

    private final Story story = new Story();

    @Test
    void aGoodHistoryBreaksNoRule() throws MalformedEvidence {
        assertThat(Lint.of(story.sealed())).isEmpty();
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void aFailedConsignmentIsAGoodEnd() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.consignment, story.handover, story.access));
        story.pieces.add(failure());
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void noticesMayFailAndRepeatAndArrive() throws MalformedEvidence {
        story.pieces.add(because(
                Story.aboutAnna(Story.piece("ConsignmentNotificationFailure", 3)),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_Unreachable"));
        story.pieces.add(Story.aboutAnna(Story.piece("ConsignmentNotification", 4)));
        story.pieces.add(Story.aboutAnna(Story.piece("NotificationDelivered", 5)));
        story.pieces.add(Story.aboutAnna(Story.piece("ConsignmentNotification", 6)));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void whatWasTakenLateIsAGoodEnd() throws MalformedEvidence {
        story.pieces.add(notTaken(30));
        story.pieces.add(Story.aboutAnna(Story.piece("CaseHandled", 40)));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void whatNoSystemTookInTimeMayBeRejectedByItLater() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.handover, story.access));
        story.pieces.add(notTaken(30));
        story.pieces.add(because(
                Story.aboutAnna(Story.piece("ContentHandoverFailure", 40)),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_MessageRejected"));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void aCancellationIsAGoodEnd() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.consignment, story.handover, story.access));
        story.pieces.add(Story.piece("MessageCancelled", 60));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void aRecallOfWhatTheRecipientHasIsAGoodEnd() throws MalformedEvidence {
        story.pieces.add(Story.aboutAnna(Story.piece("MessageRecalled", 90)));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void aLapseIsAGoodEnd() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.consignment, story.handover, story.access));
        story.pieces.add(Story.piece("CaseHandled", 50));
        story.pieces.add(Story.piece("MessageLapsed", 60));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void whatWasSentOnToAnotherAddressIsAboutThatOneToo() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.handover, story.access));
        about(story.acceptance, FIRM);
        about(story.consignment, FIRM);
        var elsewhere = about(Story.aboutAnna(Story.piece("ContentConsignment", 90)), "UNIT@40103000456");
        elsewhere.withObject("/userContentInfo").put("digestValue", "1".repeat(64));
        story.pieces.add(elsewhere);
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .extracting(LintFinding::rule)
                .containsExactlyInAnyOrder(LintRule.RECIPIENT_AS_ACCEPTED, LintRule.DIGEST_AS_ACCEPTED);

        story.pieces.add(sentOn(FIRM, "UNIT@40103000456", 80));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    private static ObjectNode about(ObjectNode piece, String recipient) {
        ((ObjectNode) piece.at("/recipientsDetails/0/identifier")).put("value", recipient);
        return piece;
    }

    @Test
    void whatIsSentOnDoesNotExplainItself() throws MalformedEvidence {
        story.pieces.add(sentOn("UNIT@40103000456", "UNIT@40103000456", 80));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .extracting(LintFinding::rule)
                .containsExactlyInAnyOrder(LintRule.RECIPIENT_AS_ACCEPTED, LintRule.REDIRECTED_WITHIN_ORGANISATION);
        assertThat(story.sealed().getLast().evidence().told())
                .as("a reader says nothing of it")
                .isEmpty();
    }

    @Test
    void twoThatSendOnToEachOtherDoNotExplainThemselves() throws MalformedEvidence {
        story.pieces.add(sentOn("UNIT@40103000456", "ARCHIVE@40103000456", 80));
        story.pieces.add(sentOn("ARCHIVE@40103000456", "UNIT@40103000456", 80));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .extracting(LintFinding::rule)
                .containsExactly(LintRule.RECIPIENT_AS_ACCEPTED, LintRule.RECIPIENT_AS_ACCEPTED);
    }

    private static ObjectNode sentOn(String from, String to, long seconds) {
        var piece = Story.aboutAnna(Story.piece("CaseHandled", seconds));
        about(piece, from);
        piece.putArray("extensions")
                .addObject()
                .put("identifier", "urn:eaddress:extension:case:1")
                .put("isCritical", false)
                .putObject("value")
                .put("action", UUID.randomUUID().toString())
                .put("case", UUID.randomUUID().toString())
                .put("kind", "unretrieved")
                .put("what", "redirected")
                .put("by", "Ilze Ozola")
                .put("to", to);
        return piece;
    }

    @Test
    void aRejectionBeforeTheAcceptanceIsNoTrouble() throws MalformedEvidence {
        story.pieces.add(rejection(-60));
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void onlyASandboxRefusesForWhateverReason() throws MalformedEvidence {
        var refusal = because(rejection(-60), "http://uri.etsi.org/19522/EventReason/R_ERDS_Malfunction");
        refusal.withArray("eventReasons").add("urn:eaddress:problem:sandbox-refusal");
        story.pieces.add(refusal);
        assertThat(Lint.of(story.sealed())).extracting(LintFinding::rule).containsExactly(LintRule.REASON_LEGAL);

        refusal.withObject("/senderDetails/identifier").put("value", "_TEST-0123456789ABCDEF@40103000456");
        assertThat(Lint.of(story.sealed())).extracting(LintFinding::rule).doesNotContain(LintRule.REASON_LEGAL);
    }

    @Test
    void aMessageThatWasRefusedForMalwareAfterItsAcceptanceIsAGoodEnd() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.consignment, story.handover, story.access));
        story.pieces.add(refusedForMalware());
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsAFindingOnlyWhereAllIsThere() throws MalformedEvidence {
        story.pieces.removeAll(List.of(story.acceptance, story.consignment));
        assertThat(Lint.of(story.sealed())).isEmpty();
        assertThat(Lint.ofWhole(story.sealed(), List.of(), List.of()))
                .extracting(LintFinding::rule)
                .contains(LintRule.ACCEPTED_FIRST, LintRule.CONSIGNED_BEFORE_HANDOVER);
    }

    @Test
    void aStatementOfAbsenceStandsByItself() throws MalformedEvidence {
        story.pieces.clear();
        story.pieces.add(Story.absence("accepted", -60, 0));
        assertThat(Lint.ofWhole(story.sealed(), List.of(), List.of())).isEmpty();
    }

    @Test
    void onlyWhatFallsIntoThePeriodContradictsAStatement() throws MalformedEvidence {
        story.pieces.add(Story.absence("accepted", -60, 0));
        story.pieces.add(Story.absence("accepted", 1, 50));
        story.pieces.add(Story.absence("consigned", 0, 2));
        story.pieces.add(Story.absence("consigned", 3, 50));
        assertThat(Lint.of(story.sealed())).isEmpty();
        story.pieces.add(Story.absence("consigned", 2, 3));
        assertThat(Lint.of(story.sealed()))
                .extracting(LintFinding::rule, LintFinding::evidence)
                .containsExactly(tuple(
                        LintRule.NOT_STATED_ABSENT,
                        UUID.fromString(
                                story.consignment.get("evidenceIdentifier").asString())));
    }

    @ParameterizedTest
    @EnumSource
    void everyBrokenRuleIsNamed(LintRule rule) throws MalformedEvidence {
        spoil(rule);
        assertThat(Lint.ofWhole(story.sealed(), stored("permit.pdf"), story.statements()))
                .extracting(LintFinding::rule)
                .contains(rule);
    }

    private void spoil(LintRule rule) {
        switch (rule) {
            case SEALED_WITH_EVENT -> story.sealedLate = Duration.ofMinutes(6);
            case CERTIFICATE_VALID_AT_SEALING -> story.sealedLate = Duration.ofDays(20_000);
            case ID_MADE_WITH_EVENT -> story.handover.put("evidenceIdentifier", Story.id(1000));
            case SUBMITTED_BEFORE_EVENT -> story.handover.put("submissionTime", Story.at(61));
            case REGISTERED_IN_ORDER ->
                story.consignment.withObject("/extensions/0/value").put("registeredAt", Story.at(3));
            case ONE_RECIPIENT_CONCERNED -> story.handover.remove("evidenceRefersToRecipient");
            case REASON_LEGAL -> story.pieces.add(because(rejection(-60), "urn:eaddress:problem:no-document"));
            case ID_UNIQUE -> story.access.set("evidenceIdentifier", story.handover.get("evidenceIdentifier"));
            case HAPPENS_ONCE -> story.pieces.add(Story.aboutAnna(Story.piece("ContentHandover", 70)));
            case ACCEPTED_FIRST -> story.consignment.put("eventTime", Story.at(-1));
            case SENDER_AS_ACCEPTED ->
                story.handover.withObject("/senderDetails/identifier").put("value", "_DEFAULT@40103000456");
            case SUBMISSION_AS_ACCEPTED -> story.handover.put("submissionTime", Story.at(1));
            case RECIPIENT_AS_ACCEPTED ->
                story.access.withObject("/recipientsDetails/0/identifier").put("value", "_DEFAULT@40103000456");
            case REDIRECTED_WITHIN_ORGANISATION -> story.pieces.add(sentOn(Story.ANNA, "UNIT@90001733697", 80));
            case DOCUMENTS_AS_ACCEPTED, DOCUMENTS_AS_STORED ->
                story.handover.withObject("/userContentInfo/partsInfo/0").put("identifier", "other.pdf");
            case DIGEST_AS_ACCEPTED, DIGEST_SAME_FOR_RECIPIENT ->
                story.handover.withObject("/userContentInfo").put("digestValue", "1".repeat(64));
            case CONSIGNED_BEFORE_HANDOVER -> story.handover.put("eventTime", Story.at(1));
            case HANDED_OVER_BEFORE_ACCESS -> story.access.put("eventTime", Story.at(59));
            case CONSIGNED_BEFORE_NOTICE ->
                story.pieces.add(Story.aboutAnna(Story.piece("ConsignmentNotification", 1)));
            case NOTICE_GIVEN_BEFORE_DELIVERED -> {
                story.pieces.add(Story.aboutAnna(Story.piece("NotificationDelivered", 4)));
                story.pieces.add(Story.aboutAnna(Story.piece("ConsignmentNotification", 5)));
            }
            case DEEMED_BEFORE_WITHDRAWN -> story.pieces.add(withdrawal());
            case NOTHING_AFTER_FAILURE -> story.pieces.add(failure());
            case REJECTED_IS_NOT_CONSIGNED -> story.pieces.add(refusedForMalware());
            case IN_TIME_UNTIL_HANDED_OVER -> story.pieces.add(notTaken(61));
            case LAPSED_OR_SENT -> story.pieces.add(Story.piece("MessageLapsed", 3));
            case CANCELLED_BEFORE_CONSIGNMENT -> story.pieces.add(Story.piece("MessageCancelled", 3));
            case CONSIGNED_BEFORE_RECALL -> story.pieces.add(Story.aboutAnna(Story.piece("MessageRecalled", 1)));
            case NOT_HANDED_OVER_AFTER_RECALL -> story.pieces.add(Story.aboutAnna(Story.piece("MessageRecalled", 30)));
            case NOT_REJECTED_AFTER_ACCEPTANCE -> story.pieces.add(rejection(60));
            case ISSUER_AS_CERTIFICATE ->
                story.access.withObject("/evidenceIssuerDetails/identifier").put("value", "CN=Another");
            case ABSENCE_AFTER_PERIOD -> story.pieces.add(Story.absence("accepted", -60, 61));
            case NOT_STATED_ABSENT -> story.statements.add(Story.absence("accepted", -60, 1));
        }
    }

    private static ObjectNode withdrawal() {
        return because(
                Story.aboutAnna(Story.piece("DeemedNotifiedWithdrawn", 90))
                        .put("erdsEventId", "urn:eaddress:event:DeemedNotifiedWithdrawn"),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_Unreachable");
    }

    private static ObjectNode failure() {
        return because(
                Story.aboutAnna(Story.piece("ContentConsignmentFailure", 2)),
                "http://uri.etsi.org/19522/EventReason/UnknownRecipient");
    }

    /// Of the submission that was accepted, as its scan came later.
    private static ObjectNode refusedForMalware() {
        var refusal = because(
                Story.piece("SubmissionRejection", 60),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_MessageRejectedForMalware");
        refusal.withArray("eventReasons").add("urn:eaddress:problem:malware-found");
        return refusal;
    }

    private static ObjectNode notTaken(long seconds) {
        return because(
                Story.aboutAnna(Story.piece("ContentHandoverFailure", seconds)),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_Unreachable");
    }

    private static ObjectNode rejection(long seconds) {
        return because(
                Story.piece("SubmissionRejection", seconds).put("submissionTime", Story.at(seconds)),
                "http://uri.etsi.org/19522/EventReason/R_ERDS_MessageRejected");
    }

    private static ObjectNode because(ObjectNode piece, String reason) {
        piece.putArray("eventReasons").add(reason);
        return piece;
    }

    private static List<Evidence.Part> stored(String name) {
        return List.of(new Evidence.Part(name, "application/pdf", 8, "0".repeat(64), null));
    }

    @Test
    void theListOfRulesIsWhatIsChecked() throws IOException {
        var rules = Arrays.stream(LintRule.values())
                .map(rule -> "| `" + rule.code() + "` | " + rule.text() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("../api-spec/evidence/lint.md"))).contains(rules);
    }
}
