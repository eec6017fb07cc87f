package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.eaddress.client.proof.Permit.ROOT;
import static org.eaddress.client.proof.Permit.SEALER;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.proof.AbsenceCheck.Checked;
import org.eaddress.client.proof.AbsenceCheck.Result;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The hub stated that on 19 November it accepted nothing from the council for Anna.
class AbsenceCheckTest {
    private static final Instant DAY = Instant.parse("2026-11-19T00:00:00Z");
    private static final Instant STATED = Instant.parse("2026-11-20T08:00:00.123Z");
    private static final String ANNA = "_PRIVATE@32345678901";

    private final Journal journal = new Journal(ROOT);
    private final String toAnotherOne = receipt("_DEFAULT@40103000456", DAY.plusSeconds(3600));
    private final String toAnna = receipt(ANNA, DAY.plusSeconds(7200));

    @Test
    void whoHasSomeOfTheEvidenceIsToldHowMuch() throws MalformedEvidence {
        keep(toAnotherOne, "another", "and another");
        var result = check(absence(1, 3, 2), toAnotherOne);
        assertThat(result.findings()).isEmpty();
        assertThat(result.statements())
                .extracting(Checked::seen, Checked::pieces)
                .containsExactly(tuple(1L, 2L));
    }

    @Test
    void whoHasAllOfTheEvidenceChecksItWhole() throws MalformedEvidence {
        var toAThird = receipt("_DEFAULT@90000000122", DAY.plusSeconds(7200));
        keep(toAnotherOne, toAThird, "another");
        var result = check(absence(1, 3, 2), toAnotherOne, toAThird);
        assertThat(result.findings()).isEmpty();
        assertThat(result.statements()).allMatch(one -> one.seen() == one.pieces());
    }

    @Test
    void aReceiptOfThatDayShowsThatItIsFalse() throws MalformedEvidence {
        keep(toAnotherOne, toAnna, "another");
        assertThat(names(check(absence(1, 3, 2), toAnna))).containsExactly("absence-contradicted");
    }

    @Test
    void aReceiptOfAnotherDayDoesNot() throws MalformedEvidence {
        keep(toAnotherOne, "another", "and another");
        assertThat(names(check(absence(1, 3, 2), receipt(ANNA, STATED), receipt(ANNA, DAY.minusMillis(1)))))
                .isEmpty();
    }

    @Test
    void sealsThatAreNotThoseOfTheJournalAreNamed() throws MalformedEvidence {
        keep(toAnotherOne, "another", "and another");
        var otherDigest = absence(1, 3, 2);
        value(otherDigest).put("upToDigest", "9".repeat(64));
        assertThat(names(check(otherDigest))).containsExactly("absence-seals-differ");
        assertThat(names(check(absence(1, 3, 4)))).containsExactly("absence-seals-differ");
        var beyond = absence(1, 3, 9);
        value(beyond).put("upToSeal", 9);
        assertThat(names(check(beyond))).containsExactly("absence-seals-differ");
    }

    @Test
    void sealsThatLeaveOutAPartOfThePeriodAreNamed() throws MalformedEvidence {
        keep(toAnotherOne, "another", "and another");
        assertThat(names(check(absence(2, 3, 1)))).containsExactly("absence-range-short");
        assertThat(names(check(absence(1, 2, 1)))).containsExactly("absence-range-short");
    }

    /// A seal before the day, two on it, one of the next day.
    private void keep(String... pieces) {
        journal.seal(DAY.minusSeconds(60), List.of("earlier"));
        journal.seal(DAY.plusSeconds(3602), List.of(pieces[0]));
        journal.seal(DAY.plusSeconds(7202), List.of(pieces[1]));
        journal.seal(DAY.plusSeconds(90_000), List.of(pieces[2]));
    }

    private ObjectNode absence(int after, int upTo, int pieces) {
        var statement = EvidenceMaker.absence("accepted", UUID.randomUUID(), message(ANNA), STATED.toString());
        value(statement)
                .put("afterSeal", after)
                .put("afterDigest", journal.seals().get(after - 1).digest())
                .put("upToSeal", upTo)
                .put("upToDigest", journal.seals().get(upTo - 1).digest())
                .put("pieces", pieces);
        return statement;
    }

    private static ObjectNode value(ObjectNode statement) {
        return statement.withObject("/extensions/0/value");
    }

    private Result check(ObjectNode statement, String... others) throws MalformedEvidence {
        var check = new AbsenceCheck();
        check.take(SEALER.seal(statement, STATED));
        for (var other : others) {
            check.take(other);
        }
        journal.seals().forEach(check::take);
        return check.result();
    }

    private static List<String> names(Result result) {
        return result.findings().stream().map(JournalFinding::name).toList();
    }

    private static String receipt(String to, Instant at) {
        var time = at.toString().replaceFirst("(:\\d\\d)Z", "$1.000Z");
        return SEALER.seal(EvidenceMaker.evidence("SubmissionAcceptance", UUID.randomUUID(), message(to), time), at);
    }

    private static ObjectNode message(String to) {
        var message = JsonNodeFactory.instance.objectNode().put("from", "_DEFAULT@90001733697");
        message.putArray("to").add(to);
        message.putArray("documents")
                .addObject()
                .put("name", "permit.pdf")
                .put("mediaType", "application/pdf")
                .put("size", 8)
                .put("sha256", "0".repeat(64));
        return message;
    }
}
