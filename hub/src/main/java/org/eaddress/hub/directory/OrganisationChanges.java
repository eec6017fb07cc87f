package org.eaddress.hub.directory;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The organisations in the order in which they changed last, for whoever keeps a copy. Persons are never listed,
/// and neither are sandboxes.
@Component
public class OrganisationChanges {
    private static final String AFTER = """
            select e_address, name, kind, status, version from account
            where version > :after and kind <> 'person' and not is_of_sandbox(e_address)
            order by version limit :limit""";

    private final JdbcClient db;

    OrganisationChanges(JdbcClient db) {
        this.db = db;
    }

    /// An account as it is since its last change.
    ///
    /// @param version the number of that change, higher than that of any before
    public record Change(Account account, long version) {}

    /// Those that changed after this one; from 0 on, all of them.
    public List<Change> after(long version, int limit) {
        return db.sql(AFTER)
                .param("after", version)
                .param("limit", limit)
                .query((row, number) -> new Change(Directory.account(row, number), row.getLong("version")))
                .list();
    }
}
