package org.eaddress.hub.access;

import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The accounts that the operator froze: whoever signs in for one reads, and does nothing else.
@Component
public class FrozenAccounts {
    private static final String INCLUDE =
            "select exists (select from account_freeze where e_address = :account and lifted_at is null)";
    private static final String WHILE_SENDING =
            "select true from pg_advisory_xact_lock_shared(hashtextextended(:account, 66))";
    private static final String WHILE_FREEZING =
            "select true from pg_advisory_xact_lock(hashtextextended(:account, 66))";

    private final JdbcClient db;

    FrozenAccounts(JdbcClient db) {
        this.db = db;
    }

    /// Whether it is.
    public boolean include(EAddress account) {
        return db.sql(INCLUDE)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /// Whether nothing may be sent from it; if it may, it is not frozen before the caller's transaction ends.
    public boolean includeNow(EAddress account) {
        lock(WHILE_SENDING, account);
        return include(account);
    }

    /// Waits for what is being sent off; nothing more is until the caller's transaction ends.
    public void lock(EAddress account) {
        lock(WHILE_FREEZING, account);
    }

    private void lock(String sql, EAddress account) {
        db.sql(sql).param("account", account.value()).query(Boolean.class).single();
    }
}
