package org.eaddress.hub.connection;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.ConnectedSystems;
import org.eaddress.hub.access.NewSystem;
import org.eaddress.hub.connection.Fault.Kind;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How a test system is taken to production: there it is a client of its own, with a key of its own, and acts for
/// the organisation's e-address itself.
@Component
public class Production {
    private static final int MOST_COUNTED = 500;

    private final ConnectedSystems systems;
    private final Attestations attestations;
    private final Credentials credentials;
    private final Sandboxes sandboxes;
    private final Directory directory;
    private final Administrations administrations;
    private final ChangeRecord record;
    private final TransactionTemplate transactions;
    private final ConnectionSettings settings;
    private final Clock clock;

    Production(
            ConnectedSystems systems,
            Attestations attestations,
            Credentials credentials,
            Sandboxes sandboxes,
            Directory directory,
            Administrations administrations,
            ChangeRecord record,
            PlatformTransactionManager transactions,
            ConnectionSettings settings,
            Clock clock) {
        this.systems = systems;
        this.attestations = attestations;
        this.credentials = credentials;
        this.sandboxes = sandboxes;
        this.directory = directory;
        this.administrations = administrations;
        this.record = record;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /// Why this test system cannot be taken to production now; empty when it can.
    public Optional<Fault> objection(ConnectedSystem test) {
        if (of(test).isPresent()) {
            return Optional.of(new Fault(Kind.IN_PRODUCTION, ""));
        }
        return settings.certificateRequired()
                        && attestations.valid(test.clientId(), clock.instant()).isEmpty()
                ? Optional.of(new Fault(Kind.NOT_CERTIFIED, ""))
                : Optional.empty();
    }

    /// What this test system is in production.
    public Optional<ConnectedSystem> of(ConnectedSystem test) {
        return systems.producedFrom(test.clientId());
    }

    /// Takes it there; tells its client id there. The same again, with the same key, is done already.
    ///
    /// @throws ConnectionRefused when it is not taken
    public String take(ConnectedSystem test, String pasted, Actor by) {
        Account account = directory.find(test.servedAddress()).orElseThrow();
        Credential credential = credentials.read(pasted, account);
        return Objects.requireNonNull(transactions.execute(_ -> take(test, account, credential, by)));
    }

    private String take(ConnectedSystem test, Account account, Credential credential, Actor by) {
        systems.lock(account.eAddress());
        if (!administrations.let(by) || !test.isTest() || !systems.lock(test.clientId())) {
            throw Fault.refused(Kind.GONE);
        }
        String keyId = credential.key().getKeyID();
        Optional<ConnectedSystem> same =
                of(test).filter(there -> there.key(keyId).isPresent());
        if (same.isPresent()) {
            return same.get().clientId();
        }
        objection(test).ifPresent(fault -> {
            throw new ConnectionRefused(fault);
        });
        check(account, keyId);
        String clientId = sandboxes.newId(false);
        systems.add(new NewSystem(
                clientId,
                account.eAddress(),
                Optional.empty(),
                Optional.of(test.clientId()),
                test.name(),
                test.vendor(),
                credentials.key(credential, clientId, account)));
        record.add(test.clientId(), Change.Kind.TAKEN_TO_PRODUCTION, Optional.of(keyId), by);
        record.add(clientId, Change.Kind.CONNECTED, Optional.of(keyId), by);
        return clientId;
    }

    private void check(Account account, String keyId) {
        if (systems.holderOf(keyId).isPresent()) {
            throw Fault.refused(Kind.KEY_USED_BEFORE);
        }
        long there = systems.of(List.of(account.eAddress()), MOST_COUNTED).stream()
                .filter(system -> !system.isTest())
                .count();
        if (there >= settings.systems()) {
            throw Fault.refused(Kind.TOO_MANY_SYSTEMS, Integer.toString(settings.systems()));
        }
    }
}
