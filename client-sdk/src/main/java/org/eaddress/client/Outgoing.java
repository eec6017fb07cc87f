package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Reconciliation.Difference;

/// The sending side of a client: one open ledger and those who work with it.
record Outgoing(Ledger ledger, Courier courier, Reconciler reconciler) {
    static Outgoing open(Path folder, Environment environment, Hub hub, EvidenceCheck check) {
        var ledger = Ledger.open(folder, environment);
        var submission = new Submission(hub, ledger, environment.progress(), environment.timekeeper());
        var courier = new Courier(ledger, submission, check, new Registrar(hub), environment.sendersAtOnce());
        return new Outgoing(ledger, courier, new Reconciler(hub, ledger));
    }

    List<Outcome> resume() {
        return courier.resume(ledger.unfinished());
    }

    Optional<byte[]> submitted(UUID message) {
        return ledger.standing(message).map(standing -> standing.prepared().bytes());
    }

    Stream<String> receipts() {
        return ledger.messages()
                .flatMap(message -> ledger.standing(message).stream())
                .flatMap(standing -> Stream.ofNullable(standing.accepted()))
                .map(Entry.Accepted::receipt);
    }

    Reconciliation reconcile(Instant from, Instant to) {
        return reconciler.reconcile(from, to);
    }

    Reconciliation repair(Instant from, Instant to) {
        resume();
        var found = reconcile(from, to);
        Stream.concat(
                        found.different().stream()
                                .filter(difference -> difference.what().equals("state"))
                                .filter(difference -> difference.hub().equals("accepted"))
                                .map(Difference::message),
                        found.unsent().stream())
                .distinct()
                .flatMap(message -> ledger.standing(message).stream())
                .filter(standing -> standing.accepted() != null && standing.refused() == null)
                .forEach(courier::registerAgain);
        return reconcile(from, to);
    }

    void close() {
        try {
            ledger.close();
        } catch (IOException e) {
            throw new LedgerUnusable("The ledger cannot be closed", e);
        }
    }
}
