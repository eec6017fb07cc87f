package org.eaddress.client;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.JournalRenewal;
import org.eaddress.client.proof.JournalSeal;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.RenewalSource;
import org.jspecify.annotations.Nullable;

/// Sends and receives messages for one e-address. Many threads may use it at once.
///
/// Sending writes to the local ledger, which is opened and locked by the first call that needs it. Every method
/// throws an [EAddressException] that says what to do next.
public final class EAddressClient implements AutoCloseable {
    private static final String INBOX = "v1/inbox?limit=500";

    private final Environment environment;
    private final Credentials credentials;
    private final Hub hub;
    private final AtomicBoolean resumed = new AtomicBoolean();
    private final EvidenceCheck check;
    private @Nullable Outgoing outgoing;
    private @Nullable Account account;

    private EAddressClient(Environment environment, Credentials credentials) {
        this.environment = environment;
        this.credentials = credentials;
        this.hub = new Hub(environment, credentials);
        this.check = new EvidenceCheck(EvidenceVerifier.trusting(credentials.anchors()));
    }

    /// A client of the hub there. Nothing is asked of the hub yet.
    public static EAddressClient connect(Environment environment, Credentials credentials) {
        return new EAddressClient(environment, credentials);
    }

    /// Sends a message legally: the receipt is verified, in the ledger, and registered when this returns.
    ///
    /// Whatever it throws, the message is in the ledger once it was prepared: [#resume] finishes it. The first
    /// sending of a client does that by itself for what an earlier process left.
    public Receipt send(Message message) {
        finishEarlier();
        return outgoing().courier().send(prepare(message));
    }

    /// Sends many messages, several at once; the outcomes are in the order of the messages.
    public List<Outcome> sendAll(List<Message> messages) {
        return sendAll(messages.stream()).toList();
    }

    /// Sends many messages, several at once, as the stream of outcomes is read.
    public Stream<Outcome> sendAll(Stream<Message> messages) {
        finishEarlier();
        return messages.gather(Gatherers.mapConcurrent(environment.sendersAtOnce(), this::attempt));
    }

    /// Finishes what an earlier process or call began, exactly once: the same ids, the same receipts.
    public List<Outcome> resume() {
        resumed.set(true);
        return outgoing().resume();
    }

    private void finishEarlier() {
        if (!resumed.get()) {
            resume();
        }
    }

    /// Ends a message that waits in the ledger to be submitted, such as one whose document is lost.
    public void abandon(UUID message) {
        outgoing().courier().abandon(message);
    }

    /// Cancels a message that lies in no mailbox yet, and ends it in the ledger. Its recipients never see it. The
    /// evidence is verified, and the same at each repeat.
    public Cancellation cancel(UUID message, String reason) {
        var done = new TakingBack(hub, check).cancel(message, reason);
        outgoing().courier().cancelled(message);
        return done;
    }

    /// Recalls a message from its mailboxes: who has not opened or taken it cannot any more, and everybody sees
    /// when and why it was recalled. The evidence is verified, and the same at each repeat.
    public Recall recall(UUID message, String reason) {
        return new TakingBack(hub, check).recall(message, reason);
    }

    /// The canonical JSON of a message in the ledger, which its receipt's digest is over.
    public Optional<byte[]> submitted(UUID message) {
        return outgoing().submitted(message);
    }

    /// The folder of the ledger.
    public Path ledger() {
        return environment.ledgerOf(credentials.clientId());
    }

    /// Compares the ledger with the hub for the messages whose ids were made in this time.
    ///
    /// @param to exclusive
    public Reconciliation reconcile(Instant from, Instant to) {
        return outgoing().reconcile(from, to);
    }

    /// Submits and registers what is unfinished, registers again what the hub does not hold as sent, and compares
    /// again.
    public Reconciliation repair(Instant from, Instant to) {
        return outgoing().repair(from, to);
    }

    /// Whose account the client acts for.
    public synchronized Account account() {
        if (account == null) {
            account = hub.call(Call.get("v1/account"), Account.class);
        }
        return account;
    }

    /// Where a message that the client sent stands.
    public MessageStatus status(UUID message) {
        return hub.call(Call.get("v1/messages/" + message), MessageStatus.class);
    }

    /// When a message counts as notified by law if it is sent now, by the hub's clock.
    public DeemedNotification deadline() {
        return hub.call(Call.get("v1/deemed-notification"), DeemedNotification.class);
    }

    /// When a message counts as notified by law that is sent then.
    public DeemedNotification deadline(Instant sentAt) {
        return hub.call(Call.get("v1/deemed-notification?sentAt=" + Json.time(sentAt)), DeemedNotification.class);
    }

