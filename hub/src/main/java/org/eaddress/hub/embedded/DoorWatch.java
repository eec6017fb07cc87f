package org.eaddress.hub.embedded;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpSupport;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Sender;
import org.jspecify.annotations.Nullable;

/// Who came in by the door listens to a queue that the guard lets him read, and does nothing else. Any other link -
/// one that sends, one of a transaction, one with a filter - ends the connection before the broker opens it: the
/// broker itself takes messages without end on some of them, and asks only then who sent them.
final class DoorWatch implements ActiveMQServerPlugin {
    private static final Symbol QUEUE = Symbol.valueOf("queue");

    private final DoorGuard guard;

    DoorWatch(DoorGuard guard) {
        this.guard = guard;
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
            amqp.getAmqpConnection().addEventHandler(new Links(amqp, guard));
        }
    }

    /// The links of one connection, seen here before the broker sees them.
    private record Links(ActiveMQProtonRemotingConnection connection, DoorGuard guard) implements EventHandler {
        /// Refused first, so that what goes wrong here lets nothing through.
        @Override
        public void onInit(Link link) {
            opensWith(link, this::end);
            if (isListener(link) && link.getRemoteSource() instanceof Source source && mayRead(source.getAddress())) {
                opensWith(link, null);
            }
        }

        /// What the broker does in place of opening the link, if anything.
        private static void opensWith(Link link, @Nullable Runnable instead) {
            link.attachments().set(AmqpSupport.AMQP_LINK_INITIALIZER_KEY, Runnable.class, instead);
        }

        private boolean mayRead(@Nullable String address) {
            return address != null && guard.authorize(connection.getSubject(), Set.of(), CheckType.CONSUME, address);
        }

        private void end() {
            connection
                    .getAmqpConnection()
                    .close(new ErrorCondition(AmqpError.NOT_ALLOWED, "only your own queue can be listened to"));
        }
    }

    private static boolean isListener(Link link) {
        return link instanceof Sender
                && isEmpty(link.getRemoteDesiredCapabilities())
                && link.getRemoteSource() instanceof Source source
                && !source.getDynamic()
                && isEmpty(source.getFilter())
                && isQueue(source.getCapabilities());
    }

    private static boolean isEmpty(@Nullable Map<?, ?> filter) {
        return filter == null || filter.isEmpty();
    }

    private static boolean isEmpty(Symbol @Nullable [] symbols) {
        return symbols == null || symbols.length == 0;
    }

    private static boolean isQueue(Symbol @Nullable [] capabilities) {
        return capabilities == null || Arrays.stream(capabilities).allMatch(QUEUE::equals);
    }
}
