package org.eaddress.hub.inspection;

/// A scanner could not be reached, or broke off before it gave its answer.
final class ScannerGone extends Exception {
    private static final long serialVersionUID = 1;

    ScannerGone(String happened) {
        super(happened);
    }

    ScannerGone(Exception cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