    /// Has the hub seal that there was nothing from one e-address to another in `[since, until)`; the client's is
    /// one of the two. The statement is verified. Asked again it is the same one.
    public SealedEvidence absence(String from, String to, Instant since, Instant until) {
        var question = Json.object()
                .put("from", from)
                .put("to", to)
                .put("since", Json.time(since))
                .put("until", Json.time(until));
        var statement = hub.call(Call.post("v1/absences", question), SealedEvidence.class);
        check.absence(question, statement);
        return statement;
    }

    /// The evidence about a message, each piece verified.
    public List<SealedEvidence> evidence(UUID message) {
        var evidence = hub.call(Call.get("v1/messages/%s/evidence".formatted(message)), Answers.EvidenceList.class)
                .evidence();
        evidence.forEach(piece -> check.evidence(message, piece.jws()));
        return evidence;
    }

    /// Saves the evidence to a folder, one file a piece in the order of the events; beside it, when this client
    /// sent the message, the message itself, so that all can be checked together.
    public List<Path> saveEvidence(UUID message, List<SealedEvidence> evidence, Path folder) {
        return new EvidenceFolder(folder).save(evidence, submitted(message));
    }

    /// The portable proof of a message in one file, checked before it gets its name.
    public PortableProof.Result saveProof(UUID message, ProofForm form, Path file) {
        return new ProofTaking(hub, check).take(message, form, file);
    }

    /// What lies in the mailbox and is neither confirmed nor rejected yet, oldest first; pages are fetched as the
    /// stream is read.
    public Stream<InboxEntry> inbox() {
        return inbox(Duration.ZERO);
    }

    /// The same; while there is nothing, it waits for what comes, so long at most, and not longer than the hub lets
    /// anybody wait.
    public Stream<InboxEntry> inbox(Duration wait) {
        var first = wait.isZero() ? Call.get(INBOX) : Call.waiting(INBOX + "&wait=" + wait.toSeconds(), wait);
        return Pages.<Answers.InboxPage>after(
                        hub.call(first, Answers.InboxPage.class),
                        hub,
                        INBOX,
                        Answers.InboxPage.class,
                        Answers.InboxPage::next)
                .flatMap(page -> page.messages().stream());
    }

    /// Takes a message and its documents into a folder of its own below this one. Repeating takes only what is
    /// missing.
    public Fetched fetch(UUID message, Path folder) {
        return new Fetching(hub, environment.progress()).fetch(message, folder);
    }

    /// Takes all that waits in the mailbox, oldest first, as the stream is read; the messages come many in a call.
    /// One that cannot be taken, such as one that is recalled this moment, ends the stream with its exception:
    /// begin anew.
    public Stream<Fetched> fetchAll(Path folder) {
        return new Fetching(hub, environment.progress()).fetchAll(folder);
    }

    /// Confirms that the client's system has the message, naming the digests of what is on its disk now.
    public Handover confirm(Fetched fetched) {
        var message = fetched.message().message();
        return confirm(message, fetched.digests());
    }

    /// Confirms that the client's system has the message.
    ///
    /// @param digests of the documents in the order of the message, as this system computed them
    public Handover confirm(UUID message, List<String> digests) {
        return new Confirming(hub, check).confirm(message, digests);
    }

    /// Confirms many in few calls, as [#confirm(Fetched)] does one. What becomes of one is no other's trouble; the
    /// outcomes are in the order of the messages, one for each. A repeat is harmless.
    public List<Confirmation> confirmAll(Collection<Fetched> fetched) {
        return new Confirming(hub, check).confirmAll(fetched);
    }

    /// The same of messages that are kept in another way.
    ///
    /// @param digests by message, as in [#confirm(UUID, List)]
    public List<Confirmation> confirmAll(Map<UUID, List<String>> digests) {
        return new Confirming(hub, check).confirmAll(digests);
    }

    /// Says that the client's system does not take the message, and why. It leaves the inbox; its sender sees the
    /// reason, and people can still open it in the portal.
    public Rejection reject(UUID message, RejectionReason reason) {
        var body = Json.object().put("reason", reason.code());
        var rejection = hub.call(Call.put("v1/inbox/%s/rejection".formatted(message), body), Rejection.class);
        check.rejection(message, reason, rejection.evidence());
        return rejection;
    }

    /// Where the hub announces mail to the client's own server.
    public Webhooks webhook() {
        return new Webhooks(hub);
    }

    /// Tells the hub that a self-test begins, in which the client sends this message to itself. From now on the hub
    /// notes what a client in test does with it.
    ///
    /// @param doctor the version of what runs it
    public void beginSelfTest(UUID message, String doctor) {
        hub.call(Call.put("v1/connection/self-test/" + message, Map.of("doctor", doctor)));
    }

