package org.eaddress.hub.lint;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the journal was looked through: the last seal. One row, which one hub instance at a time holds.
@Component
class LintProgress {
    private static final String TAKE = "select seal_number from lint_progress for update skip locked";
    private static final String ADVANCE = "update lint_progress set seal_number = :seal";

    private final JdbcClient db;

    LintProgress(JdbcClient db) {
        this.db = db;
    }

    /// The last seal, unless another hub instance is at it. Call it in a transaction.
    Optional<Long> take() {
        return db.sql(TAKE).query(Long.class).optional();
    }

    void advanceTo(long seal) {
        db.sql(ADVANCE).param("seal", seal).update();
    }
}
