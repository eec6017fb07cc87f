package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.JournalFinding;
import org.eaddress.client.proof.JournalRenewal;
import org.eaddress.client.proof.Outlook;
import org.eaddress.client.proof.RenewalSource;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.WhatIf;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub gives out of seals and renewals is enough for the SDK, which has a check of its own.
class CheckedByTheSdkTest {
    @TempDir
    Path folder;

    private StampingParty authority;
    private Office office;
    private Office later;
    private List<Evidence> pieces;

    /// Seals 1 and 2: time-stamp renewal, hash-tree renewal, time-stamp renewal. Seal 3: none.
    @BeforeEach
    void renewSome() throws Exception {
        authority = StampingParty.open();
        String[] settings = authority.settings(folder);
        office = Office.open(settings);
        later = office.another(settings[0], settings[1], "--hub.journal.renewal.from.SHA-512=2020-01-01T00:00:00Z");
        pieces = office.issue(3);
        office.seal();
        office.issue(2);
        office.seal();
        authority.certifiedFor(Duration.ofDays(2));
        office.part(Renewer.class).renew();
        authority.signingWith("SHA512withECDSA").certifiedFor(Duration.ofDays(300));
        later.part(Renewer.class).renew();
        authority.certifiedFor(Duration.ofDays(400));
        office.issue(1);
        office.seal();
        assertThat(renewals()).hasSize(2);
    }

    @AfterEach
    void close() {
        later.close();
        office.close();
        authority.close();
    }

    private List<JournalRenewal> renewals() {
        return office.part(Journal.class).renewalsAfter(0, 500).stream()
                .map(renewal -> new JournalRenewal(
                        renewal.number(),
                        renewal.algorithm().code(),
                        renewal.firstSeal(),
                        renewal.lastSeal(),
                        renewal.renewedAt().toString(),
                        HexFormat.of().formatHex(renewal.root()),
                        renewal.token(),
                        renewal.authority()))
                .toList();
    }

    private RenewalSource source() {
        Journal journal = office.part(Journal.class);
        return new RenewalSource() {
            @Override
            public List<String> nodes(long renewal) {
                return hex(journal.nodesOf(journal.renewal(renewal).orElseThrow()));
            }

            @Override
            public List<String> entries(long renewal, long seal) {
                return hex(journal.renewedEntries(renewal, seal).orElseThrow());
            }
        };
    }

    private static List<String> hex(List<byte[]> digests) {
        return digests.stream().map(HexFormat.of()::formatHex).toList();
    }

    private org.eaddress.client.proof.JournalSeal seal(long number) {
        JournalSeal seal = office.seal(number);
        JournalSeal.Summary summary = seal.summary();
        return new org.eaddress.client.proof.JournalSeal(
                number,
                summary.sealedAt().toString(),
                summary.entryCount(),
                summary.previous().hex(),
                summary.root().hex(),
                summary.digest().hex(),
                seal.header(),
                seal.entries().stream().map(Sha256::hex).toList(),
                seal.token(),
                seal.authority());
    }

    private JournalCheck.Result check(String... events) throws Exception {
        JournalCheck check = new JournalCheck(TrustAnchors.of(List.of(authority.anchor())), null, renewals(), source());
        for (String event : events) {
            check.ask(WhatIf.named(event).orElseThrow());
        }
        check.expect(pieces.getFirst().jws(), "first");
        for (JournalSeal.Summary seal : office.seals()) {
            check.take(seal(seal.number()));
        }
        return check.result();
    }

    @Test
    void renewalsOfBothKindsAreGood() throws Exception {
        later.part(Renewer.class).renew();
        later.part(Renewer.class).renew();
        assertThat(renewals()).hasSize(3);

        JournalCheck.Result result = check();
        assertThat(result.findings()).isEmpty();
        assertThat(result.proven()).isOne();
    }

    @Test
    void whatWasHashedAnewInTimeStandsWhenSha256IsBroken() throws Exception {
        JournalCheck.Result result = check("sha256-broken", "sha512-broken");
        assertThat(result.findings()).isEmpty();

        Outlook sha256 = result.outlooks().getFirst();
        assertThat(sha256.seals()).isEqualTo(new Outlook.Tally(2, 1));
        assertThat(sha256.evidence()).isEqualTo(new Outlook.Tally(5, 1));
        assertThat(sha256.timeStamps()).isEqualTo(new Outlook.Tally(1, 4));
        assertThat(sha256.standing()).containsOnlyKeys("renewal 2, SHA-512");
        assertThat(sha256.ownSeals()).isEqualTo(new Outlook.Tally(0, 1));
        assertThat(sha256.given()).isEmpty();
        assertThat(result.outlooks().getLast().standing()).containsOnlyKeys("renewal 1, SHA-256");
    }

    @Test
    void evidenceThatWasChangedBeforeARenewalIsNotProvenByIt() throws Exception {
        assertThat(office.db()
                        .sql("update evidence set payload = replace(payload, '00017', '00018') where evidence_id = ?")
                        .param(pieces.getFirst().id())
                        .update())
                .isOne();
        try (Office latest = office.another(
                "--hub.journal.authorities=" + authority.address(),
                "--hub.journal.anchors=" + folder.resolve("anchors.pem"),
                "--hub.journal.renewal.from.SHA3-256=2020-01-01T00:00:00Z")) {
            assertThat(latest.part(Renewer.class).renew()).isTrue();
        }

        assertThat(check().findings()).containsExactly(new JournalFinding("evidence-not-renewed", 0, "renewal 3"));
    }

    @Test
    void whatWasChangedIsFound() throws Exception {
        office.db().sql("""
                        update journal_renewed_entries set entry_digests[2] = sha512('x')
                        where renewal_number = 2 and seal_number = 1""").update();
        assertThat(check().findings()).containsExactly(new JournalFinding("renewal-changed", 0, "renewal 2"));

        office.db()
                .sql("update journal_renewal set nodes[1] = nodes[2] where renewal_number = 1")
                .update();
        assertThat(check().findings()).contains(new JournalFinding("renewal-changed", 0, "renewal 1"));
    }
}
