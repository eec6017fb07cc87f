package org.eaddress.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            insert into account (e_address, name, kind, status) values (:address, :name, :kind, :status)
            on conflict (e_address) do update set name = excluded.name, kind = excluded.kind, status = excluded.status""";

    private static final String OPEN = """
            select e_address, name, kind, status from account where kind = :kind and status = 'active'
            order by e_address limit :limit""";

    private final JdbcClient db;

    Directory(JdbcClient db) {
        this.db = db;
    }

    /// The account that holds this address, open or closed.
    public Optional<Account> find(EAddress address) {
        return Optional.ofNullable(accounts(List.of(address)).get(address));
    }

    /// How each of these addresses can be reached.
    public Map<EAddress, Reach> reach(Collection<EAddress> addresses) {
        Map<EAddress, Account> accounts = accounts(addresses);
        return addresses.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), address -> reach(address, accounts)));
    }

    /// The first open accounts of this kind, in the order of their addresses.
    public List<Account> open(Kind kind, int limit) {
        return db.sql(OPEN)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Directory::account)
                .list();
    }

    /// Writes an account as it is now in the register that it comes from.
    public void enrol(Account account) {
        db.sql(ENROL)
                .param("address", account.eAddress().value())
                .param("name", account.name())
                .param("kind", account.kind().name().toLowerCase(Locale.ROOT))
                .param("status", account.status().name().toLowerCase(Locale.ROOT))
                .update();
    }

    private static Reach reach(EAddress address, Map<EAddress, Account> accounts) {
        Account account = accounts.get(address);
        if (account == null) {
            return new Reach.Unknown(address);
        }
        return account.isOpen() ? new Reach.Mailbox(account) : new Reach.Closed(account);
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

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new EAddress(row.getString("e_address")),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)));
    }
}
