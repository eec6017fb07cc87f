package org.eaddress.infra.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eaddress.client.Fetched;
import org.eaddress.client.Reconciliation;
import org.eaddress.client.SealedEvidence;
import org.eaddress.client.proof.Evidence;

/// What the senders' and the recipients' own records say about the promises of the hub.
record Laws(Inspection found) {
    private static final String CONSIGNMENT = "ContentConsignment";
    private static final String HANDOVER = "ContentHandover";

    List<Law> all() {
        return List.of(delivered(), once(), evidenced(), remembered(), sealed());
    }

    private Law delivered() {
        List<String> broken = new ArrayList<>();
        forEachDelivery((receipt, recipient) -> {
            Fetched taken = takenBy(recipient).get(receipt.message());
            if (taken == null) {
                broken.add("%s is not in the mailbox of %s".formatted(receipt.message(), recipient.profile()));
            } else if (!isSame(receipt, taken)) {
                broken.add("%s lies changed in the mailbox of %s".formatted(receipt.message(), recipient.profile()));
            }
        });
        return new Law(
                "every registered receipt has its message in each mailbox, with the same digests",
                found.deliveries(),
                broken);
    }

    /// The digest of a message to several differs for each: none of them is told of the others.
    private static boolean isSame(Evidence receipt, Fetched taken) {
        return taken.digests()
                .equals(receipt.parts().stream().map(Evidence.Part::sha256).toList());
    }

    private Law once() {
        List<String> broken = new ArrayList<>();
        found.twice().forEach(id -> broken.add(id + " came twice"));
        found.evidence().forEach((id, pieces) -> {
            long distinct = pieces.stream()
                    .map(piece -> piece.event() + " " + piece.recipient())
                    .distinct()
                    .count();
            if (distinct != pieces.size()) {
                broken.add(id + " has the same evidence twice");
            }
        });
        return new Law("no message comes twice", found.deliveries(), broken);
    }

    private Law evidenced() {
        List<String> broken = new ArrayList<>();
        found.taken()
                .forEach((recipient, taken) -> taken.keySet().forEach(id -> {
                    Estate.Kept kept = found.receipts().get(id);
                    List<SealedEvidence> pieces = found.evidence().getOrDefault(id, List.of());
                    if (kept == null
                            || pieces.stream().noneMatch(piece -> piece.jws().equals(kept.jws()))) {
                        broken.add("%s is visible to %s, and its sender has no receipt"
                                .formatted(id, recipient.profile()));
                    }
                    for (String event : List.of(CONSIGNMENT, HANDOVER)) {
                        if (!has(pieces, event, recipient)) {
                            broken.add("%s has no %s for %s".formatted(id, event, recipient.profile()));
                        }
                    }
                }));
        return new Law(
                "every visible message has its evidence: receipt, consignment, handover",
                found.taken().values().stream().mapToLong(Map::size).sum(),
                broken);
    }

    private static boolean has(List<SealedEvidence> pieces, String event, Party recipient) {
        return pieces.stream()
                .anyMatch(piece ->
                        piece.eventName().equals(event) && recipient.eAddress().equals(piece.recipient()));
    }

    private Law remembered() {
        List<String> broken = found.reconciliations().stream()
                .filter(reconciliation -> !reconciliation.agrees())
                .map(Reconciliation::toString)
                .toList();
        return new Law(
                "the hub knows each message of the ledgers as they do, and no other",
                found.reconciliations().stream().mapToLong(Reconciliation::same).sum(),
                broken);
    }

    private Law sealed() {
        List<String> broken = Stream.concat(
                        found.journal().findings().stream().map(Object::toString),
                        found.journal().waiting() == 0
                                ? Stream.empty()
                                : Stream.of(found.journal().waiting() + " pieces are not sealed"))
                .toList();
        return new Law(
                "the journal audits, and holds every piece of evidence",
                found.journal().proven(),
                broken);
    }

    private void forEachDelivery(BiConsumer<Evidence, Party> check) {
        found.receipts().values().forEach(kept -> kept.recipients().forEach(party -> check.accept(kept.says(), party)));
    }

    private Map<UUID, Fetched> takenBy(Party party) {
        return Objects.requireNonNull(found.taken().get(party));
    }
}
