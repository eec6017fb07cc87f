package org.eaddress.hub.demo;

import java.util.Locale;
import org.eaddress.hub.access.Scope;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Account.Kind;
import org.eaddress.hub.directory.Account.Status;
import org.eaddress.hub.directory.EAddress;

/// The invented parties of the demonstration.
enum DemoParty {
    CITIZEN("_PRIVATE@329999-00017", "Anna Ozola", Kind.PERSON),
    COUNCIL("_DEFAULT@90000000122", "Liepkalnes novada pašvaldība", Kind.INSTITUTION),
    COMPANY("_DEFAULT@40103000456", "SIA Bērzs", Kind.COMPANY),
    /// Who runs the hub.
    OPERATOR("_DEFAULT@90000000048", "E-adreses pārzinis", Kind.INSTITUTION);

    /// Works for the operator and looks after the board.
    static final Account KEEPER = person("_PRIVATE@329999-00025", "Ilze Kalniņa");
    /// Acts for the council.
    static final Account CLERK = person("_PRIVATE@329999-00033", "Rasma Liepa");
    /// Acts for the company.
    static final Account DIRECTOR = person("_PRIVATE@329999-00041", "Juris Bērziņš");

    private final String eAddress;
    private final String holder;
    private final Kind kind;

    DemoParty(String eAddress, String holder, Kind kind) {
        this.eAddress = eAddress;
        this.holder = holder;
        this.kind = kind;
    }

    private static Account person(String eAddress, String name) {
        return new Account(new EAddress(eAddress), name, Kind.PERSON, Status.ACTIVE);
    }

    Account account() {
        return new Account(new EAddress(eAddress), holder, kind, Status.ACTIVE);
    }

    boolean isOrganisation() {
        return kind != Kind.PERSON;
    }

    /// Its line in the register of organisations.
    String record() {
        return "{\"number\": \"%s\", \"name\": \"%s\", \"kind\": \"%s\", \"status\": \"active\", \"signatories\": [%s]}\n"
                .formatted(code(account()), holder, kind.name().toLowerCase(Locale.ROOT), signatories());
    }

    private String signatories() {
        return switch (this) {
            case COUNCIL -> "\"" + code(CLERK) + "\"";
            case COMPANY -> "\"" + code(DIRECTOR) + "\"";
            case OPERATOR, CITIZEN -> "";
        };
    }

    private static String code(Account account) {
        return account.eAddress().value().substring(account.eAddress().value().indexOf('@') + 1);
    }

    /// What its system may do.
    Scope scope() {
        return this == OPERATOR ? Scope.OPERATOR : Scope.MESSAGES;
    }

    /// The name of its profile, of its key store and of its client.
    String profile() {
        return name().toLowerCase(Locale.ROOT);
    }
}
