package org.eaddress.hub.embedded;

import java.time.Duration;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;

/// A door of the embedded broker that leads outside, and who may come in by it to do what.
///
/// @param guard knows the hub itself by its connection inside this process; it may do everything
/// @param prefix what the names of the queues begin with that can be reached from outside
/// @param most how many messages each of them holds; one more is refused
/// @param longest how long a connection from outside lasts
public record BrokerDoor(
        TransportConfiguration acceptor, ActiveMQSecurityManager5 guard, String prefix, long most, Duration longest) {}