    /// Tells the hub how the self-test with this message went, for the page of its connection.
    public SelfTestResult report(UUID message, List<TestedStep> steps) {
        var body = Json.object().put("message", message.toString());
        var list = body.putArray("steps");
        for (var step : steps) {
            var form = list.addObject().put("name", step.name());
            if (step.failure() != null) {
                form.put("failure", step.failure());
            }
        }
        return hub.call(Call.put("v1/connection/self-test", body), SelfTestResult.class);
    }

    /// The seals of the hub's journal from the first, each fetched as the stream is read. Nothing is checked yet:
    /// that is the work of a [org.eaddress.client.proof.JournalCheck].
    public Stream<JournalSeal> journal() {
        return Stream.iterate(sealsAfter(0), page -> !page.seals().isEmpty(), page -> sealsAfter(page.after()))
                .flatMap(page -> page.seals().stream())
                .map(seal -> hub.call(Call.get("v1/journal/seals/" + seal.number()), JournalSeal.class));
    }

    /// The renewals of the journal's time-stamps; the check of them needs [#renewalSource()], too.
    public List<JournalRenewal> renewals() {
        return new JournalRenewals(hub).all();
    }

    /// The large parts of renewals, each fetched when it is asked for.
    public RenewalSource renewalSource() {
        return new JournalRenewals(hub);
    }

    private Answers.SealPage sealsAfter(long number) {
        var page = hub.call(Call.get("v1/journal/seals?limit=500&after=" + number), Answers.SealPage.class);
        if (!page.goesOnAfter(number)) {
            throw new UnreadableAnswer("The hub's list of seals does not go on.");
        }
        return page;
    }

    /// One content to many recipients.
    public Batches batches() {
        return new Batches(
                hub,
                () -> new BatchSending(
                        hub, outgoing().courier(), environment, account().eAddress()));
    }

    /// The legal holds, for the operator.
    public LegalHolds holds() {
        return new LegalHolds(hub);
    }

    /// Evidence that is not the client's own, for an auditor.
    public Openings openings() {
        return new Openings(hub);
    }

    /// The receipts in the ledger.
    public Stream<String> receipts() {
        return outgoing().receipts();
    }

    /// Whether these e-addresses can be reached, in the order asked. The persons among them see who asked.
    public List<DirectoryEntry> lookup(List<String> eAddresses) {
        return lookup(eAddresses, null);
    }

    /// The same for a declared purpose, `sending`, `address-list` or `proceedings`, without which the hub answers
    /// about few persons at a time only.
    public List<DirectoryEntry> lookup(List<String> eAddresses, @Nullable String purpose) {
        var body = Json.object();
        if (purpose != null) {
            body.put("purpose", purpose);
        }
        var asked = body.putArray("eAddresses");
        eAddresses.forEach(asked::add);
        return hub.call(Call.post("v1/directory/lookup", body), Answers.Directory.class)
                .entries();
    }

    /// The organisations that changed after this version, each as it is now, in the order of their changes; from 0
    /// on, all of them. Pages are fetched as the stream is read; keep the last version for the next time.
    public Stream<Organisation> organisations(long after) {
        return Stream.iterate(
                        changedAfter(after),
                        page -> !page.isEmpty(),
                        page -> changedAfter(page.getLast().version()))
                .flatMap(List::stream);
    }

    private List<Organisation> changedAfter(long version) {
        var page = hub.call(
                        Call.get("v1/directory/organisations?limit=500&after=" + version), Answers.Organisations.class)
                .organisations();
        if (!page.isEmpty() && page.getLast().version() <= version) {
            throw new UnreadableAnswer("The hub's list of organisations does not go on.");
        }
        return page;
    }

    /// What may show that these are the wrong recipients, to be asked before sending.
    public List<RecipientWarnings> warnings(List<String> eAddresses) {
        return hub.call(Call.post("v1/recipients/warnings", Map.of("eAddresses", eAddresses)), Answers.Warnings.class)
                .recipients();
    }

    private Outcome attempt(Message message) {
        var saved = message.id() == null ? message.withId(Message.newId()) : message;
        var id = saved.id() == null ? Message.newId() : saved.id();
        return Attempt.of(id, () -> send(saved));
    }

    private Prepared prepare(Message message) {
        var from = message.from() == null ? account().eAddress() : message.from();
        return new Preparation(environment.putAheadBytes()).prepare(message, from);
    }

    private synchronized Outgoing outgoing() {
        if (outgoing == null) {
            outgoing = Outgoing.open(ledger(), environment, hub, check);
        }
        return outgoing;
    }

    /// Ends the connection and gives the ledger free.
    @Override
    public synchronized void close() {
        hub.close();
        if (outgoing != null) {
            outgoing.close();
        }
    }
}
