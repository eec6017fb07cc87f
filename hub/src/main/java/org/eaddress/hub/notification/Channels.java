package org.eaddress.hub.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every address that people gave for notices.
@Component
class Channels {
    private static final String SELECT =
            "select channel_id, e_address, purpose, kind, address, language, verified_at from notification_channel ";
    private static final String VERIFIED = SELECT + """
            where e_address = any(:owners) and purpose = 'mail' and verified_at is not null and removed_at is null
            limit :limit""";
    private static final String CONTACT = SELECT + """
            where e_address = :owner and purpose = 'contact' and verified_at is not null and removed_at is null
            order by added_at limit 1""";
    private static final String OF_OWNER = SELECT + """
            where e_address = :owner and removed_at is null order by added_at, channel_id limit :limit""";
    private static final String FIND = SELECT + "where channel_id = any(:ids) limit :limit";
    private static final String ADD = """
            insert into notification_channel (channel_id, e_address, purpose, kind, address, language, added_at)
            values (:id, :owner, :purpose, :kind, :address, :language, :at) on conflict do nothing""";
    private static final String SPEAK = """
            update notification_channel set language = :language
            where channel_id = :id and e_address = :owner and removed_at is null""";
    private static final String REMOVE = """
            update notification_channel set removed_at = :at
            where channel_id = :id and e_address = :owner and removed_at is null""";
    private static final int LIMIT = 10_000;

    private final JdbcClient db;

    Channels(JdbcClient db) {
        this.db = db;
    }

    /// Those at which these can be told of new mail.
    List<Channel> verified(Collection<EAddress> owners) {
        return db.sql(VERIFIED)
                .param("owners", owners.stream().map(EAddress::value).toArray(String[]::new))
                .param("limit", LIMIT)
                .query((row, _) -> channel(row))
                .list();
    }

    /// Where the organisation is told that its system does not take its mail.
    Optional<Channel> contact(EAddress organisation) {
        return db.sql(CONTACT)
                .param("owner", organisation.value())
                .query((row, _) -> channel(row))
                .optional();
    }

    /// All of this account, verified or not.
    List<Channel> of(EAddress owner) {
        return db.sql(OF_OWNER)
                .param("owner", owner.value())
                .param("limit", LIMIT)
                .query((row, _) -> channel(row))
                .list();
    }

    /// This one, also when it was removed.
    Optional<Channel> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Channel> find(Collection<UUID> ids) {
        return db.sql(FIND)
                .param("ids", ids.toArray(UUID[]::new))
                .param("limit", LIMIT)
                .query((row, _) -> channel(row))
                .list();
    }

    /// Whether it is new.
    boolean add(Channel channel, Instant at) {
        return db.sql(ADD)
                        .param("id", channel.id())
                        .param("owner", channel.owner().value())
                        .param("purpose", channel.purpose().code())
                        .param("kind", channel.kind().code())
                        .param("address", channel.address())
                        .param("language", channel.language().getLanguage())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    boolean speak(EAddress owner, UUID id, Locale language) {
        return db.sql(SPEAK)
                        .param("language", language.getLanguage())
                        .param("id", id)
                        .param("owner", owner.value())
                        .update()
                == 1;
    }

    boolean remove(EAddress owner, UUID id, Instant at) {
        return db.sql(REMOVE)
                        .param("id", id)
                        .param("owner", owner.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getObject("channel_id", UUID.class),
                new EAddress(row.getString("e_address")),
                Channel.Purpose.of(row.getString("purpose")),
                Channel.Kind.of(row.getString("kind")),
                row.getString("address"),
                Locale.of(row.getString("language")),
                Optional.ofNullable(row.getTimestamp("verified_at")).map(Timestamp::toInstant));
    }
}
