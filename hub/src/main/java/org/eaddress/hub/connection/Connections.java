package org.eaddress.hub.connection;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.ConnectedSystems;
import org.eaddress.hub.access.NewSystem;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.connection.Fault.Kind;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The systems of an organisation, as its people connect and change them. Who acts for the main e-address changes
/// those of all its e-addresses, who acts for a unit those of the unit. A system of anybody else is not there.
///
/// Each change is one transaction with its line in the record.
@Component
public class Connections {
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_SHOWN = 500;

    private final ConnectedSystems systems;
    private final Directory directory;
    private final Credentials credentials;
    private final Sandboxes sandboxes;
    private final Administrations administrations;
    private final ChangeRecord record;
    private final TransactionTemplate transactions;
    private final ConnectionSettings settings;
    private final Clock clock;

    Connections(
            ConnectedSystems systems,
            Directory directory,
            Credentials credentials,
            Sandboxes sandboxes,
            Administrations administrations,
            ChangeRecord record,
            PlatformTransactionManager transactions,
            ConnectionSettings settings,
            Clock clock) {
        this.systems = systems;
        this.directory = directory;
        this.credentials = credentials;
        this.sandboxes = sandboxes;
        this.administrations = administrations;
        this.record = record;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /// The e-addresses whose systems this one's people connect, this one first.
    public List<Account> served(EAddress owner) {
        if (owner.isOfPerson()) {
            return List.of();
        }
        if (!owner.isMain()) {
            return directory.find(owner).filter(Account::isOpen).stream().toList();
        }
        return directory.ofOrganisation(owner, MOST_ADDRESSES).stream()
                .sorted(Comparator.comparing(account -> !account.eAddress().equals(owner)))
                .toList();
    }

    public List<ConnectedSystem> of(EAddress owner) {
        return systems.of(addresses(owner), MOST_SHOWN);
    }

    public Optional<ConnectedSystem> find(EAddress owner, String clientId) {
        return systems.find(clientId, addresses(owner));
    }

    /// The same, or one of a customer whose systems this one administers, for this person to change.
    public Optional<Administered> administered(EAddress owner, Caller person, String clientId) {
        return find(owner, clientId)
                .map(system -> new Administered(system, Actor.person(person)))
                .or(() -> administrations
                        .over(owner, clientId)
                        .flatMap(one -> find(one.customer(), clientId)
                                .map(system -> new Administered(system, Actor.vendor(person, one)))));
    }

    /// The calling system itself, of a person, too.
    public Optional<ConnectedSystem> ofCaller(String clientId, EAddress eAddress) {
        return systems.find(clientId, List.of(eAddress));
    }

    /// What was changed of it, the newest first.
    public List<Change> changes(ConnectedSystem system, int limit) {
        return record.of(system.clientId(), limit);
    }

    /// Whether what was pasted is public and may stand on the page again, to be mended.
    public boolean mayBeShown(String pasted) {
        return credentials.mayBeShown(pasted);
    }

    /// Whether certificate requests are taken.
    public boolean certifies() {
        return credentials.certifies();
    }

    /// Lets the system act for a twin of the e-address from now on, in test; tells its client id. The same again,
    /// with the same key, is done already.
    ///
    /// @throws ConnectionRefused when it is not connected
    public String connect(Account account, Wish wish, Actor by) {
        Credential credential = credentials.read(wish.credential(), account);
        return Objects.requireNonNull(transactions.execute(_ -> connect(account, wish, credential, by)));
    }

    private String connect(Account account, Wish wish, Credential credential, Actor by) {
        systems.lock(account.eAddress());
        if (!administrations.let(by)) {
            throw Fault.refused(Kind.GONE);
        }
        String keyId = credential.key().getKeyID();
        Optional<String> holder = systems.holderOf(keyId);
        if (holder.isPresent()) {
            return holder.filter(clientId -> isSame(clientId, account, wish, keyId))
                    .orElseThrow(() -> Fault.refused(Kind.KEY_USED_BEFORE));
        }
        long tests = systems.of(List.of(account.eAddress()), MOST_SHOWN).stream()
                .filter(ConnectedSystem::isTest)
                .count();
        if (tests >= settings.systems()) {
            throw Fault.refused(Kind.TOO_MANY_SYSTEMS, Integer.toString(settings.systems()));
        }
        String clientId = sandboxes.newId(true);
        systems.add(new NewSystem(
                clientId,
                sandboxes.open(clientId, account),
                Optional.of(account.eAddress()),
                Optional.empty(),
                wish.name(),
                wish.vendor(),
                credentials.key(credential, clientId, account)));
        record.add(clientId, Change.Kind.CONNECTED, Optional.of(keyId), by);
        return clientId;
    }

    private boolean isSame(String clientId, Account account, Wish wish, String keyId) {
        return systems.find(clientId, List.of(account.eAddress()))
                .filter(system -> system.name().equals(wish.name()))
                .filter(system -> system.vendor().equals(wish.vendor()))
                .filter(ConnectedSystem::isTest)
                .flatMap(system -> system.key(keyId))
                .isPresent();
    }

    /// Gives the system one key more; tells its id. One that it has already it keeps.
    ///
    /// @throws ConnectionRefused when it does not get it
    public String addKey(ConnectedSystem system, String pasted, Actor by) {
        Account account = directory.find(system.eAddress()).orElseThrow();
        Credential credential = credentials.read(pasted, account);
        return Objects.requireNonNull(transactions.execute(_ -> addKey(system, account, credential, by)));
    }

    private String addKey(ConnectedSystem system, Account account, Credential credential, Actor by) {
        String keyId = credential.key().getKeyID();
        List<SystemKey> keys = keysOfLocked(system, by).orElseThrow(() -> Fault.refused(Kind.GONE));
        Optional<String> holder = systems.holderOf(keyId);
        if (keys.stream().anyMatch(key -> key.id().equals(keyId))) {
            return keyId;
        }
        if (holder.isPresent()) {
            throw Fault.refused(Kind.KEY_USED_BEFORE);
        }
        if (keys.size() >= settings.keys()) {
            throw Fault.refused(Kind.TOO_MANY_KEYS, Integer.toString(settings.keys()));
        }
        systems.addKey(system.clientId(), credentials.key(credential, system.clientId(), account));
        record.add(system.clientId(), Change.Kind.KEY_ADDED, Optional.of(keyId), by);
        return keyId;
    }

    /// Takes a key from the system, and with it the tokens that it got by it. Whether it had the key.
    ///
    /// @throws ConnectionRefused when no key that is good would be left
    @Transactional
    public boolean removeKey(ConnectedSystem system, String keyId, Actor by) {
        List<SystemKey> keys = keysOfLocked(system, by).orElseGet(List::of);
        if (keys.stream().noneMatch(key -> key.id().equals(keyId))) {
            return false;
        }
        if (keys.stream().noneMatch(key -> !key.id().equals(keyId) && !key.hasEnded(clock.instant()))) {
            throw Fault.refused(Kind.LAST_KEY);
        }
        systems.removeKey(system.clientId(), keyId);
        record.add(system.clientId(), Change.Kind.KEY_REMOVED, Optional.of(keyId), by);
        return true;
    }

    /// It gets no token, and those that it has are not good any more.
    @Transactional
    public void suspend(ConnectedSystem system, Actor by) {
        note(administrations.let(by) && systems.suspend(system.clientId()), system, Change.Kind.SUSPENDED, by);
    }

    @Transactional
    public void resume(ConnectedSystem system, Actor by) {
        note(administrations.let(by) && systems.resume(system.clientId()), system, Change.Kind.RESUMED, by);
    }

    /// It never acts again, and no other system ever comes with one of its keys. The twin of a test system goes,
    /// too.
    @Transactional
    public void remove(ConnectedSystem system, Actor by) {
        if (!administrations.let(by)) {
            return;
        }
        if (system.isTest()) {
            sandboxes.close(system.eAddress());
        }
        note(systems.remove(system.clientId()), system, Change.Kind.REMOVED, by);
    }

    private void note(boolean changed, ConnectedSystem system, Change.Kind change, Actor by) {
        if (changed) {
            record.add(system.clientId(), change, Optional.empty(), by);
        }
    }

    /// As they are now, and stay until the transaction ends; empty when the system was removed meanwhile, or is
    /// not this one's to change any more.
    private Optional<List<SystemKey>> keysOfLocked(ConnectedSystem system, Actor by) {
        return administrations.let(by) && systems.lock(system.clientId())
                ? systems.find(system.clientId(), List.of(system.eAddress())).map(ConnectedSystem::keys)
                : Optional.empty();
    }

    private List<EAddress> addresses(EAddress owner) {
        return served(owner).stream().map(Account::eAddress).toList();
    }
}
