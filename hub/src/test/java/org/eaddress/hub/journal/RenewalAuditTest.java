package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to renewals behind the hub's back is found, and named.
class RenewalAuditTest {
    @TempDir
    Path folder;

    private StampingParty authority;
    private Office office;
    private Office later;
    private List<Evidence> pieces;

    /// Renewal 1 is of time-stamps, 2 of hash trees, both over seals 1 and 2.
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
        later.part(Renewer.class).renew();
        assertThat(found()).isEmpty();
    }

    @AfterEach
    void close() {
        later.close();
        office.close();
        authority.close();
    }

    private Set<String> found() {
        return office.part(JournalAudit.class).step().stream()
                .map(Finding::toString)
                .collect(Collectors.toSet());
    }

    private void change(String sql, Object... values) {
        assertThat(office.db().sql(sql).params(values).update()).isPositive();
    }

    @Test
    void aRenewalThatIsGone() {
        change("delete from journal_renewal where renewal_number = 1");
        assertThat(found()).contains("renewal-missing: renewal 1");
    }

    @Test
    void theLastRenewalIsGoneWithAllThatBelongsToIt() {
        change("delete from journal_renewed_entries where renewal_number = 2");
        change("delete from journal_renewal where renewal_number = 2");
        assertThat(found()).containsExactly("renewal-missing: renewal 2");
    }

    @Test
    void aRenewalOfFewerSeals() {
        change("update journal_renewal set last_seal = 1, nodes = nodes[1:1] where renewal_number = 1");
        assertThat(found()).contains("renewal-changed: renewal 1");
    }

    @Test
    void aNodeThatWasChanged() {
        change("update journal_renewal set nodes[2] = sha256('x') where renewal_number = 1");
        assertThat(found()).containsExactly("renewal-changed: renewal 1");
    }

    @Test
    void aTimeStampOfAnotherRenewal() {
        change("""
                update journal_renewal set token = (select token from journal_seal where seal_number = 1)
                where renewal_number = 1""");
        assertThat(found()).contains("time-stamp-invalid: renewal 1");
    }

    @Test
    void aRenewalDatedBack() {
        change("update journal_renewal set renewed_at = renewed_at - interval '1 day' where renewal_number = 2");
        assertThat(found()).containsExactly("back-dated: renewal 2");
    }

    @Test
    void entriesThatWereHashedAnewAndChanged() {
        change("""
                update journal_renewed_entries set entry_digests[1] = sha512('x')
                where renewal_number = 2 and seal_number = 1""");
        assertThat(found()).containsExactly("renewal-changed: renewal 2");
    }

    @Test
    void entriesThatWereHashedAnewAndAreGone() {
        change("delete from journal_renewed_entries where renewal_number = 2 and seal_number = 2");
        assertThat(found()).containsExactly("renewal-changed: renewal 2");
    }

    @Test
    void evidenceThatWasChangedBeforeARenewalIsNotHashedAnew() {
        Evidence changed = pieces.get(1);
        change(
                "update evidence set payload = replace(payload, '329999-00017', '329999-00018') where evidence_id = ?",
                changed.id());
        try (Office latest = office.another(
                "--hub.journal.authorities=" + authority.address(),
                "--hub.journal.anchors=" + folder.resolve("anchors.pem"),
                "--hub.journal.renewal.from.SHA3-256=2020-01-01T00:00:00Z")) {
            assertThat(latest.part(Renewer.class).renew()).isTrue();
        }

        List<byte[]> entries = office.part(Journal.class).renewedEntries(3, 1).orElseThrow();
        assertThat(entries.get(0))
                .isEqualTo(HashAlgorithm.SHA3_256.digest(pieces.getFirst().jws().getBytes(StandardCharsets.US_ASCII)));
        assertThat(entries.get(1)).isEmpty();
        assertThat(found()).containsExactly("evidence-changed: evidence " + changed.id());
    }
}
