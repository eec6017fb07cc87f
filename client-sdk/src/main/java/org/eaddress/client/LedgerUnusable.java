package org.eaddress.client;

import java.io.IOException;

/// The local ledger, or another file beside it, cannot be used.
public final class LedgerUnusable extends EAddressException {
    private static final long serialVersionUID = 1;

    LedgerUnusable(String happened, String next) {
        super(happened, next);
    }

    LedgerUnusable(String happened, IOException cause) {
        super(
                happened + ": " + FileTrouble.words(cause),
                "Check the disk and the rights, then repeat; what was begun is resumed.");
        initCause(cause);
    }
}
