package org.eaddress.hub.directory;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An official electronic address, in its one written form.
///
/// `_DEFAULT@<registration number>` is the main address of an institution or company, `<NAME>@<registration
/// number>` one of its units, `_PRIVATE@<personal code>` the address of a person. `_TEST-<number>@<registration
/// number>` is the twin of an organisation's address by which one system is tried, and the same with `-SENDER` who
/// writes to it; both are one sandbox.
public record EAddress(String value) implements Serializable {
    private static final Pattern ORGANISATION = Pattern.compile("(_DEFAULT|[A-Z0-9][A-Z0-9_-]{0,49})@(\\d{11})");
    private static final Pattern SANDBOX = Pattern.compile("(_TEST-[0-9A-F]{16})(?:-SENDER)?@(\\d{11})");
    private static final Pattern PERSON = Pattern.compile("_PRIVATE@(\\d{6}-\\d{5})");

    public EAddress {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an e-address");
        }
    }

    /// Reads what a caller wrote; empty when it has not the form of an e-address or its check digit is wrong.
    public static Optional<EAddress> parse(String written) {
        return isWellFormed(written) ? Optional.of(new EAddress(written)) : Optional.empty();
    }

    /// The address of the person with this personal code.
    public static EAddress ofPerson(String personalCode) {
        return new EAddress("_PRIVATE@" + personalCode);
    }

    /// The twin of an organisation's address by which the system of this number is tried.
    ///
    /// @param number 16 hexadecimal digits
    public EAddress twin(String number) {
        return new EAddress("_TEST-" + number.toUpperCase(Locale.ROOT) + "@" + holder());
    }

    /// Who writes to this twin.
    public EAddress senderToTwin() {
        return new EAddress(value.substring(0, value.indexOf('@')) + "-SENDER@" + holder());
    }

    private static boolean isWellFormed(String written) {
        Matcher organisation = ORGANISATION.matcher(written);
        if (organisation.matches()) {
            return Codes.isRegistrationNumber(organisation.group(2));
        }
        Matcher sandbox = SANDBOX.matcher(written);
        if (sandbox.matches()) {
            return Codes.isRegistrationNumber(sandbox.group(2));
        }
        Matcher person = PERSON.matcher(written);
        return person.matches() && Codes.isPersonalCode(person.group(1));
    }

    /// Whether it is that of a person, so that it holds a personal code.
    public boolean isOfPerson() {
        return value.startsWith("_PRIVATE@");
    }

    /// Whether it is the main address of an institution or company.
    public boolean isMain() {
        return value.startsWith("_DEFAULT@");
    }

    /// Whether both are of one and the same organisation: its main address or its units'.
    public boolean isOfSameOrganisation(EAddress other) {
        return !isOfPerson() && !other.isOfPerson() && holder().equals(other.holder()) && !isApartFrom(other);
    }

    /// Whether it is one of a sandbox, which has to do with its own sandbox only.
    public boolean isOfSandbox() {
        return value.startsWith("_TEST-");
    }

    /// The twin whose sandbox it is of, itself perhaps; empty for what is of none.
    public Optional<EAddress> twinOfSandbox() {
        return Optional.of(sandbox()).filter(name -> !name.isEmpty()).map(EAddress::new);
    }

    /// Whether these two never have to do with each other: one is of a sandbox, and the other is not of the same.
    public boolean isApartFrom(EAddress other) {
        return !sandbox().equals(other.sandbox());
    }

    /// What its addresses have in common; empty for what is of none.
    private String sandbox() {
        Matcher sandbox = SANDBOX.matcher(value);
        return isOfSandbox() && sandbox.matches() ? sandbox.group(1) + "@" + sandbox.group(2) : "";
    }

    /// The registration number or personal code.
    String holder() {
        return value.substring(value.indexOf('@') + 1);
    }

    /// The address itself is a personal datum: it is written where it is meant, never by accident.
    @Override
    public String toString() {
        return "EAddress[hidden]";
    }
}
