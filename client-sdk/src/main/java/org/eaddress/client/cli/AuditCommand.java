package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.proof.AbsenceCheck;
import org.eaddress.client.proof.AbsenceCheck.Checked;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.JournalCheck.Seen;
import org.eaddress.client.proof.JournalFinding;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.OpenedCheck;
import org.eaddress.client.proof.Outlook;
import org.eaddress.client.proof.WhatIf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description =
                "Checks the whole journal of the hub, its renewals, that the receipts of the ledger and the given "
                        + "evidence are in it, and that they contradict no statement of absence among them. For an auditor "
                        + "also that all evidence is there.")
final class AuditCommand extends Subcommand {
    @Parameters(paramLabel = "EVIDENCE", arity = "0..*", description = "More evidence that must be in the journal.")
    List<Path> evidence = List.of();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remembers the newest seal, so that the next audit names a rewritten or shortened journal.")
    @Nullable
    Path state;

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "The certificates above the time-stamps; besides those of the profile.")
    @Nullable
    Path trust;

    @Option(
            names = "--what-if",
            paramLabel = "EVENT",
            description = "Also tells what would no longer be proven: " + WhatIf.NAMES + ". May be repeated.")
    List<String> whatIf = List.of();

    @ArgGroup(exclusive = false)
    @Nullable
    OpeningOrder opening;

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var anchors = EAddress.of(command()).profile(command()).credentials().anchors();
        var remembered = state == null ? null : new AuditState(state);
        var check = new JournalCheck(
                trust == null ? anchors : anchors.and(Profile.anchors(trust)),
                remembered == null ? null : remembered.read(),
                client.renewals(),
                client.renewalSource());
        for (var event : whatIf) {
            check.ask(WhatIf.named(event)
                    .orElseThrow(() ->
                            new ParameterException(command(), "%s is none of: %s.".formatted(event, WhatIf.NAMES))));
        }
        var absences = new AbsenceCheck();
        client.receipts().forEach(receipt -> expect(check, absences, receipt, "a receipt of the ledger"));
        for (var file : evidence) {
            expect(
                    check,
                    absences,
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip(),
                    file.toString());
        }
        var opened = opening == null ? null : new OpenedAudit(client, opening.open(client, terminal), anchors);
        client.journal().forEach(seal -> {
            if (opened != null) {
                opened.read(seal, check, absences);
            }
            check.take(seal);
            absences.take(seal);
        });
        var result = check.result();
        if (result.good() && remembered != null) {
            remembered.write(result.last());
        }
        var told = Told.of(result, absences.result(), opened == null ? null : opened.result());
        say(told, terminal);
        terminal.result(told);
        var stands = told.outlooks().stream().allMatch(Outlook::allStands);
        return told.findings().isEmpty() && stands ? Exit.FINE : Exit.DIFFERENT;
    }

    /// What is told of journal and statements together.
    record Told(
            List<JournalFinding> findings,
            Seen last,
            long proven,
            long waiting,
            long renewals,
            List<Outlook> outlooks,
            List<Checked> absences,
            OpenedCheck.@Nullable Result opened) {
        static Told of(JournalCheck.Result journal, AbsenceCheck.Result absences, OpenedCheck.@Nullable Result opened) {
            var findings = new ArrayList<>(journal.findings());
            findings.addAll(absences.findings());
            if (opened != null) {
                findings.addAll(opened.findings());
            }
            return new Told(
                    findings,
                    journal.last(),
                    journal.proven(),
                    journal.waiting(),
                    journal.renewals(),
                    journal.outlooks(),
                    absences.statements(),
                    opened);
        }
    }

    private void expect(JournalCheck check, AbsenceCheck absences, String jws, String where) {
        try {
            check.expect(jws, where);
            absences.take(jws);
        } catch (MalformedEvidence e) {
            throw new ParameterException(command(), "%s is not evidence.".formatted(where));
        }
    }

    private static void say(Told result, Terminal terminal) {
        terminal.say("%d seals, the newest has the digest %s."
                .formatted(result.last().number(), result.last().digest()));
        terminal.say("%d pieces of evidence are in the journal, %d wait for the next seal."
                .formatted(result.proven(), result.waiting()));
        terminal.say("%d renewals.".formatted(result.renewals()));
        var opened = result.opened();
        if (opened != null) {
            terminal.say(
                    "%d seals were opened: %d pieces of evidence are there, %d were removed when their retention ended."
                            .formatted(opened.seals(), opened.pieces(), opened.removed()));
        }
        result.absences()
                .forEach(one -> terminal.say("Statement of absence %s: %d of the %d pieces in its seals were given."
                        .formatted(one.statement(), one.seen(), one.pieces())));
        result.findings()
                .forEach(finding -> terminal.say(
                        finding.seal() == 0
                                ? "%s: %s".formatted(finding.name(), finding.about())
                                : "%s: seal %d %s".formatted(finding.name(), finding.seal(), finding.about())));
        result.outlooks().forEach(outlook -> say(outlook, terminal));
    }

    private static void say(Outlook outlook, Terminal terminal) {
        terminal.say("%s:".formatted(outlook.whatIf()));
        say("seals", outlook.seals(), terminal);
        say("pieces of evidence and their records", outlook.evidence(), terminal);
        say("time-stamps by themselves", outlook.timeStamps(), terminal);
        say("given pieces' own seals", outlook.ownSeals(), terminal);
        outlook.standing().forEach((by, seals) -> terminal.say("  %d seals stand by %s".formatted(seals, by)));
        var falling = outlook.falling();
        if (falling != null) {
            terminal.say("  falling: from seal %d of %s to seal %d of %s"
                    .formatted(
                            falling.firstSeal(), falling.firstSealedAt(), falling.lastSeal(), falling.lastSealedAt()));
        }
        outlook.given().forEach(piece -> terminal.say("  no longer proven: %s".formatted(piece)));
    }

    private static void say(String what, Outlook.Tally tally, Terminal terminal) {
        terminal.say("  %s: %d stand, %d fall".formatted(what, tally.stand(), tally.fall()));
    }
}
