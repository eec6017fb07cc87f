package org.eaddress.hub.inspection;

import java.io.IOException;

/// A scanner could not be reached, or broke off before it gave its answer.
final class ScannerGone extends Exception {
    private static final long serialVersionUID = 1;

    ScannerGone(String happened) {
        super(happened);
    }

    ScannerGone(IOException cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
