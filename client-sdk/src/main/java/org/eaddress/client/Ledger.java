package org.eaddress.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.Entry.Refused;
import org.eaddress.client.Entry.Registered;
import org.eaddress.client.LedgerFile.Place;
import tools.jackson.databind.JsonNode;

/// The sender's own durable record: what was to be sent, what the hub answered, what was registered.
///
/// If the process dies at any moment, nothing that [#append] returned for is lost. Entries of many threads share
/// one fsync. Only places are kept in memory, not entries.
final class Ledger implements Closeable {
    private static final int GROUP = 1_000;

    private final Path folder;
    private final Timekeeper timekeeper;
    private final LedgerLock lock;
    private final LedgerFile file;
    private final Map<UUID, List<Place>> places = new ConcurrentHashMap<>();
    private final Set<UUID> unfinished = ConcurrentHashMap.newKeySet();
    private final Convoy<Entry, Place> writers = new Convoy<>(GROUP, this::write);

    private Ledger(Path folder, Timekeeper timekeeper, LedgerLock lock) throws IOException {
        this.folder = folder;
        this.timekeeper = timekeeper;
        this.lock = lock;
        this.file = LedgerFile.open(folder, this::index);
    }

    static Ledger open(Path folder, Environment environment) {
        try {
            Disk.createPrivateFolder(folder);
            var lock = LedgerLock.take(folder, environment.timekeeper(), environment.ledgerWait());
            try {
                return new Ledger(folder, environment.timekeeper(), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerUnusable("The ledger %s cannot be opened".formatted(folder), e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Returns when the entry will survive a crash.
    void append(Entry entry) {
        writers.ride(entry);
    }

    Optional<Standing> standing(UUID message) {
        return Optional.ofNullable(places.get(message)).map(this::replay);
    }

    /// The messages that were begun and neither sent nor refused, oldest first.
    List<UUID> unfinished() {
        return unfinished.stream().sorted(Comparator.comparing(UUID::toString)).toList();
    }

    Stream<UUID> messages() {
        return places.keySet().stream();
    }

    private Standing replay(Collection<Place> entries) {
        Standing standing = null;
        for (var place : entries) {
            var entry = entryAt(place);
            if (standing != null) {
                standing = standing.after(entry);
            } else if (entry instanceof Prepared prepared) {
                standing = Standing.of(prepared);
            }
        }
        if (standing == null) {
            throw new IllegalStateException("A message has no prepared entry.");
        }
        return standing;
    }

    private Entry entryAt(Place place) {
        try {
            return EntryLines.read(file.read(place));
        } catch (IOException e) {
            throw new LedgerUnusable("The ledger cannot be read", e);
        }
    }

    private List<Place> write(List<Entry> entries) {
        try {
            var now = timekeeper.now();
            var lines = entries.stream()
                    .<Function<String, byte[]>>map(entry -> previous -> EntryLines.write(entry, previous, now))
                    .toList();
            var written = file.append(lines);
            for (int i = 0; i < written.size(); i++) {
                note(entries.get(i), written.get(i));
            }
            return written;
        } catch (IOException e) {
            throw new LedgerUnusable("The ledger cannot be written", e);
        }
    }

    private void index(JsonNode line, Place place) {
        var entry = EntryLines.read(line);
        if (!(entry instanceof Prepared) && !places.containsKey(entry.message())) {
            throw new IllegalArgumentException("its message was never prepared");
        }
        note(entry, place);
    }

    private void note(Entry entry, Place place) {
        places.merge(
                entry.message(),
                List.of(place),
                (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
        if (entry instanceof Registered || entry instanceof Refused) {
            unfinished.remove(entry.message());
        } else {
            unfinished.add(entry.message());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        lock.close();
    }
}
