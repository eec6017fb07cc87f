package org.eaddress.hub.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// A process that starts the database, commits something and is gone at once, as after `kill -9`.
final class KilledHub {
    static final int EXIT = 137;

    static void main(String[] args) throws Exception {
        PostgresServer server = PostgresServer.start(Path.of(args[0]), Path.of(args[1]));
        try (Connection db = DriverManager.getConnection(server.url(), "postgres", "");
                Statement statement = db.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        Runtime.getRuntime().halt(EXIT);
    }
}
