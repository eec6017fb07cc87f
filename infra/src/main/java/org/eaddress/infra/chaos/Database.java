package org.eaddress.infra.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL as a process of its own on a fixed port and folder, as durable as the embedded one.
record Database(Path binaries, Path data, int port, Path log) {
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=60",
            "shared_buffers=128MB",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_wal_size=256MB",
            "jit=off",
            "plan_cache_mode=force_generic_plan",
            "listen_addresses=127.0.0.1");

    /// Unpacks the programs and makes an empty database.
    static Database create(Path folder, Path data, int port, Path log) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("postgres-binaries"));
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start()
                .close();
        try (Stream<Path> versions = Files.list(unpacked)) {
            Path binaries = versions.filter(Files::isDirectory).findFirst().orElseThrow();
            return new Database(binaries, data, port, log);
        }
    }

    /// As the same user that made it: root may run it only under the name of nobody.
    Process start() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return Leash.start(root ? List.of("unshare", "-U") : List.of(), command, log);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&logServerErrorDetail=false";
    }
}
