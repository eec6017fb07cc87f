package org.eaddress.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Tells the hub that the client's system has messages, and believes it only what it sealed about them.
record Confirming(Hub hub, EvidenceCheck check) {
    private static final int MOST_IN_ONE_CALL = 100;

    /// The digests are those of the documents in the order of the message.
    private record Asked(UUID message, List<String> digests) {
        ObjectNode addTo(ObjectNode body) {
            var documents = body.putArray("documents");
            digests.forEach(documents::add);
            return body;
        }
    }

    Handover confirm(UUID message, List<String> digests) {
        var path = "v1/inbox/%s/confirmation".formatted(message);
        var body = new Asked(message, digests).addTo(Json.object());
        var handover = hub.call(Call.put(path, body), Handover.class);
        check.handover(message, digests, handover.evidence());
        return handover;
    }

    /// What cannot be read on the disk any more is not confirmed; the others are.
    List<Confirmation> confirmAll(Collection<Fetched> fetched) {
        var digests = new LinkedHashMap<UUID, List<String>>();
        var outcomes = new LinkedHashMap<UUID, Confirmation>();
        for (var one : fetched) {
            var message = one.message().message();
            try {
                digests.put(message, one.digests());
            } catch (LedgerUnusable reason) {
                outcomes.put(message, new Confirmation.NotConfirmed(message, reason));
            }
        }
        confirmAll(digests).forEach(outcome -> outcomes.put(outcome.message(), outcome));
        return inOrder(fetched.stream().map(one -> one.message().message()).distinct(), outcomes);
    }

    /// A call that fails is the last one: its reason is that of all that are not confirmed by then.
    List<Confirmation> confirmAll(Map<UUID, List<String>> digests) {
        var outcomes = new LinkedHashMap<UUID, Confirmation>();
        try {
            digests.entrySet().stream()
                    .map(one -> new Asked(one.getKey(), one.getValue()))
                    .gather(Gatherers.windowFixed(MOST_IN_ONE_CALL))
                    .flatMap(this::call)
                    .forEach(outcome -> outcomes.put(outcome.message(), outcome));
        } catch (EAddressException reason) {
            digests.keySet()
                    .forEach(message -> outcomes.putIfAbsent(message, new Confirmation.NotConfirmed(message, reason)));
        }
        return inOrder(digests.keySet().stream(), outcomes);
    }

    private Stream<Confirmation> call(List<Asked> some) {
        var body = Json.object();
        var confirmations = body.putArray("confirmations");
        some.forEach(one ->
                one.addTo(confirmations.addObject().put("message", one.message().toString())));
        var answers = hub.call(Call.post("v1/inbox/confirmations", body), Answers.Confirmations.class)
                .outcomes();
        if (!answers.stream()
                .map(Answers.Confirmation::message)
                .toList()
                .equals(some.stream().map(Asked::message).toList())) {
            throw new UnreadableAnswer("The hub answers for other messages than were confirmed.");
        }
        return IntStream.range(0, some.size()).mapToObj(i -> outcome(some.get(i), answers.get(i)));
    }

    private Confirmation outcome(Asked asked, Answers.Confirmation answer) {
        try {
            var handedOverAt = answer.handedOverAt();
            var evidence = answer.evidence();
            if (handedOverAt == null || evidence == null) {
                throw Problems.of(answer.problem());
            }
            check.handover(asked.message(), asked.digests(), evidence);
            return new Confirmation.Confirmed(new Handover(asked.message(), handedOverAt, evidence));
        } catch (EAddressException reason) {
            return new Confirmation.NotConfirmed(asked.message(), reason);
        }
    }

    private static List<Confirmation> inOrder(Stream<UUID> messages, Map<UUID, Confirmation> outcomes) {
        return messages.map(outcomes::get).map(Objects::requireNonNull).toList();
    }
}
