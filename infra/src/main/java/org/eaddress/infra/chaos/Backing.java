package org.eaddress.infra.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eaddress.infra.FreePort;
import org.jspecify.annotations.Nullable;

/// What the hubs stand on: database, broker and store, each a process of its own behind a gate.
final class Backing {
    private static final long DATABASE_DISK_BYTES = 3L << 30;

    private final Path data;
    private final Disk disk;
    private final Database postgres;
    private final Store store;
    private final Part database;
    private final Part broker;
    private final @Nullable Part frontEnd;
    private final Gate databaseGate;
    private final Gate brokerGate;

    private Backing(Path data, Disk disk, Database postgres, Store store, int brokerPort) throws IOException {
        this.data = data;
        this.disk = disk;
        this.postgres = postgres;
        this.store = store;
        this.database = new Part("database", postgres::start);
        this.broker = new Part(
                "broker",
                () -> BrokerServer.start(
                        brokerFolder(), brokerPort, Logs.of(data).file("broker")));
        this.frontEnd = store instanceof Store.ObjectLock ceph
                ? new Part("store", () -> ceph.startFrontEnd(Logs.of(data).file("store")))
                : null;
        this.databaseGate = Gate.to(List.of(postgres.port()));
        this.brokerGate = Gate.to(List.of(brokerPort));
    }

    /// Prepares all; nothing of it runs yet but what the store keeps running.
    ///
    /// @param objectLock the scripts of the store with Object Lock; empty for a folder of files
    static Backing prepare(Path data, Optional<Path> objectLock, Ending ending) throws IOException {
        Disk disk = Disk.mount(data.resolve("postgres"), DATABASE_DISK_BYTES, ending);
        CompletableFuture<Store> storing = CompletableFuture.supplyAsync(() -> store(data, objectLock));
        ending.add(_ -> storing.join().stop());
        Database postgres = Database.create(
                data,
                disk.folder().resolve("data"),
                FreePort.find(),
                Logs.of(data).file("database"));
        Backing backing = new Backing(data, disk, postgres, storing.join(), FreePort.find());
        ending.add(_ -> backing.parts().forEach(Part::retire));
        return backing;
    }

    private static Store store(Path data, Optional<Path> objectLock) {
        try {
            return objectLock.isPresent()
                    ? Store.ObjectLock.start(objectLock.get(), data.resolve("store"))
                    : new Store.Shared(data.resolve("objects"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a hub finds it all.
    List<String> settings() {
        List<String> settings = new ArrayList<>(store.settings());
        settings.addAll(List.of(
                "--spring.datasource.url=" + Database.url(databaseGate.port()),
                "--spring.datasource.username=postgres",
                "--hub.broker.url=tcp://127.0.0.1:" + brokerGate.port(),
                "--hub.broker.user=hub",
                "--hub.broker.password=hub"));
        return settings;
    }

    Part database() {
        return database;
    }

    Part broker() {
        return broker;
    }

    /// The journal of the broker, which may be lost at any time.
    Path brokerFolder() {
        return data.resolve("broker");
    }

    /// Empty for a folder of files.
    Optional<Part> frontEnd() {
        return Optional.ofNullable(frontEnd);
    }

    Disk disk() {
        return disk;
    }

    List<Part> parts() {
        return Stream.concat(Stream.of(database, broker), frontEnd().stream()).toList();
    }

    List<Gate> gates() {
        Stream<Gate> ofStore = store instanceof Store.ObjectLock ceph ? Stream.of(ceph.gate()) : Stream.empty();
        return Stream.concat(Stream.of(databaseGate, brokerGate), ofStore).toList();
    }

    /// Past the gate.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(Database.url(postgres.port()));
    }

    boolean databaseAnswers() {
        try (Connection _ = connect()) {
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }
}
