package org.eaddress.client;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Fault;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.Verdict;
import tools.jackson.databind.JsonNode;

/// Believes the hub only what it sealed, and only when the seal speaks of what was asked.
record EvidenceCheck(EvidenceVerifier verifier) {
    /// @throws UntrustedReceipt unless it is a valid receipt for exactly this message
    void receipt(Prepared prepared, String jws) {
        switch (verifier.verify(jws)) {
            case Verdict.Invalid invalid -> throw new UntrustedReceipt(prepared.message(), invalid.findings());
            case Verdict.Kept _ -> throw new UntrustedReceipt(prepared.message(), List.of(other("event")));
            case Verdict.Valid valid -> requireSame(prepared, valid.evidence());
        }
    }

    /// @throws UntrustedEvidence unless it is valid evidence of the message
    Evidence evidence(UUID message, String jws) {
        var evidence = switch (verifier.verify(jws)) {
            case Verdict.Invalid invalid -> throw new UntrustedEvidence(message, invalid.findings());
            case Verdict.Kept _ -> throw new UntrustedEvidence(message, List.of(other("event")));
            case Verdict.Valid valid -> valid.evidence();
        };
        if (!evidence.message().equals(message)) {
            throw new UntrustedEvidence(message, List.of(other("message")));
        }
        return evidence;
    }

    /// @throws UntrustedEvidence unless it is valid evidence that these documents were handed over
    void handover(UUID message, List<String> digests, String jws) {
        var evidence = evidence(message, jws);
        var parts = evidence.parts().stream().map(Evidence.Part::sha256).toList();
        if (evidence.event() != EvidenceEvent.CONTENT_HANDOVER || !parts.equals(digests)) {
            throw new UntrustedEvidence(message, List.of(other("handover")));
        }
    }

    /// @throws UntrustedEvidence unless it is valid evidence that the recipient's system did not take it for this
    ///     reason
    void rejection(UUID message, RejectionReason reason, String jws) {
        var evidence = evidence(message, jws);
        if (evidence.event() != EvidenceEvent.CONTENT_HANDOVER_FAILURE
                || !evidence.reasons().contains(reason.uri())) {
            throw new UntrustedEvidence(message, List.of(other("rejection")));
        }
    }

    /// @throws UntrustedEvidence unless it is a valid statement that answers this question
    void absence(JsonNode question, SealedEvidence statement) {
        var evidence = switch (verifier.verify(statement.jws())) {
            case Verdict.Invalid invalid -> throw new UntrustedEvidence(statement.id(), invalid.findings());
            case Verdict.Kept _ -> throw new UntrustedEvidence(statement.id(), List.of(other("event")));
            case Verdict.Valid valid -> valid.evidence();
        };
        var said = evidence.absence();
        var findings = new ArrayList<Finding>();
        expect(
                said != null
                        && Json.time(said.since()).equals(question.path("since").asString("")),
                "since",
                findings);
        expect(
                said != null
                        && Json.time(said.until()).equals(question.path("until").asString("")),
                "until",
                findings);
        expect(evidence.sender().value().equals(question.path("from").asString("")), "sender", findings);
        expect(recipients(evidence).equals(List.of(question.path("to").asString(""))), "recipients", findings);
        if (!findings.isEmpty()) {
            throw new UntrustedEvidence(statement.id(), findings);
        }
    }

    private static void requireSame(Prepared prepared, Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var content = prepared.content();
        expect(evidence.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE, "event", findings);
        expect(evidence.message().equals(prepared.message()), "message", findings);
        expect(evidence.messageSha256().equals(prepared.sha256()), "digest", findings);
        expect(evidence.sender().value().equals(content.path("from").asString("")), "sender", findings);
        expect(recipients(evidence).equals(recipients(content)), "recipients", findings);
        expect(documents(evidence).equals(documents(prepared)), "documents", findings);
        if (!findings.isEmpty()) {
            throw new UntrustedReceipt(prepared.message(), findings);
        }
    }

    private static void expect(boolean same, String what, List<Finding> findings) {
        if (!same) {
            findings.add(other(what));
        }
    }

    private static Finding other(String what) {
        return new Finding(Fault.OTHER_MESSAGE, what);
    }

    private static List<String> recipients(Evidence evidence) {
        return evidence.recipients().stream().map(Evidence.Party::value).toList();
    }

    private static List<String> recipients(JsonNode content) {
        return content.path("to").values().stream()
                .map(recipient -> recipient.asString(""))
                .toList();
    }

    private static List<ListedDocument> documents(Evidence evidence) {
        return evidence.parts().stream()
                .map(part -> new ListedDocument(part.name(), part.mediaType(), part.size(), part.sha256()))
                .toList();
    }

    private static List<ListedDocument> documents(Prepared prepared) {
        return prepared.enclosures().stream().map(Entry.Enclosure::listed).toList();
    }
}
