package org.eaddress.hub.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where many messages stand, each for one recipient, in one look.
@Component
public class DeliveryLookup {
    /// The look-up of each stays a look-up, whatever the planner thinks of the partitions.
    private static final String FIND = """
            select one.message_id, one.recipient, state, since, reason, redirected_from
            from unnest(:messages::uuid[], :recipients::text[]) as wanted(message_id, recipient) cross join lateral (
              select message_id, recipient, state, since, reason, redirected_from from delivery
              where delivery.message_id = wanted.message_id and delivery.recipient = wanted.recipient offset 0) one""";

    private final JdbcClient db;

    DeliveryLookup(JdbcClient db) {
        this.db = db;
    }

    /// Those of these that there are.
    public List<Delivery> find(Collection<HandedOver.Item> wanted) {
        return db.sql(FIND)
                .param(
                        "messages",
                        wanted.stream().map(HandedOver.Item::messageId).toArray(UUID[]::new))
                .param(
                        "recipients",
                        wanted.stream().map(item -> item.recipient().value()).toArray(String[]::new))
                .query((row, _) -> Deliveries.delivery(row))
                .list();
    }
}
