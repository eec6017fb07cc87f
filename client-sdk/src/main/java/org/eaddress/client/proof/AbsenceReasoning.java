package org.eaddress.client.proof;

import java.util.List;

/// What a statement of absence says, in words. It says no more than that the hub said so, and where one can look.
final class AbsenceReasoning {
    private AbsenceReasoning() {}

    static List<Statement> proven(Evidence evidence, Absence absence) {
        var key = switch (absence.fact()) {
            case ACCEPTED -> "proven-none-accepted";
            case CONSIGNED -> "proven-none-consigned";
        };
        var stated = Statement.of(
                key,
                evidence.issuer().words(),
                evidence.sender().words(),
                Reasoning.recipients(evidence),
                Reasoning.time(absence.since()),
                Reasoning.time(absence.until()),
                Reasoning.time(evidence.at()),
                Long.toString(absence.clockSkew().toSeconds()));
        return List.of(stated, seals(absence));
    }

    private static Statement seals(Absence absence) {
        return Statement.of(
                "proven-absence-seals",
                Long.toString(absence.pieces()),
                Long.toString(absence.after().number()),
                Long.toString(absence.upTo().number()),
                absence.upTo().digest());
    }
}
