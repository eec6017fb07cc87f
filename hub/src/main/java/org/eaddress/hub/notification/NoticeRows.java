package org.eaddress.hub.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Notice.About;
import org.jspecify.annotations.Nullable;

/// Notices as rows of the database: those to add as the columns of one statement, and one as it lies there.
final class NoticeRows {
    static final String INSERT = """
            insert into notice (notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at,
                                next_at, state)
            select notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at, due_at, 'due'
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[], ?::smallint[],
                        ?::timestamptz[])
              as new(notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at)""";
    static final String COLUMNS =
            "notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at, attempts";

    private NoticeRows() {}

    /// One to add.
    record New(@Nullable About about, UUID channelId, Channel.Kind kind, int reminder, Instant madeAt, Instant dueAt) {
        static New first(About about, Channel channel, Instant now) {
            return new New(about, channel.id(), channel.kind(), 0, now, now);
        }

        static New reminder(Notice notice, Instant now, Instant dueAt) {
            About about = notice.about().orElseThrow();
            return new New(about, notice.channelId(), notice.kind(), notice.reminder() + 1, now, dueAt);
        }

        static New probe(Channel.Kind kind, Instant now) {
            return new New(null, Notices.WATCHDOG, kind, 0, now, now);
        }
    }

    /// The values of [#INSERT].
    static Object[] of(List<New> rows) {
        return new Object[] {
            column(rows, UUID[]::new, row -> UuidCreator.getTimeOrderedEpoch(row.madeAt())),
            ofMessages(rows, UUID[]::new, About::messageId),
            ofMessages(rows, String[]::new, about -> about.recipient().value()),
            ofMessages(rows, String[]::new, about -> about.consignedAt().toString()),
            column(rows, UUID[]::new, New::channelId),
            column(rows, String[]::new, row -> row.kind().code()),
            column(rows, Integer[]::new, New::reminder),
            column(rows, String[]::new, row -> row.dueAt().toString())
        };
    }

    private static <T> @Nullable T[] column(
            List<New> rows, IntFunction<@Nullable T[]> array, Function<New, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }

    /// Empty for the watchdog's own.
    private static <T> @Nullable T[] ofMessages(
            List<New> rows, IntFunction<@Nullable T[]> array, Function<About, T> value) {
        return column(rows, array, row -> row.about == null ? null : value.apply(row.about));
    }

    static Notice notice(ResultSet row) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        return new Notice(
                row.getObject("notice_id", UUID.class),
                message == null ? Optional.empty() : Optional.of(about(message, row)),
                row.getObject("channel_id", UUID.class),
                Channel.Kind.of(row.getString("kind")),
                row.getInt("reminder"),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempts"));
    }

    private static About about(UUID message, ResultSet row) throws SQLException {
        return new About(
                message,
                new EAddress(row.getString("recipient")),
                row.getTimestamp("consigned_at").toInstant());
    }
}
