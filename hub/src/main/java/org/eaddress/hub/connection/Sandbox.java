package org.eaddress.hub.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.ConnectedSystems;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Retrievals;
import org.eaddress.hub.sandbox.SampleCount;
import org.eaddress.hub.sandbox.SandboxClock;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.eaddress.hub.submission.SandboxLapses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What can be done with the sandbox of a test system. All of it is about the two e-addresses of this sandbox, and
/// nothing else is ever looked at.
@Component
public class Sandbox {
    private static final Duration SHORTEST_MOVE = Duration.ofMinutes(1);
    private static final int TOGETHER = 100;

    private final ConnectedSystems systems;
    private final SandboxClock sandboxClock;
    private final SandboxFaults faults;
    private final SandboxLapses lapses;
    private final Retrievals retrievals;
    private final SampleCount count;
    private final Samples samples;
    private final TransactionTemplate transactions;
    private final ConnectionSettings.Sandboxing limits;
    private final Clock clock;

    Sandbox(
            ConnectedSystems systems,
            SandboxClock sandboxClock,
            SandboxFaults faults,
            SandboxLapses lapses,
            Retrievals retrievals,
            SampleCount count,
            Samples samples,
            PlatformTransactionManager transactions,
            ConnectionSettings settings,
            Clock clock) {
        this.systems = systems;
        this.sandboxClock = sandboxClock;
        this.faults = faults;
        this.lapses = lapses;
        this.retrievals = retrievals;
        this.count = count;
        this.samples = samples;
        this.transactions = new TransactionTemplate(transactions);
        this.limits = settings.sandbox();
        this.clock = clock;
    }

    /// How it stands.
    ///
    /// @param now what time it is there
    /// @param silent whether the system is not told of its mail
    /// @param keysOutUntil until when its keys act as ended
    /// @param asked refusals that are still to come
    public record State(
            EAddress twin,
            EAddress sender,
            Instant now,
            boolean silent,
            Optional<Instant> keysOutUntil,
            List<SandboxFaults.Asked> asked) {}

    public State of(ConnectedSystem system) {
        EAddress twin = twin(system);
        return new State(
                twin,
                twin.senderToTwin(),
                sandboxClock.now(twin).truncatedTo(ChronoUnit.MILLIS),
                faults.isSilent(twin),
                systems.keysOutUntil(system.clientId()).map(until -> until.truncatedTo(ChronoUnit.MILLIS)),
                faults.asked(twin));
    }

    /// Sends it a sample; empty when there were as many in this hour as there may be.
    public Optional<Sample> send(ConnectedSystem system, SampleKind kind) {
        return count.count(twin(system), limits.samples())
                ? Optional.of(samples.send(twin(system), kind))
                : Optional.empty();
    }

    /// Moves time forward: what is too late then lapses or is unretrieved at once. Whether it may be moved so far.
    public boolean move(ConnectedSystem system, Duration by) {
        EAddress twin = twin(system);
        boolean moved = Objects.requireNonNull(transactions.execute(_ -> moveAlone(system, twin, by)));
        if (moved) {
            while (lapses.lapse(twin, TOGETHER)) {}
            Instant now = clock.instant();
            while (retrievals.recordInSandbox(twin, now, TOGETHER)) {}
        }
        return moved;
    }

    private boolean moveAlone(ConnectedSystem system, EAddress twin, Duration by) {
        if (!systems.lock(system.clientId()) || by.compareTo(SHORTEST_MOVE) < 0 || by.compareTo(limits.move()) > 0) {
            return false;
        }
        SandboxClock.Moves before = sandboxClock.moves(twin);
        boolean mayBe =
                before.times() < limits.moves() && before.ahead().plus(by).compareTo(limits.ahead()) <= 0;
        if (mayBe) {
            sandboxClock.move(twin, by);
        }
        return mayBe;
    }

    /// Whether webhook and queue of the system fail from now on.
    public void silence(ConnectedSystem system, boolean silent) {
        faults.silence(twin(system), silent);
    }

    /// Lets its keys act as ended for so long, or no longer. Whether it may be for so long.
    public boolean keepOut(ConnectedSystem system, Duration time) {
        boolean mayBe = !time.isNegative() && time.compareTo(limits.keysOut()) <= 0;
        if (mayBe) {
            transactions.executeWithoutResult(_ -> {
                if (time.isZero()) {
                    systems.letIn(system.clientId());
                } else {
                    systems.keepOut(system.clientId(), time);
                }
            });
        }
        return mayBe;
    }

    /// Refuses so many of what comes at a stage. Whether there may be so many.
    public boolean refuse(ConnectedSystem system, SandboxFaults.Asked asked) {
        boolean mayBe = asked.times() >= 0 && asked.times() <= limits.refusals();
        if (mayBe) {
            faults.ask(twin(system), asked);
        }
        return mayBe;
    }

    public ConnectionSettings.Sandboxing limits() {
        return limits;
    }

    /// @throws IllegalArgumentException when it is in production: that has no sandbox
    private static EAddress twin(ConnectedSystem system) {
        if (!system.isTest() || !system.eAddress().isOfSandbox()) {
            throw new IllegalArgumentException("the system is not in test");
        }
        return system.eAddress();
    }
}
