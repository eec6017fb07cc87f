package org.eaddress.hub.access;

import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The persons who run the hub.
@Component
public class Operators {
    private static final String APPOINT = "insert into operator (e_address) values (:person) on conflict do nothing";
    private static final String IS_ONE = "select exists (select from operator where e_address = :person)";

    private final JdbcClient db;

    Operators(JdbcClient db) {
        this.db = db;
    }

    public void appoint(EAddress person) {
        db.sql(APPOINT).param("person", person.value()).update();
    }

    boolean include(EAddress person) {
        return db.sql(IS_ONE)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
