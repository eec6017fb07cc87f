package org.eaddress.hub.directory;

/// Who holds an e-address.
public record Account(EAddress eAddress, String name, Kind kind, Status status) {
    /// What kind of holder it is; in the API and the database in lower case.
    public enum Kind {
        PERSON,
        INSTITUTION,
        COMPANY
    }

    /// Whether it takes messages; of one that is inactive, which takes none for a time, people and systems still
    /// read what lies there.
    public enum Status {
        ACTIVE,
        INACTIVE,
        CLOSED
    }

    public boolean isOpen() {
        return status == Status.ACTIVE;
    }

    public boolean isClosed() {
        return status == Status.CLOSED;
    }
}
