package org.eaddress.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.directory.Account.Kind;
import org.eaddress.hub.directory.Account.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The catalogue of e-addresses.
@Component
public class Directory {
    private static final String FIND = """
            select e_address, name, kind, status from account where e_address = any(:addresses) limit :limit""";
    private static final String ENROL = """
            insert into account (e_address, name, kind, status)
            select address, name, kind, status from unnest(:addresses, :names, :kinds, :statuses)
              as a(address, name, kind, status)
            on conflict (e_address) do update set name = excluded.name, kind = excluded.kind, status = excluded.status""";

    private static final String CLOSE = """
            update account set status = 'closed'
            where kind <> 'person' and status <> 'closed' and split_part(e_address, '@', 2) = any(:holders)
              and not is_of_sandbox(e_address)""";

    private static final String OPEN = """
            select e_address, name, kind, status from account where kind = :kind and status = 'active'
            order by e_address limit :limit""";

    private static final String CLOSED = """
            select e_address from account where e_address = any(:addresses) and status = 'closed' limit :limit""";

    /// Units of one organisation have its name by right.
    private static final String NAMESAKES = """
            select a.e_address from account a where a.e_address = any(:addresses) and exists (
              select from account b
              where lower(b.name collate pg_c_utf8) = lower(a.name collate pg_c_utf8) and b.status = 'active'
                and split_part(b.e_address, '@', 2) <> split_part(a.e_address, '@', 2)
                and not is_of_sandbox(b.e_address))
            limit :limit""";

    private static final String OF_ORGANISATION = """
            select e_address, name, kind, status from account
            where split_part(e_address, '@', 2) = :holder and kind <> 'person' and status = 'active'
              and not is_of_sandbox(e_address)
            order by e_address limit :limit""";

    private static final int LOOKUPS_TOGETHER = 50;

    private final JdbcClient db;
    private final Convoy<Collection<EAddress>, Map<EAddress, Account>> lookups;

    Directory(JdbcClient db) {
        this.db = db;
        this.lookups = new Convoy<>(LOOKUPS_TOGETHER, this::accountsOfAll);
    }

    /// The account that holds this address, open or closed.
    public Optional<Account> find(EAddress address) {
        return Optional.ofNullable(accounts(List.of(address)).get(address));
    }

    /// The accounts that hold these addresses, open or closed.
    public Map<EAddress, Account> find(Collection<EAddress> addresses) {
        return accounts(addresses);
    }

    /// How each of these addresses can be reached. Not for use inside a transaction.
    public Map<EAddress, Reach> reach(Collection<EAddress> addresses) {
        Map<EAddress, Account> accounts = lookups.ride(addresses);
        return addresses.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), address -> reach(address, accounts)));
    }

    /// Which of these addresses take no messages any more, as the caller's transaction sees it.
    public Set<EAddress> closed(Set<EAddress> addresses) {
        return Set.copyOf(db.sql(CLOSED)
                .param("addresses", addresses.stream().map(EAddress::value).toArray(String[]::new))
                .param("limit", addresses.size())
                .query((row, _) -> new EAddress(row.getString("e_address")))
                .list());
    }

    /// Which of these belong to somebody whose name another open account has, too.
    public Set<EAddress> withNamesakes(Collection<EAddress> addresses) {
        return Set.copyOf(db.sql(NAMESAKES)
                .param("addresses", addresses.stream().map(EAddress::value).toArray(String[]::new))
                .param("limit", addresses.size())
                .query((row, _) -> new EAddress(row.getString("e_address")))
                .list());
    }

    /// The first open accounts of this kind, in the order of their addresses.
    public List<Account> open(Kind kind, int limit) {
        return db.sql(OPEN)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Directory::account)
                .list();
    }

    /// The open accounts of the organisation that holds this address, in the order of their addresses; without
    /// those of sandboxes.
    public List<Account> ofOrganisation(EAddress address, int limit) {
        return address.isOfPerson()
                ? List.of()
                : db.sql(OF_ORGANISATION)
                        .param("holder", address.holder())
                        .param("limit", limit)
                        .query(Directory::account)
                        .list();
    }

    /// Writes an account as it is now in the register that it comes from.
    public void enrol(Account account) {
        enrol(List.of(account));
    }

    /// The same for many, each once.
    public void enrol(Collection<Account> accounts) {
        db.sql(ENROL)
                .param(
                        "addresses",
                        texts(accounts, account -> account.eAddress().value()))
                .param("names", texts(accounts, Account::name))
                .param("kinds", texts(accounts, account -> account.kind().name().toLowerCase(Locale.ROOT)))
                .param(
                        "statuses",
                        texts(accounts, account -> account.status().name().toLowerCase(Locale.ROOT)))
                .update();
    }

    /// Closes all accounts of the organisations that hold these addresses, those of their units, too; not the twins
    /// of their test systems, which reach nobody.
    public void close(Collection<EAddress> organisations) {
        db.sql(CLOSE)
                .param(
                        "holders",
                        organisations.stream()
                                .filter(address -> !address.isOfPerson())
                                .map(EAddress::holder)
                                .toArray(String[]::new))
                .update();
    }

    private static String[] texts(Collection<Account> accounts, Function<Account, String> text) {
        return accounts.stream().map(text).toArray(String[]::new);
    }

    private static Reach reach(EAddress address, Map<EAddress, Account> accounts) {
        Account account = accounts.get(address);
        if (account == null) {
            return new Reach.Unknown(address);
        }
        return account.isOpen() ? new Reach.Mailbox(account) : new Reach.Closed(account);
    }

    /// One look-up for many callers; each finds its own accounts in the common answer.
    private List<Map<EAddress, Account>> accountsOfAll(List<Collection<EAddress>> asked) {
        Set<EAddress> addresses = asked.stream().flatMap(Collection::stream).collect(Collectors.toSet());
        return Collections.nCopies(asked.size(), accounts(addresses));
    }

    private Map<EAddress, Account> accounts(Collection<EAddress> addresses) {
        String[] values = addresses.stream().map(EAddress::value).toArray(String[]::new);
        return db
                .sql(FIND)
                .param("addresses", values)
                .param("limit", values.length)
                .query(Directory::account)
                .list()
                .stream()
                .collect(Collectors.toMap(Account::eAddress, Function.identity()));
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new EAddress(row.getString("e_address")),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
    }
}
