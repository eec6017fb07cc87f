package org.eaddress.hub.evidence;

/// A sealing key, or what holds the keys, does not do its work.
final class SealingFailure extends RuntimeException {
    SealingFailure(String message) {
        super(message);
    }

    SealingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
