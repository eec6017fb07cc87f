package org.eaddress.client.proof;

/// A file that is no container as the hub makes them; nothing in it is looked at further.
final class UnsoundContainer extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    UnsoundContainer(Fault fault, String about) {
        super(fault.code() + ": " + about);
        this.finding = new Finding(fault, about);
    }

    Finding finding() {
        return finding;
    }
}
