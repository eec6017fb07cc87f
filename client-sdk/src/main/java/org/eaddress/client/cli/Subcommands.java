package org.eaddress.client.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The subcommands by their names, in the order of the help.
final class Subcommands {
    static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("send", SendCommand.class);
        ALL.put("batch", BatchCommand.class);
        ALL.put("resume", ResumeCommand.class);
        ALL.put("cancel", CancelCommand.class);
        ALL.put("recall", RecallCommand.class);
        ALL.put("status", StatusCommand.class);
        ALL.put("deadline", DeadlineCommand.class);
        ALL.put("absence", AbsenceCommand.class);
        ALL.put("inbox", InboxCommand.class);
        ALL.put("fetch", FetchCommand.class);
        ALL.put("confirm", ConfirmCommand.class);
        ALL.put("reject", RejectCommand.class);
        ALL.put("webhook", WebhookCommand.class);
        ALL.put("evidence", EvidenceCommand.class);
        ALL.put("proof", ProofCommand.class);
        ALL.put("verify", VerifyCommand.class);
        ALL.put("lint", LintCommand.class);
        ALL.put("lookup", LookupCommand.class);
        ALL.put("reconcile", ReconcileCommand.class);
        ALL.put("doctor", DoctorCommand.class);
        ALL.put("audit", AuditCommand.class);
        ALL.put("hold", HoldCommand.class);
    }

    private Subcommands() {}

    /// Those that this command line could mean; all, when it names none. To make ready the others, too, takes
    /// longer than a verification.
    static Map<String, Class<?>> namedIn(String[] arguments) {
        var named = new LinkedHashMap<>(ALL);
        named.keySet().retainAll(List.of(arguments));
        return named.isEmpty() ? ALL : named;
    }
}
