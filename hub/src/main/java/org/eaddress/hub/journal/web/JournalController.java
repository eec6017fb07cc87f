package org.eaddress.hub.journal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.journal.JournalSeal;
import org.eaddress.hub.journal.Renewal;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The journal's seals. They hold digests only, so anybody may copy them.
@RestController
class JournalController {
    private final Journal journal;

    JournalController(Journal journal) {
        this.journal = journal;
    }

    record SealListForm(List<SummaryForm> seals) {}

    record RemovalsForm(List<String> removals) {}

    record SummaryForm(long number, Instant sealedAt, int entryCount, String previous, String root, String digest) {
        static SummaryForm of(JournalSeal.Summary seal) {
            return new SummaryForm(
                    seal.number(),
                    seal.sealedAt(),
                    seal.entryCount(),
                    seal.previous().hex(),
                    seal.root().hex(),
                    seal.digest().hex());
        }
    }

    record SealForm(
            long number,
            Instant sealedAt,
            int entryCount,
            String previous,
            String root,
            String digest,
            String header,
            List<String> entries,
            byte[] token,
            String authority) {
        static SealForm of(JournalSeal seal) {
            SummaryForm summary = SummaryForm.of(seal.summary());
            return new SealForm(
                    summary.number(),
                    summary.sealedAt(),
                    summary.entryCount(),
                    summary.previous(),
                    summary.root(),
                    summary.digest(),
                    seal.header(),
                    seal.entries().stream().map(Sha256::hex).toList(),
                    seal.token(),
                    seal.authority());
        }
    }

    record RenewalListForm(List<RenewalForm> renewals) {}

    record RenewalForm(
            long number,
            String algorithm,
            long firstSeal,
            long lastSeal,
            Instant renewedAt,
            String root,
            byte[] token,
            String authority) {
        static RenewalForm of(Renewal renewal) {
            return new RenewalForm(
                    renewal.number(),
                    renewal.algorithm().code(),
                    renewal.firstSeal(),
                    renewal.lastSeal(),
                    renewal.renewedAt(),
                    HexFormat.of().formatHex(renewal.root()),
                    renewal.token(),
                    renewal.authority());
        }
    }

    record WholeRenewalForm(@JsonUnwrapped RenewalForm renewal, List<String> nodes) {}

    record RenewedEntriesForm(long renewal, long seal, List<String> entries) {}

    @GetMapping("/v1/journal/seals")
    SealListForm list(
            @RequestParam(defaultValue = "0") long after, @RequestParam(required = false) @Nullable String limit) {
        int most = Paging.of(null, limit).limit();
        return new SealListForm(
                journal.after(after, most).stream().map(SummaryForm::of).toList());
    }

    @GetMapping("/v1/journal/seals/{number}/removals")
    RemovalsForm removals(@PathVariable long number) {
        return new RemovalsForm(journal.removalsOf(number));
    }

    @GetMapping("/v1/journal/seals/{number}")
    SealForm read(@PathVariable long number) {
        return journal.seal(number)
                .map(SealForm::of)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_SEAL, "The journal has no seal with this number."));
    }

    @GetMapping("/v1/journal/renewals")
    RenewalListForm renewals(
            @RequestParam(defaultValue = "0") long after, @RequestParam(required = false) @Nullable String limit) {
        int most = Paging.of(null, limit).limit();
        return new RenewalListForm(
                journal.renewalsAfter(after, most).stream().map(RenewalForm::of).toList());
    }

    @GetMapping("/v1/journal/renewals/{number}")
    WholeRenewalForm renewal(@PathVariable long number) {
        return journal.renewal(number)
                .map(renewal -> new WholeRenewalForm(RenewalForm.of(renewal), hex(journal.nodesOf(renewal))))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_RENEWAL, "The journal has no renewal with this number."));
    }

    private static List<String> hex(List<byte[]> digests) {
        return digests.stream().map(HexFormat.of()::formatHex).toList();
    }

    @GetMapping("/v1/journal/renewals/{number}/seals/{seal}")
    RenewedEntriesForm renewedEntries(@PathVariable long number, @PathVariable long seal) {
        return journal.renewedEntries(number, seal)
                .map(entries -> new RenewedEntriesForm(number, seal, hex(entries)))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_RENEWAL, "This renewal did not hash the evidence of this seal anew."));
    }
}
