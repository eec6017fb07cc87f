package org.eaddress.hub.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One kind of thing that ends: where it is found in the order of message ids, when it may go, and how it goes.
///
/// @param name under which the sweeper remembers how far it came
/// @param retention how long it lives
/// @param source what follows `from`, with the ids as `m.message_id`
/// @param concerns SQL: whether this policy is about `m` at all
/// @param ended SQL: whether `m` may go; `:ended` is the time before which it began, `:now` the time of holds
/// @param end lets these go, in the sweeper's transaction
record Ending(String name, Duration retention, String source, String concerns, String ended, End end) {
    /// Lets things go.
    @FunctionalInterface
    interface End {
        void of(List<UUID> messages, Instant now);
    }

    /// The next ids after `:after`, and of each whether it has ended; null where it is not this policy's matter.
    String next() {
        return """
                select m.message_id, case when %s then %s end as ended from %s
                where m.message_id > :after and m.message_id < uuid_floor(:ended)
                order by m.message_id limit :limit""".formatted(concerns, ended, source);
    }

    /// Those that were left behind and may go now.
    String released() {
        return """
                select m.message_id from %s
                where m.message_id in (select message_id from retention_deferred where policy = :policy) and %s
                order by m.message_id limit :limit""".formatted(source, ended);
    }
}
