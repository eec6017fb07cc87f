package org.eaddress.hub.connection.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.connection.Fault;
import org.eaddress.hub.connection.Wish;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.problem.OneLine;

/// What was typed into the form of a new system, and what is wrong with it, by the name of the field.
record ConnectForm(String eAddress, String name, String vendor, String credential, Map<String, String> troubles) {
    static final int LONGEST = 100;

    static ConnectForm empty() {
        return new ConnectForm("", "", "", "", Map.of());
    }

    /// The form as it was sent.
    static ConnectForm of(String eAddress, String name, String vendor, String credential, Words words) {
        Map<String, String> troubles = new HashMap<>();
        String line = PlainText.line(name);
        String maker = PlainText.line(vendor);
        if (!isPlain(line)) {
            troubles.put("name", words.say("connections.trouble.name"));
        }
        if (!maker.isEmpty() && !isPlain(maker)) {
            troubles.put("vendor", words.say("connections.trouble.vendor"));
        }
        return new ConnectForm(eAddress, line, maker, credential, troubles);
    }

    private static boolean isPlain(String line) {
        return !line.isEmpty() && line.length() <= LONGEST && OneLine.isPlain(line);
    }

    /// The one of these that it is for, the first if it says none.
    Optional<Account> account(List<Account> served) {
        return served.stream()
                .filter(account ->
                        eAddress.isEmpty() || account.eAddress().value().equals(eAddress))
                .findFirst();
    }

    boolean isGood() {
        return troubles.isEmpty();
    }

    Wish wish() {
        return new Wish(name, vendor, credential);
    }

    /// The same, with why it came back.
    ConnectForm with(Fault fault, Words words) {
        return new ConnectForm(
                eAddress,
                name,
                vendor,
                fault.mayBeShown() ? credential : "",
                Map.of("credential", FaultWords.say(fault, words)));
    }

    /// The same, for a credential that nobody may see.
    ConnectForm withoutCredential() {
        return new ConnectForm(eAddress, name, vendor, "", troubles);
    }

    /// Without the credential: nobody knows yet what was pasted.
    @Override
    public String toString() {
        return "ConnectForm[" + name + "]";
    }

    public String trouble(String field) {
        return troubles.getOrDefault(field, "");
    }

    public int longest() {
        return LONGEST;
    }
}
