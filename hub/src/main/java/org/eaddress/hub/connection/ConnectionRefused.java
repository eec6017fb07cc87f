package org.eaddress.hub.connection;

/// Thrown when nothing was changed; [#fault()] says why.
public final class ConnectionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    ConnectionRefused(Fault fault) {
        super(fault.kind().name());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
