package org.eaddress.hub.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// One hub at a time seals the journal, and one renews it. The locks are the connection's, without a transaction,
/// so that they may last while an authority is asked, and the database frees them when their holder dies.
@Component
class SealingLock {
    private static final long JOURNAL = 0x6a6f75726e616cL;
    private static final long RENEWAL = 0x72656e6577616cL;
    private static final String TAKE = "select pg_try_advisory_lock(?)";
    private static final String FREE = "select pg_advisory_unlock(?)";

    private final DataSource database;

    SealingLock(DataSource database) {
        this.database = database;
    }

    /// Seals, or does nothing (0) while another holds the lock.
    int whileHeld(IntSupplier act) {
        return whileHeld(JOURNAL, act);
    }

    /// Renews, or does nothing (0) while another does; sealing goes on meanwhile.
    int whileRenewing(IntSupplier act) {
        return whileHeld(RENEWAL, act);
    }

    private int whileHeld(long lock, IntSupplier act) {
        try (Connection connection = database.getConnection()) {
            if (!call(connection, TAKE, lock)) {
                return 0;
            }
            try {
                return act.getAsInt();
            } finally {
                call(connection, FREE, lock);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the lock of the journal", e);
        }
    }

    private static boolean call(Connection connection, String sql, long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
