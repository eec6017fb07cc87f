package org.eaddress.hub.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.eaddress.hub.access.MachineClients;
import org.eaddress.hub.access.Operators;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.evidence.TrustAnchors;
import org.eaddress.hub.representation.RegisterSync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Enrols the demo parties, the organisations from their register, and writes a profile for the command line of
/// each, right again at every start.
@Component
@Profile("demo")
class DemoParties implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoParties.class);

    private final Directory directory;
    private final MachineClients clients;
    private final Operators operators;
    private final RegisterSync register;
    private final TrustAnchors anchors;
    private final Path folder;
    private final String hub;

    DemoParties(
            Directory directory,
            MachineClients clients,
            Operators operators,
            RegisterSync register,
            TrustAnchors anchors,
            @Value("${hub.data}") Path data,
            @Value("${hub.public-url}") String hub) {
        this.directory = directory;
        this.clients = clients;
        this.operators = operators;
        this.register = register;
        this.anchors = anchors;
        this.folder = data.toAbsolutePath().normalize().resolve("profiles");
        this.hub = hub;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve("trust.pem"), anchors.pem());
        register.catchUp();
        Stream.of(DemoParty.CITIZEN.account(), DemoParty.KEEPER, DemoParty.CLERK, DemoParty.DIRECTOR)
                .forEach(directory::enrol);
        for (DemoParty party : DemoParty.values()) {
            enrol(party);
        }
        operators.appoint(DemoParty.KEEPER.eAddress());
    }

    private void enrol(DemoParty party) throws IOException, GeneralSecurityException {
        DemoKeyStore key = DemoKeyStore.open(folder.resolve(party.profile() + ".p12"), party.profile(), anchors.pem());
        try {
            clients.enrol(party.profile(), party.account().eAddress(), party.scope(), key.publicJwk());
        } catch (IllegalStateException removed) {
            LOG.warn("The demo goes on without a system: {}", removed.getMessage());
        }
        WholeFile.write(folder.resolve(party.profile() + ".properties"), profile(party, key));
    }

    private String profile(DemoParty party, DemoKeyStore key) {
        return """
                # What the command line needs to act for %s.
                hub=%s
                keystore=%s.p12
                password=%s
                trust=trust.pem
                ledger=%s.ledger
                """.formatted(party.account().name(), hub, party.profile(), key.password(), party.profile());
    }
}
