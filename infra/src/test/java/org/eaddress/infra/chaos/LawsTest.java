package org.eaddress.infra.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.Fetched;
import org.eaddress.client.ListedDocument;
import org.eaddress.client.ReceivedMessage;
import org.eaddress.client.Reconciliation;
import org.eaddress.client.SealedEvidence;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.JournalCheck;
import org.eaddress.client.proof.JournalFinding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each law can be broken, and is then named.
class LawsTest {
    private static final String ETSI = "http://uri.etsi.org/19522/Event/";
    private static final String RECEIPT = "receipt";
    private static final UUID ID = UUID.fromString("019aa2f0-6f6e-7cc3-98c4-dc0c0c07398f");
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path folder;

    private final Map<UUID, Estate.Kept> receipts = new HashMap<>();
    private final Map<Party, Map<UUID, Fetched>> taken = new EnumMap<>(Party.class);
    private final List<String> twice = new ArrayList<>();
    private final List<SealedEvidence> evidence = new ArrayList<>();
    private Reconciliation reconciliation = new Reconciliation(1, List.of(), List.of(), List.of(), List.of());
    private JournalCheck.Result journal = journal(List.of(), 0);

    @BeforeEach
    void oneLetterFromTheCouncilToAnna() throws Exception {
        Path document = folder.resolve(ID.toString()).resolve("documents/permit.txt");
        Files.createDirectories(document.getParent());
        Files.writeString(document, "granted");
        String digest = Digests.sha256(document);
        receipts.put(ID, new Estate.Kept(RECEIPT, says(digest)));
        taken.put(
                Party.CITIZEN, new HashMap<>(Map.of(ID, new Fetched(folder.resolve(ID.toString()), received(digest)))));
        evidence.add(piece("SubmissionAcceptance", null, RECEIPT));
        evidence.add(piece("ContentConsignment", Party.CITIZEN.eAddress(), "consigned"));
        evidence.add(piece("ContentHandover", Party.CITIZEN.eAddress(), "handed over"));
    }

    @Test
    void allHold() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void aMessageThatDidNotArrive() {
        taken.put(Party.CITIZEN, Map.of());
        assertThat(broken())
                .containsExactly("every registered receipt has its message in each mailbox, with the same digests");
    }

    @Test
    void aMessageThatArrivedChanged() throws Exception {
        Files.writeString(folder.resolve(ID.toString()).resolve("documents/permit.txt"), "refused");
        assertThat(broken())
                .containsExactly("every registered receipt has its message in each mailbox, with the same digests");
    }

    @Test
    void aMessageThatCameTwice() {
        twice.add(ID.toString());
        assertThat(broken()).containsExactly("no message comes twice");
    }

    @Test
    void aMessageThatWasConsignedTwice() {
        evidence.add(piece("ContentConsignment", Party.CITIZEN.eAddress(), "consigned again"));
        assertThat(broken()).containsExactly("no message comes twice");
    }

    @Test
    void aVisibleMessageWithoutItsEvidence() {
        evidence.remove(1);
        assertThat(broken()).containsExactly("every visible message has its evidence: receipt, consignment, handover");
    }

    @Test
    void aVisibleMessageWhoseSenderHasAnotherReceipt() {
        evidence.set(0, piece("SubmissionAcceptance", null, "another receipt"));
        assertThat(broken()).containsExactly("every visible message has its evidence: receipt, consignment, handover");
    }

    @Test
    void aMessageThatTheHubForgot() {
        reconciliation = new Reconciliation(0, List.of(ID), List.of(), List.of(), List.of());
        assertThat(broken()).containsExactly("the hub knows each message of the ledgers as they do, and no other");
    }

    @Test
    void evidenceThatIsNotInTheJournal() {
        journal = journal(List.of(new JournalFinding("evidence-missing", 0, "")), 0);
        assertThat(broken()).containsExactly("the journal audits, and holds every piece of evidence");
        journal = journal(List.of(), 1);
        assertThat(broken()).containsExactly("the journal audits, and holds every piece of evidence");
    }

    private List<String> broken() {
        Map<UUID, List<SealedEvidence>> all = Map.of(ID, evidence);
        return new Laws(new Inspection(receipts, taken, twice, all, List.of(reconciliation), journal))
                .all().stream().filter(law -> !law.holds()).map(Law::words).toList();
    }

    private static JournalCheck.Result journal(List<JournalFinding> findings, long waiting) {
        return new JournalCheck.Result(findings, new JournalCheck.Seen(1, "0".repeat(64)), 3, waiting, 0, List.of());
    }

    private static SealedEvidence piece(String event, @Nullable String recipient, String jws) {
        return new SealedEvidence(UUID.randomUUID(), ETSI + event, AT, recipient, jws);
    }

    private static Evidence says(String digest) {
        return new Evidence(
                UUID.randomUUID(),
                EvidenceEvent.SUBMISSION_ACCEPTANCE,
                List.of(),
                AT,
                party("hub"),
                party(Party.COUNCIL.eAddress()),
                List.of(party(Party.CITIZEN.eAddress())),
                null,
                AT,
                ID,
                "1".repeat(64),
                List.of(new Evidence.Part("permit.txt", "text/plain", 7, digest, null)),
                null,
                null,
                null,
                List.of());
    }

    private static Evidence.Party party(String value) {
        return new Evidence.Party("scheme", value, null, null);
    }

    private static ReceivedMessage received(String digest) {
        return new ReceivedMessage(
                ID,
                Party.COUNCIL.eAddress(),
                "council",
                Party.CITIZEN.eAddress(),
                "Permit",
                null,
                null,
                List.of(new ListedDocument("permit.txt", "text/plain", 7, digest)),
                "1".repeat(64),
                AT,
                AT,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
