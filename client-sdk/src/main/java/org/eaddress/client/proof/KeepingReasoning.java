package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.List;

/// What a statement about what the hub keeps says, in words, and what it leaves open.
final class KeepingReasoning {
    private KeepingReasoning() {}

    static Verdict verdict(Keeping statement, SealedForm form, RevocationCheck revocation) {
        var proven = new ArrayList<Statement>();
        var open = new ArrayList<Statement>();
        var at = Reasoning.time(statement.at());
        switch (statement.fact()) {
            case Keeping.HoldPlaced placed -> {
                proven.add(Statement.of(
                        "proven-hold-placed",
                        statement.issuer(),
                        placed.hold().toString(),
                        placed.on(),
                        at,
                        placed.by(),
                        placed.through(),
                        placed.reason()));
                if (placed.endsAt() != null) {
                    proven.add(Statement.of("proven-hold-ends", Reasoning.time(placed.endsAt())));
                }
                open.add(Statement.of("open-hold"));
            }
            case Keeping.HoldLifted(var hold, var by, var through) -> {
                proven.add(Statement.of("proven-hold-lifted", statement.issuer(), hold.toString(), at, by, through));
                open.add(Statement.of("open-other-holds"));
            }
            case Keeping.Removed removed -> {
                proven.add(removed(statement, removed));
                open.add(Statement.of("open-removed"));
            }
            case Keeping.Opened opened -> {
                proven.add(Statement.of(
                        "proven-opened",
                        statement.issuer(),
                        Long.toString(opened.afterSeal()),
                        Long.toString(opened.upToSeal()),
                        at,
                        opened.to(),
                        Reasoning.time(opened.endsAt()),
                        opened.by(),
                        opened.reason()));
                if (opened.client() != null) {
                    proven.add(Statement.of("proven-opened-client", opened.client()));
                }
                if (opened.untoldUntil() != null) {
                    proven.add(Statement.of("proven-opened-untold", Reasoning.time(opened.untoldUntil())));
                }
                open.add(Statement.of("open-opening"));
            }
            case Keeping.LookedUp lookedUp -> {
                proven.add(Statement.of(
                        "proven-looked-up-" + lookedUp.means(),
                        statement.issuer(),
                        at,
                        lookedUp.name(),
                        lookedUp.by(),
                        Integer.toString(lookedUp.persons().size())));
                if (lookedUp.purpose() != null) {
                    proven.add(Statement.of("proven-purpose-" + lookedUp.purpose()));
                }
                open.add(Statement.of("open-looked-up"));
            }
            case Keeping.BatchDecided decided -> {
                proven.addAll(decided(statement, decided));
                open.add(Statement.of("open-batch"));
            }
            case Keeping.SystemConforms conforms -> {
                proven.addAll(conforms(statement, conforms));
                open.add(Statement.of("open-conforms"));
            }
            case Keeping.Available available -> {
                proven.addAll(available(statement, available));
                open.add(Statement.of("open-available"));
            }
        }
        proven.add(Reasoning.seal(form));
        proven.addAll(revocation.proven());
        open.add(Statement.of("open-time"));
        open.addAll(revocation.notProven());
        return new Verdict.Kept(statement, List.copyOf(proven), List.copyOf(open));
    }

    private static List<Statement> decided(Keeping statement, Keeping.BatchDecided decided) {
        var proven = new ArrayList<Statement>();
        proven.add(Statement.of(
                decided.stopped() ? "proven-batch-stopped" : "proven-batch-approved",
                statement.issuer(),
                decided.batch().toString(),
                Reasoning.time(statement.at()),
                decided.sender(),
                Long.toString(decided.recipients()),
                decided.by()));
        if (decided.through() != null) {
            proven.add(Statement.of("proven-batch-through", decided.through()));
        }
        if (decided.reason() != null) {
            proven.add(Statement.of("proven-batch-reason", decided.reason()));
        }
        return proven;
    }

    private static List<Statement> conforms(Keeping statement, Keeping.SystemConforms conforms) {
        var proven = new ArrayList<Statement>();
        proven.add(Statement.of(
                "proven-conforms",
                statement.issuer(),
                conforms.name(),
                conforms.client(),
                conforms.eAddress(),
                Reasoning.time(conforms.startedAt()),
                Reasoning.time(statement.at()),
                String.join(", ", conforms.steps()),
                conforms.doctor()));
        if (conforms.vendor() != null) {
            proven.add(Statement.of("proven-conforms-vendor", conforms.vendor()));
        }
        proven.add(Statement.of("proven-conforms-ends", Reasoning.time(conforms.endsAt())));
        return proven;
    }

    private static List<Statement> available(Keeping statement, Keeping.Available available) {
        var proven = new ArrayList<Statement>();
        proven.add(Statement.of(
                available.outages().isEmpty() ? "proven-available" : "proven-not-available",
                statement.issuer(),
                Reasoning.time(available.since()),
                Reasoning.time(available.until()),
                Long.toString(available.fromSeconds()),
                Integer.toString(available.outages().size())));
        for (var outage : available.outages()) {
            proven.add(Statement.of(
                    outage.announced() ? "proven-outage-announced" : "proven-outage",
                    Reasoning.time(outage.since()),
                    Reasoning.time(outage.until())));
        }
        return proven;
    }

    private static Statement removed(Keeping statement, Keeping.Removed removed) {
        return Statement.of(
                removed.rejections() ? "proven-removed-rejections" : "proven-removed-evidence",
                statement.issuer(),
                Long.toString(removed.pieces()),
                Reasoning.time(statement.at()),
                Reasoning.time(removed.before()),
                Long.toString(removed.retentionDays()),
                removed.sha256());
    }
}
