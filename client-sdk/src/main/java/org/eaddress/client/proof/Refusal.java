package org.eaddress.client.proof;

/// Why a time-stamp or a record proves nothing.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String about;

    Refusal(Fault fault) {
        this(fault, "");
    }

    Refusal(Fault fault, String about) {
        super(fault.code());
        this.fault = fault;
        this.about = about;
    }

    Fault fault() {
        return fault;
    }

    String about() {
        return about;
    }
}
