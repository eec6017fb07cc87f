package org.eaddress.hub.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Databases that worlds use in turn, each by one world at a time.
final class Databases implements AutoCloseable {
    private final BlockingQueue<EmbeddedPostgres> free;

    private Databases(int count) {
        this.free = new ArrayBlockingQueue<>(count);
    }

    static Databases start(int count) throws IOException {
        Databases databases = new Databases(count);
        for (int i = 0; i < count; i++) {
            databases.free.add(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        }
        return databases;
    }

    /// One that nobody uses, once there is one; a world that could not begin never gives its own back.
    EmbeddedPostgres take() {
        try {
            return Objects.requireNonNull(free.poll(2, TimeUnit.MINUTES), "no database is free");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void giveBack(EmbeddedPostgres database) {
        free.add(database);
    }

    @Override
    public void close() throws IOException {
        for (EmbeddedPostgres database : free) {
            database.close();
        }
    }
}
