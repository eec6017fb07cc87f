package org.eaddress.infra.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eaddress.infra.HubProcess;

/// One document to many recipients, as a batch, beside single messages of the same size: bytes written until all
/// lie in their mailboxes and their evidence is in the journal. Of the single ones a sample is sent and scaled.
final class ManyRecipients {
    private static final String PREFIX = "_PRIVATE@330000-";
    private static final int RECIPIENTS = 10_000;
    private static final int SAMPLE = 500;
    private static final int SENDERS = 16;
    private static final int TOGETHER = 20;
    private static final double MOST_PERCENT = 10;
    private static final double KIB = 1 << 10;

    private final HubProcess hub;
    private final HubDatabase database;
    private final Figures figures;

    ManyRecipients(HubProcess hub, HubDatabase database, Figures figures) {
        this.hub = hub;
        this.database = database;
        this.figures = figures;
    }

    void measure() throws Exception {
        enrol();
        System.out.println("written, KiB a message            log    store");
        Written batch = print("a batch of 10,000", batch());
        Written single = print("single, 40 KiB", singles());
        figures.beside("log of a message of the batch, KiB", "batchLogKiB", batch.log() / KIB);
        figures.beside("log of a single message, KiB", "singleLogKiB", single.log() / KIB);
        figures.beside(
                "the goal is reached with documents from, KiB", "reachedFromKiB", reachedFrom(batch, single) / KIB);
        figures.goal(Goal.atMost(
                "one document of 40 KiB to 10,000", "% of single", 100 * batch.all() / single.all(), MOST_PERCENT));
    }

    /// The store grows with the document, the log does not.
    private static double reachedFrom(Written batch, Written single) {
        double part = MOST_PERCENT / 100;
        return Math.max(0, (batch.log() - part * single.log()) / (part - 1.0 / RECIPIENTS));
    }

    private void enrol() throws Exception {
        database.run("""
                insert into account (e_address, name, kind, status)
                select '%s' || lpad(n::text, 5, '0'), 'Persona ' || n, 'person', 'active'
                from generate_series(0, %d) n""".formatted(PREFIX, RECIPIENTS - 1));
        database.run("analyze account");
    }

    private static String recipient(long number) {
        return PREFIX + "%05d".formatted(number);
    }

    private Written singles() throws Exception {
        AtomicLong next = new AtomicLong();
        return written(
                SAMPLE,
                () -> new Sending(
                                hub,
                                Sending.document(Sender.DOCUMENT_BYTES),
                                () -> recipient(next.getAndIncrement() % RECIPIENTS),
                                SENDERS,
                                TOGETHER)
                        .messages(SAMPLE));
    }

    private Written batch() throws Exception {
        List<String> to = IntStream.range(0, RECIPIENTS)
                .mapToObj(ManyRecipients::recipient)
                .toList();
        return written(RECIPIENTS, () -> {
            try (Mailing mailing = Mailing.begin(hub, Sending.document(Sender.DOCUMENT_BYTES), to)) {
                mailing.registerAll();
            }
        });
    }

    private interface Act {
        void run() throws Exception;
    }

    /// For one message, of so many.
    private Written written(int messages, Act act) throws Exception {
        database.awaitSealed();
        Written before = Written.now(database, hub.data());
        act.run();
        database.awaitConsigned();
        database.awaitSealed();
        return Written.now(database, hub.data()).since(before).dividedBy(messages);
    }

    private static Written print(String what, Written written) {
        System.out.printf("%-28s %8.2f %8.2f%n", what, written.log() / KIB, written.store() / KIB);
        return written;
    }
}
