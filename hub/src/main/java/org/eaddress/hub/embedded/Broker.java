package org.eaddress.hub.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// Artemis inside this process, reached without a network, with its journal in the data folder.
final class Broker implements AutoCloseable {
    /// Each broker of a process has an address of its own.
    private static final AtomicInteger STARTED = new AtomicInteger();

    private static final long QUEUE_BYTES = 16L << 20;
    private static final long START_WITHIN_SECONDS = 60;

    private final EmbeddedActiveMQ server;
    private final String url;

    private Broker(EmbeddedActiveMQ server, String url) {
        this.server = server;
        this.url = url;
    }

    String url() {
        return url;
    }

    /// Starts it and makes sure that it really is up: a broker that cannot read its journal starts without a word.
    static Broker start(Path folder) throws Exception {
        if (!"false".equals(System.getProperty("io.netty.noUnsafe"))) {
            throw new IllegalStateException("Start with -Dio.netty.noUnsafe=false: the broker cannot read its journal");
        }
        String url = "vm://" + STARTED.getAndIncrement();
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(folder, url));
        server.start();
        if (!server.getActiveMQServer().waitForActivation(START_WITHIN_SECONDS, TimeUnit.SECONDS)
                || !server.getActiveMQServer().isActive()) {
            server.stop();
            throw new IllegalStateException("The broker did not become active on " + folder);
        }
        return new Broker(server, url);
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

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
