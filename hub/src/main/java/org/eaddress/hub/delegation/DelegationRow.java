package org.eaddress.hub.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.delegation.Delegation.Basis;
import org.eaddress.hub.directory.EAddress;

/// A delegation as it lies in the database.
final class DelegationRow {
    /// Whether who offered it still may: of an organisation's mailbox, only its administrators;
    /// and of an account that is frozen, only what a decision about that gave.
    static final String STANDS = """
            (offered_by = principal or exists (
              select from organisation_power r
              where r.person = offered_by and r.organisation = principal and r.power = 'administer'))
            and coalesce(basis = 'decision', false) = exists (
              select from account_freeze f
              where f.lifted_at is null
                and (f.freeze_id = delegation.freeze_id or (delegation.freeze_id is null and f.e_address = principal)))""";

    static final String SELECT = """
            select delegation_id, principal, offered_by, (%s) as stands, delegate_name, sender, mail_since, mail_before,
              power, basis, begins_at, granted_by_name, reference,
              offered_at, expires_at, state
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
                basis(row),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Delegation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static Optional<Basis> basis(ResultSet row) throws SQLException {
        String kind = row.getString("basis");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Basis(
                        Basis.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        row.getString("granted_by_name"),
                        row.getString("reference"),
                        row.getTimestamp("begins_at").toInstant()));
    }
}
