package org.eaddress.client;

/// Something that the caller must know; [#next] says what to do about it.
public abstract sealed class EAddressException extends RuntimeException
        permits HubProblem,
                HubUnreachable,
                UnreadableAnswer,
                UntrustedReceipt,
                UntrustedEvidence,
                DocumentChanged,
                DocumentUnusable,
                MessageConflict,
                LedgerUnusable,
                KeyStoreUnusable {
    private static final long serialVersionUID = 1;

    private final String next;

    EAddressException(String happened, String next) {
        super(happened);
        this.next = next;
    }

    /// One sentence: what to do next.
    public String next() {
        return next;
    }
}
