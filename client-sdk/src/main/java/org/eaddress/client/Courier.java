package org.eaddress.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.eaddress.client.Entry.Accepted;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.Entry.Refused;
import org.eaddress.client.Entry.Registered;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.MalformedEvidence;

/// Brings a message all the way: ledger, submission, ledger, registration, ledger. Each step is durable before the
/// next one begins, so that whoever comes after a crash knows where to go on and repeats what is harmless to
/// repeat.
final class Courier {
    private static final int LANES = 1024;

    private final Ledger ledger;
    private final Submission submission;
    private final EvidenceCheck check;
    private final Registrar registrar;
    private final int atOnce;
    private final List<ReentrantLock> lanes =
            Stream.generate(ReentrantLock::new).limit(LANES).toList();

    Courier(Ledger ledger, Submission submission, EvidenceCheck check, Registrar registrar, int atOnce) {
        this.ledger = ledger;
        this.submission = submission;
        this.check = check;
        this.registrar = registrar;
        this.atOnce = atOnce;
    }

    /// Sends the message, or finishes its sending, or gives the receipt it got before.
    Receipt send(Prepared prepared) {
        return alone(prepared.message(), () -> {
            var known = ledger.standing(prepared.message());
            if (known.isPresent() && known.get().refused() == null) {
                return finish(sameAs(known.get(), prepared));
            }
            ledger.append(prepared);
            return register(accept(Standing.of(prepared), submission::submit));
        });
    }

    /// Takes a receipt that the hub gave for this message before it was asked for it alone, and registers it.
    Receipt take(Prepared prepared, String receipt) {
        return alone(prepared.message(), () -> {
            var known = ledger.standing(prepared.message());
            if (known.isEmpty()) {
                ledger.append(prepared);
            }
            var standing = known.isPresent() ? sameAs(known.get(), prepared) : Standing.of(prepared);
            return standing.accepted() != null || standing.refused() != null
                    ? finish(standing)
                    : register(accept(standing, _ -> receipt));
        });
    }

    /// Finishes every message that was begun.
    List<Outcome> resume(List<UUID> messages) {
        var unreachable = new AtomicReference<EAddressException>();
        return messages.stream()
                .gather(Gatherers.mapConcurrent(atOnce, message -> resume(message, unreachable)))
                .toList();
    }

    /// Registers a receipt of the ledger once more.
    void registerAgain(Standing standing) {
        alone(standing.message(), () -> register(standing));
    }

    /// Ends a message that can never be submitted.
    void abandon(UUID message) {
        alone(message, () -> {
            var standing = ledger.standing(message).filter(Standing::unfinished);
            if (standing.isEmpty() || standing.get().accepted() != null) {
                throw new LedgerUnusable(
                        "The message %s is not one that waits to be submitted.".formatted(message),
                        "Only a message that the hub has not accepted can be abandoned.");
            }
            ledger.append(new Refused(
                    message, 0, Refused.ABANDONED, "The sender abandoned the message.", "Send it anew if need be."));
            return message;
        });
    }

    /// Notes that the hub cancelled it, if the ledger knows of it and does not say so yet.
    void cancelled(UUID message) {
        alone(message, () -> {
            if (ledger.standing(message).filter(one -> one.refused() == null).isPresent()) {
                ledger.append(new Refused(
                        message,
                        0,
                        Refused.CANCELLED,
                        "The sender cancelled the message.",
                        "Send it anew if need be."));
            }
            return message;
        });
    }

    private Outcome resume(UUID message, AtomicReference<EAddressException> unreachable) {
        var down = unreachable.get();
        if (down != null) {
            return new Outcome.Unfinished(message, down);
        }
        var outcome = Attempt.of(message, () -> alone(message, () -> finish(standing(message))));
        if (outcome instanceof Outcome.Unfinished unfinished && concernsAll(unfinished.reason())) {
            unreachable.set(unfinished.reason());
        }
        return outcome;
    }

    private static boolean concernsAll(EAddressException reason) {
        return reason instanceof HubUnreachable || (reason instanceof HubProblem problem && problem.isHeldBack());
    }

    private Standing standing(UUID message) {
        return ledger.standing(message).orElseThrow();
    }

    private Standing sameAs(Standing known, Prepared prepared) {
        if (!known.prepared().sha256().equals(prepared.sha256())) {
            throw new MessageConflict(prepared.message());
        }
        if (known.accepted() != null || known.prepared().equals(prepared)) {
            return known;
        }
        ledger.append(prepared);
        return known.after(prepared);
    }

    private Receipt finish(Standing standing) {
        if (standing.refused() != null) {
            throw standing.refused().problem();
        }
        if (standing.registered() != null && standing.accepted() != null) {
            return receipt(standing.accepted(), standing.registered());
        }
        return register(accept(standing, submission::submitAgain));
    }

    private interface Submitting {
        String submit(Standing standing);
    }

    private Standing accept(Standing standing, Submitting submitting) {
        if (standing.accepted() != null) {
            return standing;
        }
        try {
            var receipt = submitting.submit(standing);
            check.receipt(standing.prepared(), receipt);
            var accepted = new Accepted(standing.message(), receipt);
            ledger.append(accepted);
            return standing.after(accepted);
        } catch (HubProblem heard) {
            var problem = OwnNames.in(heard, standing.prepared());
            if (problem.endsSubmission()) {
                ledger.append(Refused.of(standing.message(), problem));
            }
            throw problem;
        }
    }

    private Receipt register(Standing standing) {
        var accepted = standing.accepted();
        if (accepted == null) {
            throw new IllegalStateException("There is no receipt to register.");
        }
        var digest = Digests.sha256(accepted.receipt().getBytes(StandardCharsets.US_ASCII));
        var registered = new Registered(standing.message(), registered(standing, digest));
        ledger.append(registered);
        return receipt(accepted, registered);
    }

    /// A message that lapsed or was refused is ended; but what the ledger holds as sent stays so, whatever the hub
    /// says now.
    private Instant registered(Standing standing, String digest) {
        try {
            return registrar.register(standing.message(), digest);
        } catch (HubProblem heard) {
            var problem = OwnNames.in(heard, standing.prepared());
            if (problem.endsRegistration() && standing.registered() == null) {
                ledger.append(Refused.of(standing.message(), problem));
            }
            throw problem;
        }
    }

    /// The ledger holds only receipts that were verified.
    private static Receipt receipt(Accepted accepted, Registered registered) {
        try {
            var evidence = Evidence.unverified(accepted.receipt());
            return new Receipt(accepted.message(), accepted.receipt(), evidence, registered.sentAt());
        } catch (MalformedEvidence e) {
            throw new IllegalStateException("The ledger holds a receipt that is none.", e);
        }
    }

    private <T> T alone(UUID message, Supplier<T> act) {
        var lane = lanes.get(Math.floorMod(message.hashCode(), LANES));
        lane.lock();
        try {
            return act.get();
        } finally {
            lane.unlock();
        }
    }
}
