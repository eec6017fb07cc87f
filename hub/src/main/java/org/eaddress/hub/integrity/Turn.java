package org.eaddress.hub.integrity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// Lets one hub at a time re-read. The database lock goes with its connection, so a hub that dies gives way at
/// once.
@Component
class Turn {
    private static final long KEY = 0x5343_5255_42L; // SCRUB

    private final DataSource database;

    Turn(DataSource database) {
        this.database = database;
    }

    /// Does the work unless another hub is doing it; whether it was done here.
    boolean take(Runnable work) {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
