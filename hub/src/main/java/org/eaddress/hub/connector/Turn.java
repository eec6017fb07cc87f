package org.eaddress.hub.connector;

import java.util.UUID;

/// A subscription that this hub, and no other, tells just now; `id` is the lease.
record Turn(UUID id, Way way, Subscription subscription) {}
