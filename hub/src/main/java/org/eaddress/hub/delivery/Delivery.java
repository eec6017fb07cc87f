package org.eaddress.hub.delivery;

import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// One message on its way to one recipient.
///
/// @param redirectedFrom to which other e-address of the organisation it was sent, when it came here from there
public record Delivery(UUID messageId, EAddress recipient, DeliveryState state, Optional<EAddress> redirectedFrom) {}
