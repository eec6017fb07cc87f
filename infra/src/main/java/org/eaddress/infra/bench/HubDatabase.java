package org.eaddress.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The database of a running hub, seen and changed behind its back.
final class HubDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 10_000_000;

    private final Connection connection;

    private HubDatabase(Connection connection) {
        this.connection = connection;
    }

    static HubDatabase of(Path data) throws IOException, SQLException {
        return new HubDatabase(DriverManager.getConnection(url(data)));
    }

    /// Where the embedded database of the hub listens whose data folder it is.
    static String url(Path data) throws IOException {
        List<String> server = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return "jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/postgres?user=postgres";
    }

    /// Statements that take no values, all in one transaction.
    void run(String statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// The one number that a query gives.
    double number(String query) throws SQLException {
        return numbers(query, 1)[0];
    }

    /// The numbers of the one row that a query gives.
    double[] numbers(String query, int columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            double[] numbers = new double[columns];
            for (int i = 0; i < columns; i++) {
                numbers[i] = row.getDouble(i + 1);
            }
            return numbers;
        }
    }

    /// The one word that a query gives.
    String word(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /// Registered messages whose deliveries still wait.
    double waiting() throws SQLException {
        return number("select count(*) from outbox");
    }

    /// Until everything registered lies in its mailbox.
    void awaitConsigned() throws SQLException {
        awaitZero("select count(*) from (select from outbox limit 1) waiting");
    }

    /// Until all evidence is in the journal.
    void awaitSealed() throws SQLException {
        awaitZero("select count(*) from (select from journal_queue limit 1) waiting");
    }

    /// Until the lint has seen all that is in the journal.
    void awaitLinted() throws SQLException {
        awaitZero("select coalesce(max(seal_number), 0) - (select seal_number from lint_progress) from journal_seal");
    }

    private void awaitZero(String query) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (number(query) != 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Still not done after " + PATIENCE + ": " + query);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
