package org.eaddress.hub.api;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaddress.client.Credentials;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.hub.HubApplication;
import org.eaddress.hub.access.MachineClients;
import org.eaddress.hub.access.Scope;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// The whole hub as the demo runs it, with its embedded database, broker and store, on a free port and in a folder
/// of its own. Only the limits on sizes are lower, and what is sealed is renewed at once.
final class TestHub implements AutoCloseable {
    static final int DOCUMENT_LIMIT = 4 << 20;
    static final int MESSAGE_LIMIT = 6 << 20;
    static final long LARGE_SAMPLE = 3 << 20;
    static final int SAMPLES = 5;
    static final int QUEUED = 3;
    static final int CONNECTIONS = 3;
    static final String OPERATOR = "_DEFAULT@90000000048";
    static final String SLOW = "slow-client";
    static final String CLOSED = "CLOSED@90000000122";

    private final Path folder;
    private final URI address;
    private final ConfigurableApplicationContext context;
    private final LogWatch log;
    private final Wire wire;
    private final AtomicInteger enrolled = new AtomicInteger();

    private TestHub(Path folder, URI address, ConfigurableApplicationContext context, LogWatch log) {
        this.folder = folder;
        this.address = address;
        this.context = context;
        this.log = log;
        this.wire = new Wire(address, Contract.read());
    }

