package org.eaddress.hub.connector;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.eaddress.hub.access.Bearers;
import org.eaddress.hub.access.Bearers.Bearer;
import org.eaddress.hub.embedded.DoorGuard;
import org.jspecify.annotations.Nullable;

/// Who may do what in the broker: the hub everything, by its connection inside the process; a connector, which
/// shows its client id and an access token, may read the queue of its own e-address and nothing else, until the
/// token expires.
final class QueueGuard implements DoorGuard {
    private static final Set<CheckType> READING = EnumSet.of(CheckType.CONSUME, CheckType.BROWSE);

    private final Bearers bearers;
    private final Subscriptions subscriptions;
    private final Places places;
    private final Clock clock;

    QueueGuard(Bearers bearers, Subscriptions subscriptions, Places places, Clock clock) {
        this.bearers = bearers;
        this.subscriptions = subscriptions;
        this.places = places;
        this.clock = clock;
    }

    /// What the subject of the hub itself has, and no other.
    private enum Standing {
        HUB
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, String domain) {
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return subject("hub", Standing.HUB);
        }
        return Optional.ofNullable(password)
                .flatMap(bearers::of)
                .filter(bearer -> bearer.clientId().equals(user))
                .filter(bearer -> places.take(bearer.clientId(), connection))
                .map(bearer -> subject(bearer.clientId(), bearer))
                .orElse(null);
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject != null
                && (isHub(subject)
                        || READING.contains(check)
                                && bearer(subject)
                                        .filter(bearer -> isOwn(bearer, address))
                                        .isPresent());
    }

    @Override
    public boolean mayStay(Subject subject) {
        return isHub(subject) || bearer(subject).isPresent();
    }

    private static boolean isHub(Subject subject) {
        return !subject.getPublicCredentials(Standing.class).isEmpty();
    }

    /// Whose token has not expired, and whose system was not stopped.
    private Optional<Bearer> bearer(Subject subject) {
        return subject.getPublicCredentials(Bearer.class).stream()
                .filter(bearer -> clock.instant().isBefore(bearer.expiresAt()))
                .filter(bearers::stands)
                .findAny();
    }

    private boolean isOwn(Bearer bearer, String address) {
        return subscriptions
                .find(bearer.eAddress(), Way.AMQP)
                .map(Queues::nameOf)
                .filter(name -> address.equals(name) || address.equals(name + "::" + name))
                .isPresent();
    }

    /// The broker wants a principal of its own kind.
    private static Subject subject(String name, Object credential) {
        return new Subject(true, Set.of(new UserPrincipal(name)), Set.of(credential), Set.of());
    }

    /// Never asked: the broker asks the newer two above.
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }
}
