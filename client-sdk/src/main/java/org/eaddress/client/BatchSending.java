package org.eaddress.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.eaddress.client.Entry.Enclosure;
import org.eaddress.client.Entry.Prepared;
import tools.jackson.databind.node.ObjectNode;

/// Puts the documents, submits the batch, then takes and registers receipts page by page as the hub makes them.
record BatchSending(Hub hub, Courier courier, Environment environment, String account) {
    private static final int PAGE = 500;
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(500);
    private static final int REFUSED = 422;

    BatchStatus send(UUID id, Message message, Consumer<Outcome> heard) {
        var bulk = message.schedule().priority() == null ? message.priority(Priority.BULK) : message;
        var whole = new Preparation(0).prepare(bulk.withId(id), bulk.from() == null ? account : bulk.from());
        put(whole);
        hub.call(Call.put("v1/batches/" + id, whole.content()), BatchStatus.class);
        return follow(id, whole, heard);
    }

    private void put(Prepared whole) {
        var each = new LinkedHashMap<String, Enclosure>();
        whole.enclosures().forEach(enclosure -> each.put(enclosure.listed().sha256(), enclosure));
        each.forEach((sha256, enclosure) -> hub.call(
                Call.document(
                        "v1/documents/" + sha256,
                        FileBody.of(
                                whole.message(),
                                enclosure.file(),
                                environment.progress(),
                                enclosure.listed().name())),
                Answers.PutDocument.class));
    }

    private BatchStatus follow(UUID id, Prepared whole, Consumer<Outcome> heard) {
        var next = 0;
        while (true) {
            var status = hub.call(Call.get("v1/batches/" + id), BatchStatus.class);
            var page = hub.call(
                    Call.get("v1/batches/%s/receipts?from=%d&limit=%d".formatted(id, next, PAGE)),
                    Answers.BatchPage.class);
            take(whole, page.items()).forEach(heard);
            if (page.items().isEmpty() && next >= status.lookedAt() && !status.isRunning()) {
                return status;
            }
            if (page.items().isEmpty()) {
                pause();
            }
            next = page.next();
        }
    }

    private List<Outcome> take(Prepared whole, List<Answers.BatchItem> items) {
        return items.stream()
                .gather(Gatherers.mapConcurrent(environment.sendersAtOnce(), item -> outcome(whole, item)))
                .toList();
    }

    private Outcome outcome(Prepared whole, Answers.BatchItem item) {
        var receipt = item.receipt();
        if (receipt == null) {
            return new Outcome.Refused(
                    item.message(),
                    new HubProblem(
                            REFUSED,
                            item.problem() == null ? "http-" + REFUSED : item.problem(),
                            "The recipient %d (counted from 0) of the batch was refused.".formatted(item.number()),
                            "Look it up in the directory.",
                            null,
                            item.evidence()));
        }
        return Attempt.of(item.message(), () -> courier.take(prepared(whole, item), receipt));
    }

    /// The message of this one recipient, as if it had been submitted alone.
    private static Prepared prepared(Prepared whole, Answers.BatchItem item) {
        var content = (ObjectNode) whole.content();
        content.putArray("to").add(item.recipient());
        return Prepared.of(item.message(), content, whole.enclosures());
    }

    private void pause() {
        try {
            environment.timekeeper().pause(BETWEEN_PAGES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubUnreachable("The batch was interrupted.", e);
        }
    }
}
