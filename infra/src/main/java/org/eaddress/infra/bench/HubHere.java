package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eaddress.hub.HubApplication;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.journal.JournalSeal;
import org.eaddress.infra.FreePort;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// A whole hub with demo data inside this process, so that the CPU of its parts can be told apart. What it does by
/// the clock it does when told to, but for sealing the journal.
final class HubHere implements AutoCloseable {
    private static final long LOOK_NANOS = 20_000_000;

    private final ConfigurableApplicationContext context;
    private final Path data;

    private HubHere(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /// @param entries how many pieces a seal of the journal holds at most
    static HubHere start(Path data, int entries) throws Exception {
        return new HubHere(
                new SpringApplicationBuilder(HubApplication.class)
                        .profiles("demo")
                        .run(
                                "--hub.data=" + data,
                                "--server.port=" + FreePort.find(),
                                "--hub.journal.entries=" + entries,
                                "--hub.journal.audit-every=1d",
                                "--hub.lint.every=1d",
                                "--hub.lint.pieces-per-second=1000000",
                                "--hub.seal.read-again-every=1d",
                                "--logging.level.root=error",
                                "--logging.level.org.eaddress=error"),
                data);
    }

    Path data() {
        return data;
    }

    Path sealKeyStore() {
        return data.resolve("keys/seal.p12");
    }

    String keyPassword() throws Exception {
        return Files.readString(data.resolve("keys/password")).strip();
    }

    /// Seals a statement as it does for a message of one document; nothing is kept.
    Evidence issue() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return context.getBean(Sealer.class)
                .seal(new Statement(
                        EvidenceEvent.SUBMISSION_ACCEPTANCE,
                        now,
                        UuidCreator.getTimeOrderedEpoch(),
                        new Statement.Entity(
                                Sending.COUNCIL, Optional.of("Liepkalnes novada pašvaldība"), Optional.empty()),
                        List.of(Statement.Entity.of(Sending.CITIZEN)),
                        Optional.empty(),
                        now,
                        "0".repeat(64),
                        List.of(new Statement.Part(
                                "decision.pdf",
                                "application/pdf",
                                Sender.DOCUMENT_BYTES,
                                "1".repeat(64),
                                "segment-0123456789abcdef:123456789:41000"))));
    }

    List<Evidence> issue(int number) {
        return Stream.generate(this::issue).limit(number).toList();
    }

    /// Keeps them, in one transaction; so they wait for the journal.
    void keep(List<Evidence> pieces) {
        context.getBean(EvidenceArchive.class).keep(pieces);
    }

    /// Waits for the next seal of this many pieces.
    JournalSeal.Summary awaitSeal(long after, int entries) {
        Journal journal = context.getBean(Journal.class);
        long last = after;
        while (true) {
            for (JournalSeal.Summary seal : journal.after(last, 1)) {
                if (seal.entryCount() == entries) {
                    return seal;
                }
                last = seal.number();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// Does now, in this thread, what it would do by the clock.
    ///
    /// @param task class and method, such as `SealingKeys.readAgain`
    void doNow(String task) {
        context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(scheduled -> scheduled.toString().endsWith("." + task))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The hub does nothing named " + task + " by the clock"))
                .getTask()
                .getRunnable()
                .run();
    }

    @Override
    public void close() {
        context.close();
    }
}
