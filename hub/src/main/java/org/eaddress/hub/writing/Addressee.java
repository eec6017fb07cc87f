package org.eaddress.hub.writing;

import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;

/// To whom a draft goes. The directory names no persons: whoever writes to one knows her by the e-address, or by
/// the message that is answered.
public record Addressee(EAddress eAddress, String name) {
    static Addressee of(Account account) {
        return new Addressee(account.eAddress(), name(account));
    }

    /// What the portal calls the holder of this account.
    public static String name(Account account) {
        return account.kind() == Account.Kind.PERSON ? account.eAddress().value() : account.name();
    }
}
