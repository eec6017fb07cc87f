package org.eaddress.hub.api;

import java.util.List;
import java.util.UUID;

/// What calls of a stranger name: the things of an owner, or nothing that there is.
///
/// @param client of the owner
/// @param from the owner's e-address
/// @param to the e-address that she wrote to
/// @param sent a message of hers
/// @param piece a piece of its evidence
/// @param unsent a message of hers that is not registered
/// @param receipt the digest of its receipt
/// @param received a message in her mailbox
/// @param document the digest of its document
/// @param put a document that she put before its messages
/// @param own what the stranger submitted itself, as a message, as a batch, and for an id of an opening and of a
///   delegation
/// @param other what the stranger submits under an id that is taken
record Things(
        String client,
        String from,
        String to,
        UUID sent,
        String piece,
        UUID unsent,
        String receipt,
        UUID received,
        String document,
        Enclosure put,
        UUID batch,
        UUID hold,
        UUID opening,
        UUID delegation,
        String absence,
        Letter own,
        Letter other) {

    /// Names of nothing; else the same.
    Things unknown() {
        return new Things(
                "client-" + UUID.randomUUID(),
                "NOBODY-1@90000000122",
                "NOBODY-2@90000000122",
                TestHub.newId(),
                TestHub.newId().toString(),
                TestHub.newId(),
                receipt,
                TestHub.newId(),
                document,
                put,
                TestHub.newId(),
                TestHub.newId(),
                TestHub.newId(),
                TestHub.newId(),
                TestHub.newId().toString(),
                own,
                other);
    }

    /// Under the ids that the stranger used itself, for something else.
    Things ofStranger() {
        return new Things(
                client, from, to, own.id(), piece, unsent, receipt, received, document, put, own.id(), hold, own.id(),
                own.id(), absence, own, other);
    }

    /// The text without all these names, so that only what else differs is left.
    String strip(String text) {
        String rest = text;
        for (String name : names()) {
            rest = rest.replace(name, "");
        }
        return rest;
    }

    /// All that says whose they are.
    List<String> names() {
        return List.of(
                client,
                from,
                to,
                sent.toString(),
                piece,
                unsent.toString(),
                received.toString(),
                batch.toString(),
                hold.toString(),
                opening.toString(),
                delegation.toString(),
                absence);
    }
}
