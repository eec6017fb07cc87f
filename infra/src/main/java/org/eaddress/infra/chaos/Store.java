package org.eaddress.infra.chaos;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// Where the hubs keep documents.
sealed interface Store {
    /// What a hub must be told.
    List<String> settings();

    /// Stops what was started for it.
    void stop();

    /// A folder that both hubs write to; it has no process to kill.
    record Shared(Path folder) implements Store {
        @Override
        public List<String> settings() {
            return List.of("--hub.storage.folder=" + folder);
        }

        @Override
        public void stop() {}
    }

    /// Ceph on one node, with Object Lock, reached through a gate. Its front end is a process of its own that is
    /// killed; what it writes to lives on.
    record ObjectLock(Path scripts, Path folder, Properties env, Gate gate) implements Store {
        private static final String FRONT_END_PID = "run/client.rgw.pid";

        static ObjectLock start(Path scripts, Path folder) throws IOException {
            run(List.of(
                    scripts.resolve("up").toString(),
                    folder.toString(),
                    Long.toString(ProcessHandle.current().pid())));
            Properties env = new Properties();
            try (Reader reader = Files.newBufferedReader(folder.resolve("store.env"))) {
                env.load(reader);
            }
            ObjectLock store = new ObjectLock(scripts, folder, env, Gate.to(List.of(port(env))));
            store.stopFrontEnd();
            return store;
        }

        /// It was started as a daemon; from here on it is a child.
        private void stopFrontEnd() throws IOException {
            long pid = Long.parseLong(
                    Files.readString(folder.resolve(FRONT_END_PID)).strip());
            ProcessHandle.of(pid).ifPresent(frontEnd -> {
                frontEnd.destroyForcibly();
                frontEnd.onExit().join();
            });
            Files.delete(folder.resolve(FRONT_END_PID));
        }

        Process startFrontEnd(Path log) throws IOException {
            return Leash.start(
                    List.of("env", "CEPH_CONF=" + folder.resolve("ceph.conf"), "CEPH_ARGS=--no-mon-config"),
                    List.of("radosgw", "--foreground", "-n", "client.rgw"),
                    log);
        }

        @Override
        public List<String> settings() {
            return List.of(
                    "--hub.storage.kind=s3",
                    "--hub.storage.s3.endpoint=http://127.0.0.1:" + gate.port(),
                    "--hub.storage.s3.region=" + env.getProperty("S3_REGION"),
                    "--hub.storage.s3.bucket=" + env.getProperty("S3_BUCKET"),
                    "--hub.storage.s3.access-key=" + env.getProperty("HUB_ACCESS_KEY"),
                    "--hub.storage.s3.secret-key=" + env.getProperty("HUB_SECRET_KEY"));
        }

        @Override
        public void stop() {
            run(List.of(scripts.resolve("down").toString(), folder.toString()));
        }

        private static int port(Properties env) {
            return URI.create(env.getProperty("S3_ENDPOINT")).getPort();
        }

        private static void run(List<String> command) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(command + " failed");
                }
            } catch (IOException e) {
                throw new IllegalStateException(command + " cannot be run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
