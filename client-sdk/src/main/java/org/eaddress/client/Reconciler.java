package org.eaddress.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.client.Reconciliation.Difference;
import org.eaddress.client.proof.Digests;

/// Compares the ledger with the hub's list of what the client submitted, message by message.
record Reconciler(Hub hub, Ledger ledger) {
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    /// @param from of the ids' own times, inclusive
    /// @param to exclusive
    Reconciliation reconcile(Instant from, Instant to) {
        var atHub = listed(from, to);
        var inLedger = ledger.messages()
                .filter(id -> within(timeOf(id), from, to))
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new ArrayList<UUID>();
        var different = new ArrayList<Difference>();
        for (var id : inLedger) {
            var standing = ledger.standing(id).orElseThrow();
            var sent = Optional.ofNullable(atHub.remove(id));
            if (sent.isEmpty() && standing.refused() == null) {
                missing.add(id);
            } else if (sent.isPresent()) {
                difference(standing, sent.get()).ifPresent(different::add);
            }
        }
        var same = inLedger.size() - missing.size() - different.size();
        var extra = atHub.keySet().stream().sorted().toList();
        return new Reconciliation(same, List.copyOf(missing), extra, List.copyOf(different), unsent());
    }

    /// What the hub reminds of, whenever its ids were made.
    List<UUID> unsent() {
        return Pages.<Answers.UnsentPage>of(
                        hub, "v1/messages/unsent?limit=500", Answers.UnsentPage.class, Answers.UnsentPage::next)
                .flatMap(page -> page.messages().stream())
                .map(Answers.UnsentMessage::message)
                .toList();
    }

    private static Optional<Difference> difference(Standing ours, Answers.SentMessage theirs) {
        var id = ours.message();
        if (!ours.prepared().sha256().equals(theirs.messageSha256())) {
            return Optional.of(new Difference(id, "message", ours.prepared().sha256(), theirs.messageSha256()));
        }
        if (ours.accepted() != null && !digest(ours.accepted()).equals(theirs.receiptSha256())) {
            return Optional.of(new Difference(id, "receipt", digest(ours.accepted()), theirs.receiptSha256()));
        }
        var state = state(ours);
        return state.equals(theirs.state())
                ? Optional.empty()
                : Optional.of(new Difference(id, "state", state, theirs.state()));
    }

    private static String state(Standing ours) {
        if (ours.refused() != null) {
            return switch (ours.refused().code()) {
                case Entry.Refused.LAPSED -> "lapsed";
                case Entry.Refused.CANCELLED -> "cancelled";
                default -> "refused";
            };
        }
        if (ours.registered() != null) {
            return "sent";
        }
        return ours.accepted() == null ? "prepared" : "accepted";
    }

    private static String digest(Entry.Accepted accepted) {
        return Digests.sha256(accepted.receipt().getBytes(StandardCharsets.US_ASCII));
    }

    private Map<UUID, Answers.SentMessage> listed(Instant from, Instant to) {
        var all = new HashMap<UUID, Answers.SentMessage>();
        for (var begin = from; begin.isBefore(to); begin = begin.plus(LONGEST_SPAN)) {
            var end = begin.plus(LONGEST_SPAN);
            span(begin, end.isBefore(to) ? end : to).forEach(sent -> all.put(sent.message(), sent));
        }
        return all;
    }

    private List<Answers.SentMessage> span(Instant from, Instant to) {
        var path = "v1/messages?limit=500&from=%s&to=%s".formatted(Json.time(from), Json.time(to));
        return Pages.<Answers.SentPage>of(hub, path, Answers.SentPage.class, Answers.SentPage::next)
                .flatMap(page -> page.messages().stream())
                .toList();
    }

    /// RFC 9562 5.7: the first 48 bits are milliseconds.
    static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
