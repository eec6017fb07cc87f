package org.eaddress.hub.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL as a child process, durable: what it has committed survives the loss of power.
///
/// The library's defaults are for tests (no fsync); every one that matters is set here.
final class PostgresServer implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    /// The library lets everybody write while it unpacks; whoever may not enter the folder cannot.
    private static final Set<PosixFilePermission> ONLY_OURS = PosixFilePermissions.fromString("rwx------");

    /// With this file in it the library marks a folder that it has unpacked to the end.
    private static final String UNPACKED = ".exists";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts the server on `data`, after stopping one that a killed process left behind.
    static PostgresServer start(Path data, Path binaries) throws IOException {
        Files.createDirectories(binaries);
        Files.setPosixFilePermissions(binaries, ONLY_OURS);
        removeHalfUnpacked(binaries);
        OrphanServer.in(data).ifPresent(OrphanServer::stop);
        FirstMaking making = FirstMaking.of(data);
        making.begin();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("jit", "off")
                .setServerConfig("plan_cache_mode", "force_generic_plan")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        making.end();
        Files.setPosixFilePermissions(binaries, ONLY_OURS);
        return new PostgresServer(server);
    }

    /// What a killed process was unpacking is begun anew: the library stumbles over its own files.
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(binaries, Files::isDirectory)) {
            for (Path folder : folders) {
                if (!Files.exists(folder.resolve(UNPACKED))) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres") + "&logServerErrorDetail=false&reWriteBatchedInserts=true";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
