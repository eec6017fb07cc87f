package org.eaddress.hub.journal;

import java.util.ArrayList;
import java.util.List;
import org.eaddress.hub.keeping.KeepingHub;

/// What the audit says, for tests of other modules.
public final class Audits {
    private static final int STEPS = 10;

    private Audits() {}

    /// What it finds in a few steps, which are more than a test's journal needs to be gone through.
    public static List<String> findings(KeepingHub hub) {
        List<String> findings = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            hub.bean(JournalAudit.class).step().forEach(finding -> findings.add(finding.toString()));
        }
        return findings.stream().distinct().toList();
    }
}
