package org.eaddress.client.proof;

/// Why a time-stamp or a record proves nothing.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    Refusal(Fault fault) {
        super(fault.code());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
