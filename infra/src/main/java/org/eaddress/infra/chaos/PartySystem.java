package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.EAddressException;
import org.eaddress.client.LedgerUnusable;
import org.eaddress.client.Message;
import org.eaddress.client.Outcome;

/// The system of one party, a process of its own, with the real SDK: it sends one batch after another, and takes
/// what comes. It ends by itself only when its ledger cannot be written; it is then started again, and goes on with
/// what it left.
final class PartySystem {
    /// In its output, one a message.
    static final String SENT = "sent ";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST_BATCH = 6;
    private static final int LARGEST_DOCUMENT = 30_000;
    private static final int LARGE_DOCUMENT = 1_200_000;
    private static final int LARGE_ONE_IN = 40;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;
    private static final int LEDGER_UNUSABLE = 3;

    private final Party party;
    private final EAddressClient client;
    private final Path documents;
    private final Mailroom mailroom;
    private final Random random = new Random();

    private PartySystem(Party party, EAddressClient client, Folders folders) throws IOException {
        this.party = party;
        this.client = client;
        this.documents = Files.createDirectories(folders.documents());
        this.mailroom = new Mailroom(client, folders.received());
    }

    /// Where a party's things lie. The ledger has a disk of limited size.
    record Folders(Path profiles, Path ledger, Path documents, Path received) {
        static Folders of(Party party, Path data, Path ledgers) {
            Path own = data.resolve("parties").resolve(party.profile());
            return new Folders(
                    data.resolve("hub/profiles"),
                    ledgers.resolve(party.profile()),
                    own.resolve("documents"),
                    own.resolve("received"));
        }
    }

    static Process start(Party party, Path data, Path ledgers, Path log) throws IOException {
        return Leash.start(
                Jvm.running(PartySystem.class, List.of(party.name(), data.toString(), ledgers.toString())), log);
    }

    static void main(String[] arguments) throws IOException {
        Party party = Party.valueOf(arguments[0]);
        Folders folders = Folders.of(party, Path.of(arguments[1]), Path.of(arguments[2]));
        EAddressClient client = party.connect(folders.profiles(), folders.ledger(), PATIENCE);
        PartySystem system = new PartySystem(party, client, folders);
        Thread.ofVirtual().name("mailroom").start(() -> system.again("takes", system.mailroom::takeAll));
        system.again("sends", system::send);
    }

    private interface Work {
        void once() throws IOException;
    }

    private void again(String what, Work work) {
        while (true) {
            try {
                work.once();
            } catch (LedgerUnusable e) {
                System.out.println(what + ": " + e.getMessage());
                Runtime.getRuntime().halt(LEDGER_UNUSABLE);
            } catch (EAddressException | IOException e) {
                System.out.println(what + ": " + e.getMessage());
            }
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
        }
    }

    private void send() throws IOException {
        report(client.resume());
        Message[] batch = new Message[1 + random.nextInt(LARGEST_BATCH)];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = letter();
        }
        report(client.sendAll(List.of(batch)));
    }

    private static void report(List<Outcome> outcomes) {
        outcomes.forEach(PartySystem::report);
    }

    private static void report(Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent sent -> System.out.println(SENT + sent.message());
            case Outcome.Refused refused ->
                System.out.println("refused %s: %s".formatted(refused.message(), refused.problem()));
            case Outcome.Unfinished(var _, LedgerUnusable reason) -> throw reason;
            case Outcome.Unfinished(var message, var reason) ->
                System.out.println("unfinished %s: %s".formatted(message, reason.getMessage()));
        }
    }

    /// To one of the others, or to both; with one document or two, seldom a large one.
    private Message letter() throws IOException {
        UUID id = Message.newId();
        List<String> others = party.others().stream().map(Party::eAddress).toList();
        Message letter = Message.to(random.nextBoolean() ? others : List.of(others.get(random.nextInt(others.size()))))
                .subject("Letter " + id)
                .withId(id);
        int number = 1 + random.nextInt(2);
        for (int i = 0; i < number; i++) {
            letter = letter.document(document(id + "-" + i + ".txt"));
        }
        return letter;
    }

    /// A text: what is not what its name says is refused.
    private Path document(String name) throws IOException {
        byte[] letters =
                new byte[random.nextInt(LARGE_ONE_IN) == 0 ? LARGE_DOCUMENT : 1 + random.nextInt(LARGEST_DOCUMENT)];
        random.nextBytes(letters);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + (letters[i] & 15));
        }
        return Files.write(documents.resolve(name), letters);
    }
}
