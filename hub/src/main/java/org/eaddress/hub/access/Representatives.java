package org.eaddress.hub.access;

import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which person may act for which organisation in the portal.
@Component
public class Representatives {
    private static final String ALLOW = """
            insert into representative (person, organisation) values (:person, :organisation) on conflict do nothing""";
    private static final String OF_PERSON = """
            select organisation from representative where person = :person order by organisation limit :limit""";
    private static final String MAY = """
            select exists (select from representative where person = :person and organisation = :organisation)""";
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Directory directory;

    Representatives(JdbcClient db, Directory directory) {
        this.db = db;
        this.directory = directory;
    }

    public void allow(EAddress person, EAddress organisation) {
        db.sql(ALLOW)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .update();
    }

    /// The open accounts that this person may act for.
    public List<Account> of(EAddress person) {
        return db
                .sql(OF_PERSON)
                .param("person", person.value())
                .param("limit", MOST)
                .query((row, _) -> new EAddress(row.getString("organisation")))
                .list()
                .stream()
                .flatMap(organisation -> directory.find(organisation).filter(Account::isOpen).stream())
                .toList();
    }

    /// The account of the organisation, if this person may act for it.
    Optional<Account> account(EAddress person, EAddress organisation) {
        boolean allowed = db.sql(MAY)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .query(Boolean.class)
                .single();
        return allowed ? directory.find(organisation).filter(Account::isOpen) : Optional.empty();
    }
}
