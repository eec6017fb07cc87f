package org.eaddress.hub.absence;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.journal.Coverage;

/// What a statement of absence says, as its extension has it: `#/$defs/absence` of the schema of evidence.
@JsonPropertyOrder({
    "fact",
    "since",
    "until",
    "clockSkewSeconds",
    "afterSeal",
    "afterDigest",
    "upToSeal",
    "upToDigest",
    "pieces"
})
record AbsenceForm(
        String fact,
        String since,
        String until,
        long clockSkewSeconds,
        long afterSeal,
        String afterDigest,
        long upToSeal,
        String upToDigest,
        long pieces) {
    private static final String EXTENSION = "urn:eaddress:extension:absence:1";

    static Extension extension(Fact fact, Question question, Duration clockSkew, Coverage coverage) {
        return new Extension(
                EXTENSION,
                new AbsenceForm(
                        fact.code(),
                        Question.written(question.since()),
                        Question.written(question.until()),
                        clockSkew.toSeconds(),
                        coverage.after().number(),
                        coverage.after().digest().hex(),
                        coverage.upTo().number(),
                        coverage.upTo().digest().hex(),
                        coverage.pieces()));
    }
}