    static TestHub start() {
        LogWatch log = new LogWatch();
        log.watch();
        try {
            Path folder = Files.createTempDirectory("hub-api");
            int port = freePort();
            int amqp = freePort();
            int mutual = freePort();
            TlsKey tls = TlsKey.make(folder);
            ConfigurableApplicationContext context = new SpringApplicationBuilder(HubApplication.class)
                    .profiles("demo")
                    .run(
                            "--server.port=" + port,
                            "--hub.data=" + folder,
                            "--hub.proof.folder=" + folder.resolve("proofs"),
                            "--hub.limits.document=" + DOCUMENT_LIMIT + "B",
                            "--hub.limits.message=" + MESSAGE_LIMIT + "B",
                            "--hub.connections.sandbox.large=" + LARGE_SAMPLE + "B",
                            "--hub.connections.sandbox.samples=" + SAMPLES,
                            "--hub.connector.amqp.port=" + amqp,
                            "--hub.connector.amqp.key-store=" + tls.keyStore(),
                            "--hub.connector.amqp.key-store-password=" + TlsKey.PASSWORD,
                            "--hub.mutual-tls.port=" + mutual,
                            "--hub.mutual-tls.public-url=https://127.0.0.1:" + mutual,
                            "--hub.mutual-tls.key-store=" + tls.keyStore(),
                            "--hub.mutual-tls.password=" + TlsKey.PASSWORD,
                            "--hub.connector.amqp.messages=" + QUEUED,
                            "--hub.connector.amqp.connections-of-one=" + CONNECTIONS,
                            "--hub.connector.retry-after=200ms",
                            "--hub.journal.renewal.from.SHA-512=2020-01-01T00:00:00Z",
                            "--hub.journal.renewal.every=500ms",
                            "--hub.batches.unusual-from=4",
                            "--hub.batches.unusual-times=0",
                            "--hub.batches.slow-start=1",
                            "--hub.fairness.clients." + SLOW + ".per-second=1",
                            "--hub.fairness.clients." + SLOW + ".burst=4",
                            "--hub.fairness.clients." + SLOW + ".at-once=1",
                            "--hub.fairness.clients." + SLOW + ".volume=1MB",
                            "--hub.fairness.clients." + SLOW + ".window=1d");
            return new TestHub(folder, URI.create("http://127.0.0.1:" + port), context, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LogWatch log() {
        return log;
    }

    Wire wire() {
        return wire;
    }

    URI address() {
        return address;
    }

    /// Where systems show certificates, and the file that trusts it.
    URI mutualTls() {
        return URI.create(setting("hub.mutual-tls.public-url"));
    }

    Path tlsCertificate() {
        return folder.resolve("tls.pem");
    }

    /// A demo party's key and certificate.
    Path keyStore(String party) {
        return folder.resolve("profiles").resolve(party + ".p12");
    }

    /// Where connectors listen to their queues.
    String amqp() {
        return "amqps://127.0.0.1:%s?transport.trustStoreLocation=%s&transport.trustStorePassword=%s&%s"
                .formatted(
                        setting("hub.connector.amqp.port"),
                        folder.resolve("tls-trust.p12"),
                        TlsKey.PASSWORD.replace(" ", "%20"),
                        "transport.trustStoreType=PKCS12&jms.requestTimeout=20000&jms.connectTimeout=20000");
    }

    int amqpPort() {
        return Integer.parseInt(setting("hub.connector.amqp.port"));
    }

    String amqpWithoutTls() {
        return "amqp://127.0.0.1:%s?jms.connectTimeout=3000".formatted(setting("hub.connector.amqp.port"));
    }

    Path folder() {
        return folder;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /// The key with which the hub signs its access tokens.
    ECKey tokenKey() {
        return DemoProfile.key(Path.of(setting("hub.access.key-store")), setting("hub.keys.password"), "");
    }

    private String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    Stored stored() {
        return new Stored(bean(JdbcClient.class));
    }

    /// Anna, a citizen.
    Party anna() {
        return demo("citizen");
    }

    Party council() {
        return demo("council");
    }

    /// SIA Bērzs.
    Party company() {
        return demo("company");
    }

    /// Who runs the hub.
    Party operator() {
        return DemoProfile.read(folder.resolve("profiles/operator.properties")).party(wire, OPERATOR);
    }

    /// The SDK of a demo party, with its ledger in this folder.
    EAddressClient sdk(String party, Path ledger) {
        return sdk(party, Environment.of(address).ledger(ledger));
    }

    EAddressClient sdk(String party, Environment environment) {
        Path profiles = folder.resolve("profiles");
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(profiles.resolve(party + ".properties"))) {
            profile.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EAddressClient.connect(
                environment,
                Credentials.fromKeyStore(profiles.resolve(party + ".p12"), profile.getProperty("password")));
    }

    private Party demo(String profile) {
        return DemoProfile.read(folder.resolve("profiles").resolve(profile + ".properties"))
                .party(wire);
    }

    /// A unit of the council whose client may do little: four calls together, then one a second, and a mebibyte a
    /// day.
    Party slow() {
        return enrol(SLOW, new EAddress("SLOW@90000000122"), Account.Kind.INSTITUTION, Scope.MESSAGES);
    }

    /// A unit of the council that has no mail yet.
    Party newUnit() {
        String unit = "UNIT-" + enrolled.incrementAndGet() + "@90000000122";
        return enrol(new EAddress(unit), Account.Kind.INSTITUTION);
    }

    /// A person who has no mail yet.
    Party newPerson() {
        EAddress person = EAddress.ofPerson("320000-%05d".formatted(enrolled.incrementAndGet()));
        return enrol(person, Account.Kind.PERSON);
    }

    /// The same with a name of her own.
    Party newPerson(String name) {
        Party person = newPerson();
        bean(Directory.class)
                .enrol(new Account(new EAddress(person.eAddress()), name, Account.Kind.PERSON, Account.Status.ACTIVE));
        return person;
    }

    /// Makes sure that there is an account of this address, and that it is closed.
    void close(String eAddress) {
        enrol(eAddress, Account.Status.CLOSED);
    }

    void open(String eAddress) {
        enrol(eAddress, Account.Status.ACTIVE);
    }

    private void enrol(String eAddress, Account.Status status) {
        bean(Directory.class)
                .enrol(new Account(new EAddress(eAddress), "Slēgta iestāde", Account.Kind.INSTITUTION, status));
    }

    /// A system of an auditor.
    Party newAuditor() {
        return enrol(
                new EAddress("AUDIT-%d@90000000122".formatted(enrolled.incrementAndGet())),
                Account.Kind.INSTITUTION,
                Scope.AUDITOR);
    }

    /// A system of a notary.
    Party newNotary() {
        return enrol(
                new EAddress("NOTARY-%d@90000000122".formatted(enrolled.incrementAndGet())),
                Account.Kind.INSTITUTION,
                Scope.DELEGATIONS);
    }

    private Party enrol(EAddress eAddress, Account.Kind kind) {
        return enrol("client-" + UUID.randomUUID(), eAddress, kind, Scope.MESSAGES);
    }

    private Party enrol(EAddress eAddress, Account.Kind kind, Scope scope) {
        return enrol("client-" + UUID.randomUUID(), eAddress, kind, scope);
    }

    private Party enrol(String client, EAddress eAddress, Account.Kind kind, Scope scope) {
        ECKey key = newKey();
        bean(Directory.class).enrol(new Account(eAddress, "Jauna puse", kind, Account.Status.ACTIVE));
        bean(MachineClients.class)
                .enrol(client, eAddress, scope, key.toPublicJWK().toJSONString());
        return new Party(wire, client, eAddress.value(), key);
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
