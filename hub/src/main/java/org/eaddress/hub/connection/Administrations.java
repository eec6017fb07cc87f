package org.eaddress.hub.connection;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.connection.Administration.State;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which vendor administers the systems of which organisation. The customer offers it, the vendor accepts it, and
/// either ends it at once. While either account is frozen or not active it counts for nothing.
@Component
public class Administrations {
    private static final String SELECT = """
            select a.administration_id, a.customer, c.name as customer_name, a.vendor, v.name as vendor_name, a.state,
              a.offered_by_name, a.offered_at, a.answered_by_name, a.answered_at, a.ended_by_name, a.ended_at
            from administration a
              join account c on c.e_address = a.customer join account v on v.e_address = a.vendor
            """;
    private static final String BY_CUSTOMER = SELECT
            + "where a.customer = :owner order by a.ended_at is null desc, a.administration_id desc limit :limit";
    private static final String OF_VENDOR = SELECT
            + "where a.vendor = :owner and a.ended_at is null"
            + " order by a.state = 'accepted' desc, a.administration_id desc limit :limit";

    /// What makes one count at this moment.
    static final String COUNTS = """
            a.state = 'accepted' and a.ended_at is null and exists (
              select from account where e_address = a.customer and status = 'active')
            and exists (select from account where e_address = a.vendor and status = 'active')
            and not exists (
              select from account_freeze where e_address in (a.customer, a.vendor) and lifted_at is null)""";

    private static final String COUNTING =
            SELECT + "where a.administration_id = :id and a.vendor = :vendor and " + COUNTS;
    private static final String OF_CLIENT = SELECT + """
            where a.vendor = :vendor and split_part(a.customer, '@', 2) = (
              select split_part(e_address, '@', 2) from machine_client where client_id = :clientId)
            and\s""" + COUNTS;
    private static final String HOLDS = """
            select a.administration_id from administration a
            where a.administration_id = :id and %s for share of a""".formatted(COUNTS);
    private static final String LOCK =
            "select true from pg_advisory_xact_lock(hashtextextended('administration ' || :whose, 72))";
    private static final String COUNT_BY_CUSTOMER =
            "select count(*) from administration where customer = :whose and ended_at is null";
    private static final String COUNT_OF_VENDOR =
            "select count(*) from administration where vendor = :whose and state = 'accepted' and ended_at is null";
    private static final String OFFER = """
            insert into administration (administration_id, customer, vendor, state, offered_by, offered_by_name, offered_at)
            values (:id, :customer, :vendor, 'offered', :person, :name, :now)
            on conflict (customer, vendor) where ended_at is null do nothing""";
    private static final String ACCEPT = """
            update administration set state = 'accepted', answered_by_name = :name, answered_at = :now
            where administration_id = :id and vendor = :whose and state = 'offered'""";
    private static final String END = """
            update administration set state = :state, ended_by_name = :name, ended_at = :now
            where administration_id = :id and %s = :whose and state = any(:from)""";
    private static final int SHOWN = 200;

    private final JdbcClient db;
    private final Directory directory;
    private final ConnectionSettings settings;
    private final Clock clock;

