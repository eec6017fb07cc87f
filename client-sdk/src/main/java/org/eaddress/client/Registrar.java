package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The second of the two calls: tells the hub that a receipt is in the ledger. Many at the same time share one
/// call.
final class Registrar {
    private static final int MOST_IN_ONE_CALL = 500;

    private final Hub hub;
    private final Convoy<Registration, Answers.Registration> together =
            new Convoy<>(MOST_IN_ONE_CALL, this::registerAll);

    Registrar(Hub hub) {
        this.hub = hub;
    }

    private record Registration(String message, String receiptSha256) {}

    private record Registrations(List<Registration> registrations) {}

    /// The legal sending time.
    Instant register(UUID message, String receiptSha256) {
        var outcome = together.ride(new Registration(message.toString(), receiptSha256));
        var sentAt = outcome.sentAt();
        if (sentAt == null) {
            throw Problems.of(outcome.problem());
        }
        return sentAt;
    }

    private List<Answers.Registration> registerAll(List<Registration> waiting) {
        var outcomes = waiting.size() == 1
                ? List.of(registerOne(waiting.getFirst()))
                : hub.call(Call.post("v1/registrations", new Registrations(waiting)), Answers.Registrations.class)
                        .outcomes();
        var asked = waiting.stream().map(Registration::message).toList();
        if (!outcomes.stream().map(Answers.Registration::message).toList().equals(asked)) {
            throw new UnreadableAnswer("The hub answers for other messages than were registered.");
        }
        return outcomes;
    }

    private Answers.Registration registerOne(Registration registration) {
        var path = "v1/messages/%s/registration".formatted(registration.message());
        var body = Json.object().put("receiptSha256", registration.receiptSha256());
        return hub.call(Call.put(path, body), Answers.Registration.class);
    }
}
