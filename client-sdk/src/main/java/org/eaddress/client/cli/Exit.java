package org.eaddress.client.cli;

import org.eaddress.client.DocumentChanged;
import org.eaddress.client.DocumentUnusable;
import org.eaddress.client.EAddressException;
import org.eaddress.client.HubProblem;
import org.eaddress.client.HubUnreachable;
import org.eaddress.client.KeyStoreUnusable;
import org.eaddress.client.LedgerUnusable;
import org.eaddress.client.MessageConflict;
import org.eaddress.client.UnreadableAnswer;
import org.eaddress.client.UntrustedEvidence;
import org.eaddress.client.UntrustedReceipt;

/// The exit codes; they are stable.
final class Exit {
    static final int FINE = 0;
    /// `verify`: not valid; `lint`: findings; `reconcile`: differences; `lookup`: not all reached; `doctor`: a
    /// step failed; `audit`: the journal is not whole, or with `--what-if` something would no longer be proven.
    static final int DIFFERENT = 1;

    static final int USAGE = 2;
    /// The hub refuses.
    static final int REFUSED = 3;
    /// The hub cannot be reached, or cannot answer now, or holds the client back.
    static final int UNREACHABLE = 4;
    /// The ledger, the key store or another file.
    static final int LOCAL = 5;
    /// The hub's answer cannot be believed.
    static final int UNTRUSTED = 6;

    private static final int SERVER_ERROR = 500;

    private Exit() {}

    static int of(EAddressException failure) {
        return switch (failure) {
            case HubProblem problem -> problem.status() >= SERVER_ERROR || problem.isHeldBack() ? UNREACHABLE : REFUSED;
            case HubUnreachable unreachable -> UNREACHABLE;
            case LedgerUnusable ledger -> LOCAL;
            case KeyStoreUnusable keyStore -> LOCAL;
            case DocumentChanged document -> LOCAL;
            case DocumentUnusable document -> LOCAL;
            case MessageConflict conflict -> LOCAL;
            case UntrustedReceipt receipt -> UNTRUSTED;
            case UntrustedEvidence evidence -> UNTRUSTED;
            case UnreadableAnswer answer -> UNTRUSTED;
        };
    }
}
