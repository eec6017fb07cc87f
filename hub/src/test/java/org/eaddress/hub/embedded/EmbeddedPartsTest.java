package org.eaddress.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsTest {
    @TempDir
    Path folder;

    @Test
    void theBrokerGivesBackAtItsSecondStartWhatItTookAtItsFirst() throws Exception {
        try (Broker broker = Broker.start(folder, Optional.empty());
                JMSContext context = new ActiveMQConnectionFactory(broker.url()).createContext()) {
            Queue queue = context.createQueue("kept");
            for (int i = 0; i < 100; i++) {
                context.createProducer().send(queue, "message " + i);
            }
        }
        try (Broker broker = Broker.start(folder, Optional.empty());
                JMSContext context = new ActiveMQConnectionFactory(broker.url()).createContext()) {
            var consumer = context.createConsumer(context.createQueue("kept"));
            for (int i = 0; i < 100; i++) {
                assertThat(consumer.receiveBody(String.class, 5000)).isEqualTo("message " + i);
            }
        }
    }

    @Test
    void theBrokerRefusesToStartWhereItCouldNotReadItsJournal() {
        String before = System.clearProperty("io.netty.noUnsafe");
        try {
            assertThatThrownBy(() -> Broker.start(folder, Optional.empty())).hasMessageContaining("noUnsafe");
        } finally {
            System.setProperty("io.netty.noUnsafe", before == null ? "false" : before);
        }
    }

    @Test
    void theDatabaseIsDurable() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder.resolve("data"), folder.resolve("binaries"));
                Connection db = DriverManager.getConnection(server.url(), "postgres", "");
                Statement statement = db.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    /// The library unpacks once in a process, so what it would stumble over is laid beside.
    @Test
    void whatAKilledHubHadHalfUnpackedIsRemovedAndTheFolderIsOursAlone() throws Exception {
        Path binaries = folder.resolve("binaries");
        Path half = Files.createDirectories(binaries.resolve("PG-half/lib"));
        Files.createSymbolicLink(half.resolve("libicuuc.so"), Path.of("libicuuc.so.74"));
        Path whole = Files.createDirectories(binaries.resolve("PG-whole"));
        Files.createFile(whole.resolve(".exists"));
        Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxrwxrwx"));

        PostgresServer.start(folder.resolve("data"), binaries).close();

        assertThat(binaries.resolve("PG-half")).doesNotExist();
        assertThat(whole).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(binaries)))
                .isEqualTo("rwx------");
    }

    @Test
    void aDatabaseThatAKilledHubHadHalfMadeIsMadeAnew() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Path underWay = Files.createFile(folder.resolve("data.half-made"));
        Process maker =
                new ProcessBuilder("bash", "-c", "exec -a initdb tail -f " + data.resolve("PG_VERSION")).start();

        try (PostgresServer server = PostgresServer.start(data, folder.resolve("binaries"));
                Connection db = DriverManager.getConnection(server.url(), "postgres", "")) {
            assertThat(db.isValid(5)).isTrue();
        }

        assertThat(maker.waitFor()).isEqualTo(137);
        assertThat(underWay).doesNotExist();
    }

    @Test
    void aServerThatAKilledHubLeftBehindIsStoppedAndItsDataKept() throws Exception {
        Path data = folder.resolve("data");
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHub.class.getName(),
                        data.toString(),
                        folder.resolve("binaries").toString())
                .inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(KilledHub.EXIT);
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle left = ProcessHandle.of(pid).orElseThrow();

        try (PostgresServer server = PostgresServer.start(data, folder.resolve("binaries"));
                Connection db = DriverManager.getConnection(server.url(), "postgres", "");
                Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery("select answer from kept")) {
            left.onExit().get(1, TimeUnit.SECONDS);
            row.next();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void aFolderBelongsToOneHubAtATime() throws Exception {
        try (DataFolder _ = DataFolder.take(folder)) {
            assertThatThrownBy(() -> DataFolder.take(folder)).isInstanceOf(Exception.class);
        }
        DataFolder.take(folder).close();
    }
}
