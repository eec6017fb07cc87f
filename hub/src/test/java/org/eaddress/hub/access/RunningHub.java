package org.eaddress.hub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A hub that answers on a free port of this machine, with the cast of all tests in its directory.
record RunningHub(URI address, ConfigurableApplicationContext context, TestClock clock) implements AutoCloseable {
    static final Account ANNA = person("120185-01232", "Anna Ozola", Account.Status.ACTIVE);
    static final Account JURIS = person("050371-01239", "Juris Kalns", Account.Status.CLOSED);
    static final Account COUNCIL = new Account(
            new EAddress("_DEFAULT@90001733697"),
            "Mārupes novada pašvaldība",
            Account.Kind.INSTITUTION,
            Account.Status.ACTIVE);
    static final Account BERZS =
            new Account(new EAddress("_DEFAULT@40003052790"), "SIA Bērzs", Account.Kind.COMPANY, Account.Status.ACTIVE);

    private static final Path DATA = newFolder();

    static RunningHub start(String... settings) {
        int port = freePort();
        TestClock clock = new TestClock();
        List<String> all = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--hub.data=" + DATA,
                "--hub.keys.password=of-tests",
                "--hub.access.make-key-store=true",
                "--spring.datasource.url=" + TestDatabase.url(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.main.banner-mode=off"));
        all.addAll(List.of(settings));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(AccessApplication.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("testClock", clock))
                .run(all.toArray(String[]::new));
        Directory directory = context.getBean(Directory.class);
        List.of(ANNA, JURIS, COUNCIL, BERZS).forEach(directory::enrol);
        return new RunningHub(URI.create("http://127.0.0.1:" + port), context, clock);
    }

    String issuer() {
        return address.toString();
    }

    String audience() {
        return address + "/v1";
    }

    @Override
    public void close() {
        context.close();
    }

    private static Account person(String personalCode, String name, Account.Status status) {
        return new Account(EAddress.ofPerson(personalCode), name, Account.Kind.PERSON, status);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("hub-access");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
