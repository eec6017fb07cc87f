package org.eaddress.client.proof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.Sealer;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.SealedStatement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class KeepingLintTest {
    private static final Sealer SEALER = Authority.named("Hub root").sealer();
    private static final String HOLD = "019aa0c4-8e7b-7000-8000-000000000002";

    private final ObjectNode placed = placed(0);
    private final ObjectNode lifted = lifted(60);
    private final ObjectNode opened = opened(120);
    private final ObjectNode removed = removed(180);
    private final ObjectNode lookedUp = lookedUp(240);
    private final ObjectNode decided = decided(300);

    @Test
    void goodStatementsBreakNoRule() throws MalformedEvidence {
        assertThat(broken(placed, lifted, opened, removed, lookedUp, decided)).isEmpty();
    }

    @Test
    void nothingIsConcludedFromWhatIsNotGiven() throws MalformedEvidence {
        assertThat(broken(lifted)).isEmpty();
    }

    @Test
    void whatIsSealedLateIsFound() throws MalformedEvidence {
        assertThat(rules(List.of(sealed(placed, Duration.ofMinutes(6)))))
                .containsExactly(KeepingRule.STATEMENT_SEALED_AT_ONCE, KeepingRule.STATEMENT_ID_MADE_AT_ONCE);
    }

    @Test
    void anIdentifierOfAnotherTimeIsFound() throws MalformedEvidence {
        assertThat(broken(placed.put("recordIdentifier", Story.id(3600))))
                .containsExactly(KeepingRule.STATEMENT_ID_MADE_AT_ONCE);
    }

    @Test
    void aCertificateThatHadEndedIsFound() throws MalformedEvidence {
        var ended = Authority.named("Hub root")
                .sealer(CertificateOrder.seal().valid(CertificateOrder.BEGIN, Instant.parse("2026-11-01T00:00:00Z")));
        assertThat(rules(List.of(sealed(ended, placed, Duration.ZERO))))
                .containsExactly(KeepingRule.STATEMENT_CERTIFICATE_VALID);
    }

    @Test
    void anotherIssuerThanTheCertificateNamesIsFound() throws MalformedEvidence {
        assertThat(broken(placed.put("issuer", "CN=Another hub")))
                .containsExactly(KeepingRule.STATEMENT_ISSUER_AS_CERTIFICATE);
    }

    @Test
    void twoStatementsUnderOneIdentifierAreFound() throws MalformedEvidence {
        var other =
                opened(0).put("recordIdentifier", placed.get("recordIdentifier").asString());
        assertThat(broken(placed, other))
                .containsExactly(KeepingRule.STATEMENT_ID_UNIQUE, KeepingRule.STATEMENT_ID_UNIQUE);
    }

    @Test
    void aHoldThatIsLiftedTwiceIsFound() throws MalformedEvidence {
        assertThat(broken(placed, lifted, lifted(61)))
                .containsExactly(KeepingRule.HOLD_PLACED_AND_LIFTED_ONCE, KeepingRule.HOLD_PLACED_AND_LIFTED_ONCE);
    }

    @Test
    void aHoldThatIsLiftedBeforeItWasPlacedIsFound() throws MalformedEvidence {
        assertThat(broken(placed(61), lifted)).containsExactly(KeepingRule.HOLD_PLACED_BEFORE_LIFTED);
    }

    @Test
    void anOpeningThatEndedBeforeItBeganIsFound() throws MalformedEvidence {
        facts(opened).put("endsAt", Story.at(0));
        assertThat(broken(opened)).containsExactly(KeepingRule.OPENING_ENDS_LATER);
    }

    @Test
    void whatIsRemovedTooEarlyIsFound() throws MalformedEvidence {
        facts(removed).put("retentionDays", 3660);
        assertThat(broken(removed)).containsExactly(KeepingRule.REMOVED_AFTER_RETENTION);
    }

    @Test
    void aSubmissionForAnotherPurposeThanSendingIsFound() throws MalformedEvidence {
        facts(lookedUp).put("means", "submission");
        assertThat(broken(lookedUp)).isEmpty();
        facts(lookedUp).put("purpose", "proceedings");
        assertThat(broken(lookedUp)).containsExactly(KeepingRule.SUBMITTED_FOR_SENDING);
        facts(lookedUp).remove("purpose");
        assertThat(broken(lookedUp)).containsExactly(KeepingRule.SUBMITTED_FOR_SENDING);
    }

    @Test
    void theListOfRulesIsWhatIsChecked() throws IOException {
        var rules = Arrays.stream(KeepingRule.values())
                .map(rule -> "| `" + rule.code() + "` | " + rule.text() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("../api-spec/evidence/lint.md"))).contains(rules);
    }

    private static List<KeepingRule> broken(ObjectNode... statements) throws MalformedEvidence {
        var pieces = new ArrayList<SealedStatement>();
        for (var statement : statements) {
            pieces.add(sealed(statement, Duration.ZERO));
        }
        return rules(pieces);
    }

    private static List<KeepingRule> rules(List<SealedStatement> pieces) {
        return Lint.ofStatements(pieces).stream().map(KeepingFinding::rule).toList();
    }

    private static SealedStatement sealed(ObjectNode statement, Duration late) throws MalformedEvidence {
        return sealed(SEALER, statement, late);
    }

    private static SealedStatement sealed(Sealer sealer, ObjectNode statement, Duration late) throws MalformedEvidence {
        var at = Instant.parse(statement.get("eventTime").asString()).plus(late);
        return SealedStatement.unverified(sealer.seal(statement, at)).orElseThrow();
    }

    private static ObjectNode placed(long seconds) {
        var statement = statement("LegalHoldPlaced", seconds);
        facts(statement)
                .put("hold", HOLD)
                .put("eAddress", Story.ANNA)
                .put("reason", "Case C-17")
                .put("placedBy", "J. Kalns")
                .put("placedThrough", "_DEFAULT@90000000048");
        return statement;
    }

    private static ObjectNode lifted(long seconds) {
        var statement = statement("LegalHoldLifted", seconds);
        facts(statement).put("hold", HOLD).put("liftedBy", "J. Kalns").put("liftedThrough", "_DEFAULT@90000000048");
        return statement;
    }

    private static ObjectNode opened(long seconds) {
        var statement = statement("EvidenceOpened", seconds);
        facts(statement)
                .put("opening", HOLD)
                .put("afterSeal", 0)
                .put("upToSeal", 9)
                .put("reason", "Audit of 2026")
                .put("orderedBy", "State Audit Office")
                .put("openedTo", "_DEFAULT@90000000049")
                .put("endsAt", Story.at(86_400));
        return statement;
    }

    private static ObjectNode removed(long seconds) {
        var statement = statement("EvidenceRemoval", seconds);
        facts(statement)
                .put("policy", "evidence")
                .put("retentionDays", 3650)
                .put("before", "2016-11-20T00:00:00.000Z")
                .put("pieces", 1)
                .put("digest", "0".repeat(64))
                .withArray("entries")
                .addObject()
                .put("seal", 7)
                .putArray("positions")
                .add(0);
        return statement;
    }

    private static ObjectNode lookedUp(long seconds) {
        var statement = statement("PersonsLookedUp", seconds);
        facts(statement)
                .put("lookedUpBy", "_DEFAULT@90001733697")
                .put("name", "Liepkalnes novada pašvaldība")
                .put("means", "directory")
                .put("purpose", "sending")
                .putArray("persons")
                .add("a".repeat(64));
        return statement;
    }

    private static ObjectNode decided(long seconds) {
        var statement = statement("BatchStopped", seconds);
        facts(statement)
                .put("batch", HOLD)
                .put("sender", "_DEFAULT@90001733697")
                .put("recipients", 12_000)
                .put("by", "J. Kalns");
        return statement;
    }

    private static ObjectNode statement(String event, long seconds) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", "1")
                .put("recordIdentifier", Story.id(seconds))
                .put("event", "urn:eaddress:event:" + event)
                .put("eventTime", Story.at(seconds))
                .put("issuer", Authority.SEALER_NAME);
    }

    private static ObjectNode facts(ObjectNode statement) {
        return statement.withObject("/facts");
    }
}
