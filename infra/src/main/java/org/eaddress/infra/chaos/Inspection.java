package org.eaddress.infra.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.Fetched;
import org.eaddress.client.Reconciliation;
import org.eaddress.client.SealedEvidence;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.MalformedEvidence;

/// Everything that the laws are about, collected through the SDK.
///
/// @param receipts the senders' registered receipts
/// @param taken what each party took from its mailbox
/// @param twice ids of messages that came twice to somebody
/// @param evidence what the hub holds, as the senders see it
record Inspection(
        Map<UUID, Estate.Kept> receipts,
        Map<Party, Map<UUID, Fetched>> taken,
        List<String> twice,
        Map<UUID, List<SealedEvidence>> evidence,
        List<Reconciliation> reconciliations,
        JournalCheck.Result journal) {

    static Inspection of(List<Estate> estates) throws IOException {
        Map<UUID, Estate.Kept> receipts = new HashMap<>();
        Map<Party, Map<UUID, Fetched>> taken = new EnumMap<>(Party.class);
        List<String> twice = new ArrayList<>();
        Map<UUID, List<SealedEvidence>> evidence = new HashMap<>();
        List<Reconciliation> reconciliations = new ArrayList<>();
        for (Estate estate : estates) {
            Map<UUID, Estate.Kept> own = estate.receipts();
            receipts.putAll(own);
            taken.put(estate.party(), estate.taken());
            twice.addAll(estate.cameTwice());
            evidence.putAll(estate.evidence(own.keySet()));
            reconciliations.add(estate.reconcile());
        }
        return new Inspection(
                receipts, taken, twice, evidence, reconciliations, audit(estates.getFirst(), receipts, evidence));
    }

    /// As `eaddress audit` does: the whole journal, and that each piece is in it.
    private static JournalCheck.Result audit(
            Estate reader, Map<UUID, Estate.Kept> receipts, Map<UUID, List<SealedEvidence>> evidence) {
        JournalCheck check = new JournalCheck(reader.anchors(), null);
        try {
            for (Estate.Kept kept : receipts.values()) {
                check.expect(kept.jws());
            }
            for (List<SealedEvidence> pieces : evidence.values()) {
                for (SealedEvidence piece : pieces) {
                    check.expect(piece.jws());
                }
            }
        } catch (MalformedEvidence e) {
            throw new IllegalStateException("The hub gives evidence that is none.", e);
        }
        reader.client().journal().forEach(check::take);
        return check.result();
    }

    /// How many deliveries the receipts promise.
    long deliveries() {
        return receipts.values().stream()
                .mapToLong(kept -> kept.recipients().size())
                .sum();
    }
}
