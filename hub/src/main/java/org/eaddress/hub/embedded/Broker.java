package org.eaddress.hub.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Artemis inside this process, with its journal in the data folder. The hub reaches it without a network; others
/// by a [BrokerDoor], if there is one.
final class Broker implements BrokerQueues, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    /// Each broker of a process has an address of its own.
    private static final AtomicInteger STARTED = new AtomicInteger();

    private static final long QUEUE_BYTES = 16L << 20;
    private static final long START_WITHIN_SECONDS = 60;
    private static final int SECRET_BYTES = 32;
    private static final long LOOK_EVERY_SECONDS = 5;
    private static final long REMOVE_WITHIN_SECONDS = 5;

    private final EmbeddedActiveMQ server;
    private final String url;
    private final Optional<BrokerDoor> door;

    private Broker(EmbeddedActiveMQ server, String url, Optional<BrokerDoor> door) {
        this.server = server;
        this.url = url;
        this.door = door;
    }

    String url() {
        return url;
    }

    /// Starts it and makes sure that it really is up: a broker that cannot read its journal starts without a word.
    static Broker start(Path folder, Optional<BrokerDoor> door) throws Exception {
        if (!"false".equals(System.getProperty("io.netty.noUnsafe"))) {
            throw new IllegalStateException("Start with -Dio.netty.noUnsafe=false: the broker cannot read its journal");
        }
        String url = "vm://" + STARTED.getAndIncrement();
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        Configuration configuration = configuration(folder, url);
        door.ifPresent(way -> open(way, configuration, server));
        server.setConfiguration(configuration);
        server.start();
        if (!server.getActiveMQServer().waitForActivation(START_WITHIN_SECONDS, TimeUnit.SECONDS)
                || !server.getActiveMQServer().isActive()) {
            server.stop();
            throw new IllegalStateException("The broker did not become active on " + folder);
        }
        return new Broker(server, url, door);
    }

    private static Configuration configuration(Path folder, String url) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", url);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of("dead-letters"))
                        .setExpiryAddress(SimpleString.of("expired"))
                        .setMaxSizeBytes(QUEUE_BYTES)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
        return configuration;
    }

    /// Without caches of who is who, whose keys are made of what a stranger writes; and without the user of a
    /// cluster, whom the broker lets in unasked and whose password is known to all unless it is changed.
    private static void open(BrokerDoor door, Configuration configuration, EmbeddedActiveMQ server) {
        configuration
                .setSecurityEnabled(true)
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setClusterUser(nobodysSecret())
                .setClusterPassword(nobodysSecret())
                .addAcceptorConfiguration(door.acceptor())
                .addAddressSetting(
                        door.prefix() + "#",
                        new AddressSettings()
                                .setMaxSizeMessages(door.most())
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                                .setMaxDeliveryAttempts(-1));
        configuration.registerBrokerPlugin(new DoorWatch(door.guard()));
        server.setSecurityManager(door.guard());
    }

    private static String nobodysSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Override
    public boolean make(String name) {
        ActiveMQServer broker = server.getActiveMQServer();
        if (broker.locateQueue(name) != null) {
            return false;
        }
        try {
            broker.createQueue(
                    QueueConfiguration.of(name)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setLastValue(true)
                            .setAutoCreateAddress(true)
                            .setAutoDelete(false),
                    true);
            return true;
        } catch (Exception e) {
            throw new IllegalStateException("a queue cannot be made", e);
        }
    }

    @Override
    public void remove(String name) {
        CompletableFuture<Void> removal = new CompletableFuture<>();
        Thread.ofVirtual().name("queue-removal").start(() -> remove(name, removal));
        try {
            removal.get(REMOVE_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a queue cannot be removed", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("The queue {} is removed later", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove(String name, CompletableFuture<Void> removal) {
        ActiveMQServer broker = server.getActiveMQServer();
        try {
            if (broker.locateQueue(name) != null) {
                broker.destroyQueue(SimpleString.of(name), null, false, true);
            }
            removal.complete(null);
        } catch (Exception e) {
            removal.completeExceptionally(e);
        }
    }

    /// Who comes from outside says soon who he is, and now and then that he still may be here.
    @Scheduled(fixedDelay = LOOK_EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
    void endConnections() {
        door.ifPresent(way -> {
            long now = System.currentTimeMillis();
            server.getActiveMQServer().getRemotingService().getConnections().stream()
                    .filter(connection -> !(connection.getTransportConnection() instanceof InVMConnection))
                    .filter(connection -> way.ends(connection, now))
                    .forEach(RemotingConnection::destroy);
        });
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
