package org.eaddress.hub.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which person may act for which organisation in the portal: its signatories, as the register of organisations
/// says, and whomever its administrators named.
@Component
public class Representatives {
    private static final String REMOVE = """
            delete from representative r where r.organisation = any(:organisations) and not exists (
              select from unnest(:persons, :theirs) as s(person, organisation)
              where s.person = r.person and s.organisation = r.organisation)""";
    private static final String ADD = """
            insert into representative (person, organisation)
            select person, organisation from unnest(:persons, :theirs) as s(person, organisation)
            on conflict do nothing""";
    private static final String OF_PERSON = """
            select distinct organisation from organisation_power where person = :person
            order by organisation limit :limit""";
    private static final String MAY = """
            select power from organisation_power where person = :person and organisation = :organisation limit 2""";
    private static final String SIGNATORIES =
            "select person from representative where organisation = :organisation order by person limit :limit";
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Directory directory;

    Representatives(JdbcClient db, Directory directory) {
        this.db = db;
        this.directory = directory;
    }

    /// From now on exactly these persons may act for each of these organisations; for others nothing changes.
    @Transactional
    public void replace(Map<EAddress, Set<EAddress>> personsOf) {
        List<Right> rights = personsOf.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(person -> new Right(person, one.getKey())))
                .toList();
        String[] persons = rights.stream().map(right -> right.person().value()).toArray(String[]::new);
        String[] theirs =
                rights.stream().map(right -> right.organisation().value()).toArray(String[]::new);
        db.sql(REMOVE)
                .param(
                        "organisations",
                        personsOf.keySet().stream().map(EAddress::value).toArray(String[]::new))
                .param("persons", persons)
                .param("theirs", theirs)
                .update();
        db.sql(ADD).param("persons", persons).param("theirs", theirs).update();
    }

    private record Right(EAddress person, EAddress organisation) {}

    /// The accounts that this person may act for, but for those that are closed.
    public List<Account> of(EAddress person) {
        return db
                .sql(OF_PERSON)
                .param("person", person.value())
                .param("limit", MOST)
                .query((row, _) -> new EAddress(row.getString("organisation")))
                .list()
                .stream()
                .flatMap(organisation -> directory.find(organisation).filter(account -> !account.isClosed()).stream())
                .toList();
    }

    /// The signatories of this organisation.
    public List<EAddress> signatories(EAddress organisation) {
        return db.sql(SIGNATORIES)
                .param("organisation", organisation.value())
                .param("limit", MOST)
                .query((row, _) -> new EAddress(row.getString("person")))
                .list();
    }

    /// An organisation that a person may act for, and how far.
    record Represented(Account account, Power power) {}

    /// The organisation, if this person may act for it.
    Optional<Represented> find(EAddress person, EAddress organisation) {
        Optional<Power> most = db
                .sql(MAY)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .query((row, _) -> Power.ofCode(row.getString("power")))
                .list()
                .stream()
                .max(Comparator.naturalOrder());
        return most.flatMap(power -> directory
                .find(organisation)
                .filter(account -> !account.isClosed())
                .map(account -> new Represented(account, power)));
    }
}
