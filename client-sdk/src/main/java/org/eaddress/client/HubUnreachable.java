package org.eaddress.client;

/// The hub did not answer, or only that it cannot, for as long as the environment's patience lasts.
public final class HubUnreachable extends EAddressException {
    private static final long serialVersionUID = 1;

    HubUnreachable(String happened, Throwable cause) {
        super(happened, "Check the connection and repeat; what was begun is in the ledger and is finished then.");
        initCause(cause);
    }
}
