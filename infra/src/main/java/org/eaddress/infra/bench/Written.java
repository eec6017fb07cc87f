package org.eaddress.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Bytes that a hub has written: its database's write-ahead log, and the files of its store, which only grow.
record Written(double log, double store) {
    static Written now(HubDatabase database, Path data) throws IOException, SQLException {
        try (Stream<Path> files = Files.walk(data.resolve("objects"))) {
            return new Written(
                    database.number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"),
                    files.mapToLong(file -> file.toFile().length()).sum());
        }
    }

    Written since(Written earlier) {
        return new Written(log - earlier.log, store - earlier.store);
    }

    Written dividedBy(double messages) {
        return new Written(log / messages, store / messages);
    }

    double all() {
        return log + store;
    }
}
