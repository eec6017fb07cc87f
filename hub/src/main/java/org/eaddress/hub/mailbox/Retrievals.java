package org.eaddress.hub.mailbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.MachineClients;
import org.eaddress.hub.delivery.MissedRetrievals;
import org.eaddress.hub.directory.EAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The organisations whose mail a system takes, and whether it does so in time.
///
/// What lies in a mailbox unconfirmed has an index of its own, and each entry is looked at once.
@Component
public class Retrievals {
    /// What was consigned before is late.
    private static final String LIMIT_OF_R =
            "(cast(:now as timestamptz) - make_interval(mins => coalesce(r.within_minutes, :usual)))";

    private static final String EXPECT =
            "insert into retrieval (e_address) select unnest(:addresses) on conflict do nothing";
    private static final String LATE = """
            select r.e_address from retrieval r where exists (
              select from mailbox_entry e
              where e.e_address = r.e_address and e.handed_over_at is null and e.rejected_at is null
                and e.closed is null
                and e.entry_id > r.after_entry
                and e.entry_id < uuid_floor(%1$s)
                and e.consigned_at <= %1$s)
            order by r.e_address limit :limit""".formatted(LIMIT_OF_R);
    private static final String TAKE_TURN = """
            select after_entry from retrieval where e_address = :owner for update skip locked""";
    private static final String LATE_OF_OWNER = """
            select e.entry_id, e.message_id from mailbox_entry e join retrieval r on r.e_address = e.e_address
            where e.e_address = :owner and e.handed_over_at is null and e.rejected_at is null and e.closed is null
              and e.entry_id > r.after_entry
              and e.entry_id < uuid_floor(%1$s)
              and e.consigned_at <= %1$s
            order by e.entry_id limit :limit""".formatted(LIMIT_OF_R);
    /// What came sooner is older at every moment, however far time was moved; so these, too, are passed in order.
    private static final String LATE_IN_SANDBOX = """
            select e.entry_id, e.message_id from mailbox_entry e join retrieval r on r.e_address = e.e_address
            where e.e_address = :owner and e.handed_over_at is null and e.rejected_at is null and e.closed is null
              and e.entry_id > r.after_entry
              and e.consigned_at <= %s + sandbox_moved(:owner, e.consigned_at)
            order by e.entry_id limit :limit""".formatted(LIMIT_OF_R);

    private static final String PASS = "update retrieval set after_entry = :entry where e_address = :owner";
    private static final String SET_LIMIT = """
            insert into retrieval (e_address, within_minutes) values (:owner, :minutes)
            on conflict (e_address) do update set within_minutes = excluded.within_minutes""";

    private final JdbcClient db;
    private final MachineClients systems;
    private final MissedRetrievals missed;
    private final Duration usual;

    Retrievals(
            JdbcClient db,
            MachineClients systems,
            MissedRetrievals missed,
            @Value("${hub.unretrieved.within}") Duration usual) {
        this.db = db;
        this.systems = systems;
        this.missed = missed;
        this.usual = usual;
    }

    /// Those of these that are organisations with a system; from now on their mail is watched.
    Set<EAddress> expect(Collection<EAddress> recipients) {
        Set<EAddress> organisations = systems.connected(
                recipients.stream().filter(address -> !address.isOfPerson()).toList());
        if (!organisations.isEmpty()) {
            db.sql(EXPECT)
                    .param(
                            "addresses",
                            organisations.stream().map(EAddress::value).sorted().toArray(String[]::new))
                    .update();
        }
        return organisations;
    }

    /// Within how long the system of this organisation takes its mail.
    public void within(EAddress organisation, Duration limit) {
        db.sql(SET_LIMIT)
                .param("owner", organisation.value())
                .param("minutes", Math.toIntExact(limit.toMinutes()))
                .update();
    }

    /// The organisations in whose mailboxes something lies too long.
    List<EAddress> late(Instant now, int limit) {
        return db.sql(LATE)
                .param("now", Timestamp.from(now))
                .param("usual", Math.toIntExact(usual.toMinutes()))
                .param("limit", limit)
                .query((row, _) -> new EAddress(row.getString("e_address")))
                .list();
    }

    private record Late(UUID entry, UUID message) {}

    /// Records what lies too long in this mailbox; whether it did. Nothing is done while another hub does it.
    @Transactional
    public boolean record(EAddress owner, Instant now, int limit) {
        return record(LATE_OF_OWNER, owner, now, limit);
    }

    /// The same of the twin of a sandbox, by its own time.
    @Transactional
    public boolean recordInSandbox(EAddress twin, Instant now, int limit) {
        return record(LATE_IN_SANDBOX, twin, now, limit);
    }

    private boolean record(String lateOfOwner, EAddress owner, Instant now, int limit) {
        Optional<UUID> turn = db.sql(TAKE_TURN)
                .param("owner", owner.value())
                .query(UUID.class)
                .optional();
        if (turn.isEmpty()) {
            return false;
        }
        List<Late> late = db.sql(lateOfOwner)
                .param("owner", owner.value())
                .param("now", Timestamp.from(now))
                .param("usual", Math.toIntExact(usual.toMinutes()))
                .param("limit", limit)
                .query((row, _) ->
                        new Late(row.getObject("entry_id", UUID.class), row.getObject("message_id", UUID.class)))
                .list();
        if (late.isEmpty()) {
            return false;
        }
        missed.record(owner, late.stream().map(Late::message).toList(), now);
        db.sql(PASS)
                .param("entry", late.getLast().entry())
                .param("owner", owner.value())
                .update();
        return true;
    }
}
