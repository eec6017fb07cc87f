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

    private final String eAddress;
    private final String holder;
    private final Kind kind;

    DemoParty(String eAddress, String holder, Kind kind) {
        this.eAddress = eAddress;
        this.holder = holder;
        this.kind = kind;
    }

    Account account() {
        return new Account(new EAddress(eAddress), holder, kind, Status.ACTIVE);
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
