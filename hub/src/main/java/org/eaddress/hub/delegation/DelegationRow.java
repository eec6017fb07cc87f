package org.eaddress.hub.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;

/// A delegation as it lies in the database.
final class DelegationRow {
    /// Whether who offered it still may: of an organisation's mailbox, only its administrators.
    static final String STANDS = """
            (offered_by = principal or exists (
              select from organisation_power r
              where r.person = offered_by and r.organisation = principal and r.power = 'administer'))""";

    static final String SELECT = """
            select delegation_id, principal, offered_by, %s as stands, delegate_name, sender, mail_since, mail_before,
              power, offered_at, expires_at, state
            from delegation\s""".formatted(STANDS);

    private DelegationRow() {}

    static Delegation delegation(ResultSet row, int number) throws SQLException {
        String sender = row.getString("sender");
        return new Delegation(
                row.getObject("delegation_id", UUID.class),
                new EAddress(row.getString("principal")),
                new EAddress(row.getString("offered_by")),
                row.getBoolean("stands"),
                Optional.ofNullable(row.getString("delegate_name")),
                new Extent(
                        sender == null ? null : new EAddress(sender),
                        row.getTimestamp("mail_since").toInstant(),
                        row.getTimestamp("mail_before").toInstant()),
                Power.ofCode(row.getString("power")),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Delegation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
