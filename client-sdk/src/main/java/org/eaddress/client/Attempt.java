package org.eaddress.client;

import java.util.UUID;
import java.util.function.Supplier;

/// The sending of one message among several, whose failure is an outcome like any other.
final class Attempt {
    private Attempt() {}

    static Outcome of(UUID message, Supplier<Receipt> sending) {
        try {
            return new Outcome.Sent(sending.get());
        } catch (HubProblem problem) {
            return problem.endsSubmission()
                    ? new Outcome.Refused(message, problem)
                    : new Outcome.Unfinished(message, problem);
        } catch (EAddressException reason) {
            return new Outcome.Unfinished(message, reason);
        }
    }
}
