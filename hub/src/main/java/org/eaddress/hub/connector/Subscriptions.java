package org.eaddress.hub.connector;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.connector.Subscription.Tries;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The subscriptions, and whose turn it is.
@Component
class Subscriptions {
    private static final String COLUMNS = """
            e_address, way, subscription_id, url, paused, next_at, turn, failures, failing_since, tried_at, told_at,
            outcome""";
    private static final String SUBSCRIBE = """
            insert into subscription (e_address, way, subscription_id, url, next_at)
            values (:owner, :way, :id, :url, :now)
            on conflict (e_address, way) do update
              set url = excluded.url,
                  next_at = case when subscription.turn is null then excluded.next_at else subscription.next_at end""";
    private static final String FIND =
            "select " + COLUMNS + " from subscription where e_address = :owner and way = :way";
    private static final String AFTER = "select " + COLUMNS
            + " from subscription where way = :way and e_address > :owner order by e_address limit 500";
    private static final String PAUSE = """
            update subscription set paused = :paused, next_at = case when turn is null then :now else next_at end
            where e_address = :owner and way = :way and paused <> :paused""";
    private static final String AT_ONCE = """
            update subscription set next_at = :now where e_address = :owner and way = :way and turn is null""";
    private static final String REPLAYS = """
            update subscription set replayed_at = :now
            where e_address = :owner and way = :way and (replayed_at is null or replayed_at <= :before)""";
    private static final String REMOVE = "delete from subscription where e_address = :owner and way = :way";
    private static final String TO_FILL = """
            select e_address, way from subscription
            where not filled and made_in < pg_snapshot_xmin(pg_current_snapshot())
            order by e_address limit 1 for no key update skip locked""";
    private static final String FILLED =
            "update subscription set filled = true where e_address = :owner and way = :way";
    private static final String TAKE = """
            with taken as (
              select s.e_address, s.way from subscription s
              where s.way = any(:ways) and s.filled and not s.paused and s.slow = :slow and s.next_at <= :now
                and exists (select from announcement a
                            where a.e_address = s.e_address and a.way = s.way and a.due_at <= :now)
              order by s.next_at limit :limit for no key update skip locked)
            update subscription s set next_at = :lost, turn = gen_random_uuid()
            from taken where s.e_address = taken.e_address and s.way = taken.way
            returning s.e_address, s.way, s.subscription_id, s.url, s.paused, s.next_at, s.turn, s.failures,
                      s.failing_since, s.tried_at, s.told_at, s.outcome""";
    private static final String OF_TURN = " where e_address = :owner and way = :way and turn = :turn";
    private static final String TOLD = """
            update subscription set failures = 0, failing_since = null, slow = :slow, tried_at = :now, told_at = :now,
                                    outcome = :outcome""" + OF_TURN;
    private static final String FAILED = """
            update subscription set failures = failures + 1, failing_since = coalesce(failing_since, :now),
                                    slow = true, tried_at = :now, outcome = :outcome, next_at = :next,
                                    turn = null""" + OF_TURN;
    private static final String END = "update subscription set next_at = :now, turn = null" + OF_TURN;

    private final JdbcClient db;

    Subscriptions(JdbcClient db) {
        this.db = db;
    }

    /// Makes it, or changes where it leads.
    void subscribe(EAddress owner, Way way, Optional<URI> url, Instant now) {
        of(SUBSCRIBE, owner, way)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("url", url.map(URI::toString).orElse(null), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Subscription> find(EAddress owner, Way way) {
        return of(FIND, owner, way).query((row, _) -> subscription(row)).optional();
    }

    /// A page of those of one way, in the order of the e-addresses.
    List<Subscription> after(Optional<EAddress> owner, Way way) {
        return db.sql(AFTER)
                .param("owner", owner.map(EAddress::value).orElse(""))
                .param("way", way.code())
                .query((row, _) -> subscription(row))
                .list();
    }

    /// Nobody is told while it is paused; a call under way ends first.
    void pause(EAddress owner, Way way, boolean paused, Instant now) {
        of(PAUSE, owner, way)
                .param("paused", paused)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// The next try is made at once, however many failed.
    void tryAtOnce(EAddress owner, Way way, Instant now) {
        of(AT_ONCE, owner, way).param("now", Timestamp.from(now)).update();
    }

    /// Whether it may be told all again: it was not since then.
    boolean replays(EAddress owner, Way way, Instant now, Instant before) {
        return of(REPLAYS, owner, way)
                        .param("now", Timestamp.from(now))
                        .param("before", Timestamp.from(before))
                        .update()
                > 0;
    }

    void remove(EAddress owner, Way way) {
        of(REMOVE, owner, way).update();
    }

    record Unfilled(EAddress owner, Way way) {}

    /// One whose older mail nobody has looked for; locked in the caller's transaction.
    Optional<Unfilled> toFill() {
        return db.sql(TO_FILL)
                .query((row, _) ->
                        new Unfilled(new EAddress(row.getString("e_address")), Way.ofCode(row.getString("way"))))
                .optional();
    }

    void filled(Unfilled unfilled) {
        of(FILLED, unfilled.owner(), unfilled.way()).update();
    }

    /// Takes the turns of those that something is to be told to in one of these ways and that no other hub has;
    /// they are anybody's again when nothing is heard of them until `lost`.
    List<Turn> take(Set<Way> ways, boolean slow, Instant now, Instant lost, int limit) {
        return db.sql(TAKE)
                .param("ways", ways.stream().map(Way::code).toArray(String[]::new))
                .param("slow", slow)
                .param("now", Timestamp.from(now))
                .param("lost", Timestamp.from(lost))
                .param("limit", limit)
                .query((row, _) -> new Turn(
                        row.getObject("turn", UUID.class), Way.ofCode(row.getString("way")), subscription(row)))
                .list();
    }

    /// Whether the turn is still this hub's; then it was told.
    boolean told(Turn turn, String outcome, boolean slow, Instant now) {
        return of(TOLD, turn)
                        .param("slow", slow)
                        .param("outcome", outcome)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// Ends the turn; the next is not before this time.
    void failed(Turn turn, String outcome, Instant now, Instant next) {
        of(FAILED, turn)
                .param("outcome", outcome)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
    }

    /// Ends the turn; the next may be at once.
    void end(Turn turn, Instant now) {
        of(END, turn).param("now", Timestamp.from(now)).update();
    }

    private JdbcClient.StatementSpec of(String sql, EAddress owner, Way way) {
        return db.sql(sql).param("owner", owner.value()).param("way", way.code());
    }

    private JdbcClient.StatementSpec of(String sql, Turn turn) {
        return of(sql, turn.subscription().owner(), turn.way()).param("turn", turn.id());
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("subscription_id", UUID.class),
                new EAddress(row.getString("e_address")),
                Optional.ofNullable(row.getString("url")).map(URI::create),
                row.getBoolean("paused"),
                new Tries(
                        instant(row, "tried_at"),
                        Optional.ofNullable(row.getString("outcome")),
                        instant(row, "told_at"),
                        instant(row, "failing_since"),
                        row.getInt("failures"),
                        row.getTimestamp("next_at").toInstant()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
