package org.eaddress.hub.embedded;

import java.time.Duration;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/// A door of the embedded broker that leads outside, and who may come in by it to do what.
///
/// @param guard knows the hub itself by its connection inside this process; it may do everything
/// @param prefix what the names of the queues begin with that can be reached from outside
/// @param most how many messages each of them holds; one more is refused
/// @param signIn within how long one who came in says who he is
/// @param longest how long a connection from outside lasts
public record BrokerDoor(
        TransportConfiguration acceptor, DoorGuard guard, String prefix, long most, Duration signIn, Duration longest) {
    /// Whether this connection from outside ends now.
    boolean ends(RemotingConnection connection, long nowMillis) {
        long age = nowMillis - connection.getCreationTime();
        @Nullable Subject subject = connection.getSubject();
        return age > longest.toMillis() || (subject == null ? age > signIn.toMillis() : !guard.mayStay(subject));
    }
}
