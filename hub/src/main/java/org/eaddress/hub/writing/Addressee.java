package org.eaddress.hub.writing;

import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;

/// To whom a draft goes. The directory names no persons: whoever writes to one knows her by the e-address, or by
/// the message that is answered.
public record Addressee(EAddress eAddress, String name) {
    private static final int CODE_SHOWN = 4;

    static Addressee of(Account account) {
        return new Addressee(account.eAddress(), name(account));
    }

    public boolean isPerson() {
        return eAddress.isOfPerson();
    }

    /// What lists and titles call the holder of this address: whoever looks on does not read a personal code.
    public static String briefly(EAddress eAddress, String name) {
        String code = eAddress.value();
        return eAddress.isOfPerson() ? "…" + code.substring(code.length() - CODE_SHOWN) : name;
    }

    public String briefly() {
        return briefly(eAddress, name);
    }

    /// What the portal calls the holder of this account.
    public static String name(Account account) {
        return account.kind() == Account.Kind.PERSON ? account.eAddress().value() : account.name();
    }
}
