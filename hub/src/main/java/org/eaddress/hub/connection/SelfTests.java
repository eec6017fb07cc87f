package org.eaddress.hub.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.eaddress.hub.connection.SelfTest.Failed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The last self-test of each system.
@Component
public class SelfTests {
    private static final String KEEP = """
            insert into connection_self_test (client_id, ran_at, well, failed_step, failed_code)
            values (:clientId, :at, :well, :step, :code)
            on conflict (client_id) do update
            set ran_at = excluded.ran_at, well = excluded.well, failed_step = excluded.failed_step,
                failed_code = excluded.failed_code""";
    private static final String LAST = """
            select ran_at, well, failed_step, failed_code from connection_self_test where client_id = :clientId""";

    private final JdbcClient db;

    SelfTests(JdbcClient db) {
        this.db = db;
    }

    public void keep(String clientId, SelfTest test) {
        db.sql(KEEP)
                .param("clientId", clientId)
                .param("at", Timestamp.from(test.ranAt()))
                .param("well", test.well())
                .param("step", test.failed().map(Failed::step).orElse(null), Types.VARCHAR)
                .param("code", test.failed().map(Failed::code).orElse(null), Types.VARCHAR)
                .update();
    }

    public Optional<SelfTest> last(String clientId) {
        return db.sql(LAST)
                .param("clientId", clientId)
                .query((row, _) -> test(row))
                .optional();
    }

    private static SelfTest test(ResultSet row) throws SQLException {
        String step = row.getString("failed_step");
        return new SelfTest(
                row.getTimestamp("ran_at").toInstant(),
                row.getInt("well"),
                step == null ? Optional.empty() : Optional.of(new Failed(step, row.getString("failed_code"))));
    }
}
