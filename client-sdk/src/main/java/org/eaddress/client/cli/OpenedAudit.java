package org.eaddress.client.cli;

import java.util.HashSet;
import java.util.Set;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Opening;
import org.eaddress.client.proof.AbsenceCheck;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.JournalSeal;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.OpenedCheck;
import org.eaddress.client.proof.TrustAnchors;

/// Reads the seals of an opening one by one, as the journal comes.
final class OpenedAudit {
    private final EAddressClient client;
    private final Opening opening;
    private final OpenedCheck check;
    private final Set<String> expected = new HashSet<>();

    OpenedAudit(EAddressClient client, Opening opening, TrustAnchors anchors) {
        this.client = client;
        this.opening = opening;
        this.check = new OpenedCheck(EvidenceVerifier.trusting(anchors));
    }

    /// The evidence of the seal, and statements that some was removed: all of it must be in the journal.
    void read(JournalSeal seal, JournalCheck journal, AbsenceCheck absences) {
        if (!opening.covers(seal.number())) {
            return;
        }
        var opened = client.openings().read(opening, seal.number());
        check.take(seal, opened);
        opened.pieces().values().forEach(piece -> {
            expect(piece, journal);
            absences.meet(piece);
        });
        check.statements().stream().filter(expected::add).forEach(statement -> expect(statement, journal));
    }

    private static void expect(String piece, JournalCheck journal) {
        try {
            journal.expect(piece, "opened");
        } catch (MalformedEvidence e) {
            return; // the check of what was opened names it
        }
    }

    OpenedCheck.Result result() {
        return check.result();
    }
}
