package org.eaddress.client.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.MESSAGE;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.PLAN;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.SEALER;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.ProofMaker;
import org.eaddress.client.proof.JournalSeal;

/// The proof of the council's letter: the receipt with its record, message and documents.
final class ProofCast {
    static final String PIECE = "evidence-01-SubmissionAcceptance";
    static final String PLAN_FILE = "plāns _A_.pdf";
    static final Instant SECOND = AT.truncatedTo(ChronoUnit.SECONDS);
    static final Instant SEALED_AT = SECOND.plusSeconds(60);
    static final Journal JOURNAL = new Journal(ROOT);

    private ProofCast() {}

    static ProofMaker whole() {
        var receipt = Cast.sealed();
        return ProofMaker.sealedBy(SEALER, SEALED_AT)
                .stampedBy(JOURNAL, SEALED_AT.plusSeconds(1))
                .file("message.json", MESSAGE.toString())
                .file(PIECE + ".jws", receipt)
                .file(PIECE + ".ers", recordOf(receipt))
                .file(PERMIT.name(), bytes(PERMIT))
                .file(PLAN_FILE, bytes(PLAN));
    }

    static byte[] recordOf(String jws) {
        return JOURNAL.record(journalOf(jws), 1);
    }

    static JournalSeal journalOf(String jws) {
        return JOURNAL.seal(SECOND.plusSeconds(5), List.of("one", jws, "three", "four"));
    }

    static byte[] bytes(Vector.Attached attached) {
        return Base64.getDecoder().decode(attached.base64());
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static Vector valid(String title, String because, byte[] container) {
        return Vector.ofProof(title, new Vector.Expected("valid", List.of(), because), container, Cast.pem(ROOT));
    }

    static Vector valid(String title, String because, ProofMaker proof) {
        return valid(title, because, proof.container());
    }

    static Vector invalid(String title, String because, byte[] container, String... faults) {
        var expected = new Vector.Expected("invalid", List.of(faults), because);
        return Vector.ofProof(title, expected, container, Cast.pem(ROOT));
    }

    static Vector invalid(String title, String because, ProofMaker proof, String... faults) {
        return invalid(title, because, proof.container(), faults);
    }
}