    Administrations(JdbcClient db, Directory directory, ConnectionSettings settings, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /// What became of an offer or its acceptance.
    public enum Outcome {
        DONE,
        /// There is no such organisation, or it is the customer itself.
        NOBODY,
        /// It is offered to this vendor already, or this vendor has it.
        ALREADY,
        /// The customer has as many vendors as it may, or the vendor as many customers.
        TOO_MANY,
        /// There is nothing here to change.
        UNKNOWN
    }

    /// Offers the administration of all systems of this organisation.
    @Transactional
    public Outcome offer(EAddress customer, EAddress vendor, Caller person) {
        boolean isThere = directory
                .find(vendor)
                .filter(account -> account.isOpen() && account.kind() != Account.Kind.PERSON)
                .isPresent();
        if (!isThere || !vendor.isMain() || !customer.isMain() || vendor.equals(customer)) {
            return Outcome.NOBODY;
        }
        if (count(COUNT_BY_CUSTOMER, customer) >= settings.vendors()) {
            return Outcome.TOO_MANY;
        }
        Instant now = clock.instant();
        int added = db.sql(OFFER)
                .param("id", UuidCreator.getTimeOrderedEpoch(now))
                .param("customer", customer.value())
                .param("vendor", vendor.value())
                .param("person", person.eAddress().value())
                .param("name", person.name())
                .param("now", Timestamp.from(now))
                .update();
        return added == 1 ? Outcome.DONE : Outcome.ALREADY;
    }

    @Transactional
    public Outcome accept(EAddress vendor, UUID id, Caller person) {
        if (count(COUNT_OF_VENDOR, vendor) >= settings.customers()) {
            return Outcome.TOO_MANY;
        }
        int accepted = db.sql(ACCEPT)
                .param("id", id)
                .param("whose", vendor.value())
                .param("name", person.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return accepted == 1 ? Outcome.DONE : Outcome.UNKNOWN;
    }

    /// The vendor does not want what was offered, or does not any more. Whether there was something to end.
    @Transactional
    public boolean giveUp(EAddress vendor, UUID id, Caller person) {
        return end("vendor", vendor, id, State.REFUSED, person, State.OFFERED)
                || end("vendor", vendor, id, State.GIVEN_UP, person, State.ACCEPTED);
    }

    /// The customer ends it at once; what of the vendor's was begun is done first or not at all.
    @Transactional
    public boolean takeBack(EAddress customer, UUID id, Caller person) {
        return end("customer", customer, id, State.TAKEN_BACK, person, State.OFFERED, State.ACCEPTED);
    }

    private boolean end(String side, EAddress whose, UUID id, State to, Caller person, State... from) {
        return db.sql(END.formatted(side))
                        .param("id", id)
                        .param("whose", whose.value())
                        .param("state", to.code())
                        .param("from", List.of(from).stream().map(State::code).toArray(String[]::new))
                        .param("name", person.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /// Nobody else counts those of this organisation until the transaction ends.
    private int count(String sql, EAddress whose) {
        db.sql(LOCK).param("whose", whose.value()).query(Boolean.class).single();
        return db.sql(sql).param("whose", whose.value()).query(Integer.class).single();
    }

    /// Those of this customer, what is over, too: what goes on before the others, each the newest first.
    public List<Administration> byCustomer(EAddress customer) {
        return list(BY_CUSTOMER, customer, SHOWN);
    }

    /// What was offered to this vendor or is its, the newest first.
    public List<Administration> ofVendor(EAddress vendor) {
        return list(OF_VENDOR, vendor, settings.customers() + SHOWN);
    }

    private List<Administration> list(String sql, EAddress owner, int limit) {
        return db.sql(sql)
                .param("owner", owner.value())
                .param("limit", limit)
                .query(Administrations::administration)
                .list();
    }

    /// The one of this id, if it counts now and is this vendor's.
    public Optional<Administration> find(EAddress vendor, UUID id) {
        return db.sql(COUNTING)
                .param("id", id)
                .param("vendor", vendor.value())
                .query(Administrations::administration)
                .optional();
    }

    /// The one by which this vendor administers this system now.
    public Optional<Administration> over(EAddress vendor, String clientId) {
        return db.sql(OF_CLIENT)
                .param("vendor", vendor.value())
                .param("clientId", clientId)
                .query(Administrations::administration)
                .optional();
    }

    /// Whether this one may change systems now. A vendor's does not end before the caller's transaction does.
    boolean let(Actor by) {
        return by.administration()
                .map(one -> db.sql(HOLDS)
                        .param("id", one.id())
                        .query(UUID.class)
                        .optional()
                        .isPresent())
                .orElse(true);
    }

    private static Administration administration(ResultSet row, int number) throws SQLException {
        return new Administration(
                row.getObject("administration_id", UUID.class),
                new EAddress(row.getString("customer")),
                row.getString("customer_name"),
                new EAddress(row.getString("vendor")),
                row.getString("vendor_name"),
                State.ofCode(row.getString("state")),
                row.getString("offered_by_name"),
                row.getTimestamp("offered_at").toInstant(),
                Optional.ofNullable(row.getString("answered_by_name")),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("ended_by_name")),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
