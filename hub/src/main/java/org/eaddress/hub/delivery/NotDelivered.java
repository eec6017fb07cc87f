package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.List;
import org.eaddress.hub.delivery.Consigned.Item;

/// These cannot reach their recipients, for good; published inside the transaction that records it.
public record NotDelivered(List<Item> items, Instant at) {}
