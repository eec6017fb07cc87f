package org.eaddress.infra.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// All that runs: two hubs, what they stand on, and the parties' systems.
final class World {
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);
    private static final long LOOK_NANOS = 100_000_000;
    private static final long LEDGER_DISK_BYTES = 512L << 20;

    private final Path data;
    private final Disk ledgers;
    private final Backing backing;
    private final List<Integer> ports;
    private final Gate gate;
    private final List<Part> hubs = new ArrayList<>();
    private final Map<Party, Part> systems = new EnumMap<>(Party.class);

    private World(Path data, Disk ledgers, Backing backing) throws IOException {
        this.data = data;
        this.ledgers = ledgers;
        this.backing = backing;
        this.ports = List.of(FreePort.find(), FreePort.find());
        this.gate = Gate.to(ports);
        for (int port : ports) {
            String name = "hub " + (hubs.size() + 1);
            hubs.add(new Part(name, () -> startHub(name, port)));
        }
        for (Party party : Party.values()) {
            systems.put(party, new Part(party.profile(), () -> startSystem(party)));
        }
    }

    /// Prepares everything; nothing runs yet but what the store keeps running.
    ///
    /// @param objectLock the scripts of the store with Object Lock; empty for a folder of files
    static World prepare(Path data, Optional<Path> objectLock, Ending ending) throws IOException {
        Disk ledgers = Disk.mount(data.resolve("ledgers"), LEDGER_DISK_BYTES, ending);
        World world = new World(data, ledgers, Backing.prepare(data, objectLock, ending));
        ending.add(_ -> world.end());
        return world;
    }

    private Process startHub(String name, int port) throws IOException {
        List<String> settings = new ArrayList<>(backing.settings());
        settings.addAll(List.of(
                Jvm.QUICK,
                "--hub.public-url=http://127.0.0.1:" + gate.port(),
                "--hub.delivery.hand-again-after=5s",
                "--hub.journal.every=1s",
                "--hub.journal.audit-every=5s"));
        return Leash.start(HubProcess.command(data.resolve("hub"), port, settings), logs().file(name));
    }

    private Process startSystem(Party party) throws IOException {
        return PartySystem.start(party, data, ledgers.folder(), logs().file(party.profile()));
    }

    /// Starts everything in its order: the first hub makes the keys that the second one uses, too.
    void start() throws IOException {
        require("The database does not answer", backing.parts(), backing::databaseAnswers);
        require("The first hub does not answer", List.of(hubs.getFirst()), () -> isHealthy(ports.getFirst()));
        require("The second hub does not answer", hubs, this::hubsAreHealthy);
        tend();
    }

    private void require(String otherwise, List<Part> first, Condition condition) throws IOException {
        List<Part> some =
                Stream.concat(backing.parts().stream(), first.stream()).toList();
        if (!tendUntil(some, condition, ANSWER_WITHIN)) {
            throw new IllegalStateException(otherwise + "; see " + logs().folder());
        }
    }

    Path data() {
        return data;
    }

    Logs logs() {
        return Logs.of(data);
    }

    Backing backing() {
        return backing;
    }

    Disk ledgers() {
        return ledgers;
    }

    List<Part> hubs() {
        return hubs;
    }

    Part system(Party party) {
        return Objects.requireNonNull(systems.get(party));
    }

    List<Gate> gates() {
        return Stream.concat(Stream.of(gate), backing.gates().stream()).toList();
    }

    List<Part> parts() {
        return Stream.of(backing.parts(), hubs, List.copyOf(systems.values()))
                .flatMap(List::stream)
                .toList();
    }

    PartySystem.Folders folders(Party party) {
        return PartySystem.Folders.of(party, data, ledgers.folder());
    }

    /// Whether the hub takes calls.
    boolean listens(Part hub) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), ports.get(hubs.indexOf(hub)))) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    boolean hubsAreHealthy() {
        return ports.stream().allMatch(World::isHealthy);
    }

    private static boolean isHealthy(int port) {
        return HubProcess.isHealthy(URI.create("http://127.0.0.1:" + port));
    }

    /// Something that is waited for.
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /// Starts what is down and makes room on full disks, each when its time has come.
    void tend() throws IOException {
        tend(parts());
    }

    /// Tends the world until it holds; false when it does not in this time.
    boolean tendUntil(Condition condition, Duration within) throws IOException {
        return tendUntil(parts(), condition, within);
    }

    private boolean tendUntil(List<Part> parts, Condition condition, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        do {
            tend(parts);
            if (condition.holds()) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        } while (System.nanoTime() < end);
        return false;
    }

    private void tend(List<Part> parts) throws IOException {
        ledgers.tend();
        backing.disk().tend();
        for (Part part : parts) {
            part.tend();
        }
    }

    /// Ends the parties' systems for good.
    void endSystems() {
        systems.values().forEach(Part::retire);
    }

    private void end() {
        endSystems();
        hubs.forEach(Part::retire);
    }
}
