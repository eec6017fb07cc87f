package org.eaddress.hub.directory;

/// Who holds an e-address.
public record Account(EAddress eAddress, String name, Kind kind, Status status) {
    /// What kind of holder it is; in the API and the database in lower case.
    public enum Kind {
        PERSON,
        INSTITUTION,
        COMPANY
    }

    /// Whether it takes messages.
    public enum Status {
        ACTIVE,
        CLOSED
    }

    public boolean isOpen() {
        return status == Status.ACTIVE;
    }
}
