package org.eaddress.hub.representation;

import java.util.Locale;
import java.util.Set;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;

/// One record of the register.
sealed interface Entry {
    /// An organisation as it is now, whole.
    ///
    /// @param signatories the persons who may act for it alone
    record Organisation(Account account, Set<EAddress> signatories) implements Entry {
        String number() {
            String eAddress = account.eAddress().value();
            return eAddress.substring(eAddress.indexOf('@') + 1);
        }
    }

    /// A record that cannot be used.
    ///
    /// @param place the organisation's registration number if it can be read, else where in the register it stands
    record Refused(String place, Fault fault) implements Entry {}

    /// What is wrong with it; in the database and the log in lower case.
    enum Fault {
        NOT_JSON,
        TOO_LONG,
        NUMBER,
        NAME,
        KIND,
        STATUS,
        SIGNATORIES,
        UNKNOWN_MEMBER;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
