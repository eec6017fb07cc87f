package org.eaddress.hub.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;

/// A member as she stands in the database.
final class MemberRow {
    static final String SELECT = """
            select member_id, organisation, person, person_name, power, state, named_by_name, named_at, ended_at,
              ended_by_name
            from member\s""";

    /// Whether who named her still may.
    static final String STANDS = """
            exists (
              select from organisation_power r
              where r.person = named_by and r.organisation = member.organisation and r.power = 'administer')""";

    private MemberRow() {}

    static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getObject("member_id", UUID.class),
                new EAddress(row.getString("organisation")),
                new EAddress(row.getString("person")),
                Optional.ofNullable(row.getString("person_name")),
                Power.ofCode(row.getString("power")),
                Member.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("named_by_name"),
                row.getTimestamp("named_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("ended_by_name")));
    }
}
