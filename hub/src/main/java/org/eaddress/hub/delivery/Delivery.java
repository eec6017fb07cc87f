package org.eaddress.hub.delivery;

import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// One message on its way to one recipient.
public record Delivery(UUID messageId, EAddress recipient, DeliveryState state) {}
